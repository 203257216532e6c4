import { type ReactNode, useMemo, useState } from 'react';
import { drawDifference } from '../../graph/picture/drawDifference.ts';
import type { Comparison } from '../../stores/index.ts';
import { Segments } from '../kit/inputs/Segments.tsx';
import { ChangeList, type Choosing } from './ChangeList.tsx';
import { ModelView } from './ModelView.tsx';
import { TextDifference } from './TextDifference.tsx';
import { usePictureTheme } from './usePictureTheme.ts';
import styles from './ComparisonView.module.css';

interface Props {
  readonly comparison: Comparison;
  /** What is compared, for the canvas's name: `Version of 14:05 and now`. */
  readonly label: string;
  readonly choosing: Choosing | null;
  /** Stands under the list of changes. */
  readonly foot?: ReactNode;
}

/** Two documents on one canvas, with the changes or the text beside it. */
export function ComparisonView({ comparison, label, choosing, foot }: Props) {
  const { merged, catalogue, changes, texts } = comparison;
  const theme = usePictureTheme();
  const [tab, setTab] = useState<'changes' | 'text'>('changes');
  const [reveal, setReveal] = useState<{ readonly name: string } | null>(null);
  const picture = useMemo(
    () => drawDifference(merged.document, catalogue, theme, merged),
    [merged, catalogue, theme],
  );
  return (
    <div className={styles.both}>
      <ModelView picture={picture} label={`Canvas: ${label}, read only`} reveal={reveal} />
      <aside className={styles.side} aria-label="Differences">
        <div className={styles.tabs}>
          <Segments
            label="What is shown beside the canvas"
            value={tab}
            options={[
              { value: 'changes', label: `Changes (${changes.length})` },
              { value: 'text', label: 'Text' },
            ]}
            onChange={setTab}
          />
        </div>
        {tab === 'text' ? (
          <TextDifference texts={texts} />
        ) : (
          <>
            <div className={styles.scroll} tabIndex={0} role="group" aria-label="Changes">
              <ChangeList
                changes={changes}
                choosing={choosing}
                onReveal={(name) => setReveal({ name })}
              />
            </div>
            {foot}
          </>
        )}
      </aside>
    </div>
  );
}
