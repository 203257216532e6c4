import { Download } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { saveFile } from '../../page/saveFile.ts';
import { sizeText } from '../../../base/sizeText.ts';
import { usePromised } from '../usePromised.ts';
import styles from './ExportDialog.module.css';

export type PictureKind = 'svg' | 'png';
type Theme = 'light' | 'dark';

/** A picture of the document, which holds the document itself as well. */
export interface MadePicture {
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
  readonly warnings: readonly string[];
}

/** Draws the document when a picture of it is wanted; null: not yet, or not. */
export function usePicture(kind: PictureKind | null, theme: Theme): MadePicture | null {
  const { document, verbs } = useStores();
  const ask = useCallback(async (): Promise<MadePicture | null> => {
    if (kind === null) return null;
    const { document: now, catalogue } = document.getState();
    const { drawPicture } = await import('../../../graph/picture/drawPicture.ts');
    const drawn = drawPicture(now, catalogue, theme);
    if (kind === 'svg') {
      const { picture, warnings } = await verbs.pictureWithModel(drawn.svg);
      return { ...drawn, blob: new Blob([picture], { type: 'image/svg+xml' }), warnings };
    }
    const { rasterised } = await import('../../page/rasterised.ts');
    const bytes = await rasterised(drawn);
    if (bytes === null) return null;
    const { picture, warnings } = await verbs.pictureWithModel(bytes);
    return { ...drawn, blob: new Blob([picture.slice()], { type: 'image/png' }), warnings };
  }, [document, verbs, kind, theme]);
  return usePromised(ask);
}

/** The picture as it will be, and in which look. */
export function PictureView(props: {
  readonly made: MadePicture | null;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}) {
  const { made, theme, onTheme } = props;
  const { document } = useStores();
  const name = useStore(document, (state) => state.document.name);
  const url = useObjectUrl(made?.blob ?? null);
  return (
    <>
      <div className={styles.picture}>
        {url !== null && <img src={url} alt={`Canvas of ${name}`} />}
      </div>
      <div className={styles.row}>
        <p className={styles.note}>
          {made === null
            ? 'Drawing…'
            : `${Math.round(made.width)} × ${Math.round(made.height)}, ${sizeText(made.blob.size)}. The model is in it: dropped onto Patchbay, the picture opens again.`}
        </p>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={theme === 'dark'}
            onChange={(event) => onTheme(event.currentTarget.checked ? 'dark' : 'light')}
          />
          Dark
        </label>
      </div>
      {made?.warnings.map((warning) => (
        <p key={warning} className={styles.note}>
          {warning}
        </p>
      ))}
    </>
  );
}

/** An address for a blob as long as it is shown. */
function useObjectUrl(blob: Blob | null): string | null {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    const url = blob === null ? null : URL.createObjectURL(blob);
    setShown(url);
    return () => {
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [blob]);
  return shown;
}

export function PictureButton(props: { readonly made: MadePicture | null; readonly file: string }) {
  const { made, file } = props;
  const save = useMemo(
    () => (made === null ? null : () => saveFile(file, made.blob)),
    [made, file],
  );
  return (
    <Button variant="primary" disabled={save === null} onClick={() => save?.()}>
      <Download aria-hidden />
      <span>{`Download ${file}`}</span>
    </Button>
  );
}
