import { Download } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { fileName, saveFile } from '../../page/saveFile.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { useTextsReady } from '../../page/useTextsReady.ts';
import { CopyButton } from '../CopyButton.tsx';
import { ArchiveButton, ArchiveView, useArchive } from './ArchiveExport.tsx';
import { ExportFiles } from './ExportFiles.tsx';
import { PictureButton, type PictureKind, PictureView, usePicture } from './PictureExport.tsx';
import { ProjectButton, ProjectView } from './ProjectExport.tsx';
import { LeftOutOfYaml } from './LeftOutOfYaml.tsx';
import { StudyNote } from './StudyNote.tsx';
import { useClose } from '../useClose.ts';
import { usePromised } from '../usePromised.ts';
import styles from './ExportDialog.module.css';

interface Kind {
  readonly id: string;
  readonly label: string;
  readonly suffix: string;
  readonly hasLayout: boolean;
  readonly openAt?: (text: string) => string;
}

/** Many files in one, beside the formats that are one text. */
const PROJECT: Kind = {
  ...{ id: 'project', label: 'Project for plugboard', suffix: '.zip', hasLayout: false },
};

/** All of the document, with what is kept beside it. */
const ARCHIVE: Kind = {
  id: 'archive',
  label: 'Archive',
  suffix: '.patchbay.zip',
  hasLayout: false,
};

/** The canvas, with the model in it. */
const PICTURES: readonly Kind[] = [
  { id: 'svg', label: 'SVG', suffix: '.svg', hasLayout: false },
  { id: 'png', label: 'PNG', suffix: '.png', hasLayout: false },
];

const NONE: readonly string[] = [];

/** The document for elsewhere: YAML that plugboard runs, a diagram, a whole project, or all of it. */
export function ExportDialog() {
  return useTextsReady() ? <ReadyDialog /> : null;
}

function ReadyDialog() {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const close = useClose();
  const kinds = useMemo(
    (): readonly Kind[] => [...verbs.textFormats(), ...PICTURES, PROJECT, ARCHIVE],
    [verbs],
  );
  const [kind, setKind] = useState<Kind>(kinds[0] ?? PROJECT);
  const [layout, setLayout] = useState(true);
  const isProject = kind.id === PROJECT.id;
  const picture = kind.id === 'svg' || kind.id === 'png' ? kind.id : null;
  const isText = !isProject && kind.id !== ARCHIVE.id && picture === null;
  // Of the document as it is while the dialog is open, which is modal.
  const text = useMemo(
    () => ({ of: current, text: isText ? verbs.exportText(kind.id, { layout }) : '' }).text,
    [verbs, kind, isText, layout, current],
  );
  const [without, setWithout] = useState<readonly string[]>(NONE);
  const project = useProject(isProject, fileName(current.name, ''), without);
  const { theme, setTheme, drawn } = useDrawn(picture);
  const archive = useArchive(kind.id === ARCHIVE.id);
  const module = usePromised(verbs.exportModule);
  const file = fileName(current.name, kind.suffix);

  return (
    <Dialog
      title="Export"
      size="medium"
      onClose={close}
      foot={
        isText ? (
          <TextButtons text={text} file={file} elsewhere={kind.openAt?.(text) ?? null} />
        ) : picture !== null ? (
          <PictureButton made={drawn} file={file} />
        ) : isProject ? (
          <ProjectButton ready={project.made?.ok === true} file={file} make={project.make} />
        ) : (
          <ArchiveButton made={archive} file={file} />
        )
      }
    >
      <div className={styles.row}>
        <Choices kinds={kinds} kind={kind} onChange={setKind} />
        {kind.hasLayout && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={layout}
              onChange={(event) => setLayout(event.currentTarget.checked)}
            />
            With the layout of the canvas
          </label>
        )}
      </div>
      {(isProject || kind.id === 'yaml') && <StudyNote />}
      {isProject && <ProjectView made={project.made} without={without} onWithout={setWithout} />}
      {picture !== null && <PictureView made={drawn} theme={theme} onTheme={setTheme} />}
      {kind.id === ARCHIVE.id && <ArchiveView made={archive} />}
      {isText && (
        <>
          {/* Long text scrolls, and the keyboard must be able to scroll it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className={styles.text} aria-label="Exported text" tabIndex={0}>
            {text}
          </pre>
          {kind.id === 'yaml' && <LeftOutOfYaml layout={layout} />}
          <ExportFiles module={kind.id === 'yaml' ? module : null} />
        </>
      )}
    </Dialog>
  );
}

/** The document as a picture, first in the look of the page. */
function useDrawn(kind: PictureKind | null) {
  const [theme, setTheme] = useState<'light' | 'dark'>(() =>
    getComputedStyle(globalThis.document.documentElement).colorScheme === 'dark' ? 'dark' : 'light',
  );
  return { theme, setTheme, drawn: usePicture(kind, theme) };
}

/** The document as a project, made when it is wanted. */
function useProject(wanted: boolean, folder: string, without: readonly string[]) {
  const { verbs } = useStores();
  const make = useCallback(() => verbs.exportProject(folder, without), [verbs, folder, without]);
  const ask = useCallback(async () => (wanted ? make() : null), [wanted, make]);
  return { made: usePromised(ask), make };
}

function Choices(props: {
  readonly kinds: readonly Kind[];
  readonly kind: Kind;
  readonly onChange: (kind: Kind) => void;
}) {
  return (
    <div className={styles.choices}>
      {props.kinds.map((kind) => (
        <button
          key={kind.id}
          type="button"
          className={styles.choice}
          aria-pressed={kind.id === props.kind.id}
          onClick={() => props.onChange(kind)}
        >
          {kind.label}
        </button>
      ))}
    </div>
  );
}

interface TextProps {
  readonly text: string;
  readonly file: string;
  /** Where it can be edited; null: nowhere else. */
  readonly elsewhere: string | null;
}

function TextButtons({ text, file, elsewhere }: TextProps) {
  return (
    <>
      {elsewhere !== null && (
        <a href={elsewhere} target="_blank" rel="noreferrer">
          Edit in Mermaid Live
        </a>
      )}
      <CopyButton label="Copy" text={text} />
      <Button
        variant="primary"
        onClick={() => saveFile(file, new Blob([text], { type: 'text/plain' }))}
      >
        <Download aria-hidden />
        <span>{`Download ${file}`}</span>
      </Button>
    </>
  );
}
