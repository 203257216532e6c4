import { memo, useState } from 'react';
import { useStore } from 'zustand';
import type { RunRecord } from '../../../stores/api.ts';
import { isOnRay, stepsOfRecord } from '../../../stores/records/runRecord.ts';
import { runName } from '../../page/runName.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { TextField } from '../../page/TextField.tsx';
import { RunTools } from './RunTools.tsx';
import { useSeconds } from './useSeconds.ts';
import panels from '../Panels.module.css';
import styles from './Runs.module.css';

const when = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

function duration(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** Why a run that was cut off with its page does not go on, or from where it does. */
function whyCut(cut: RunRecord['cut']): string | undefined {
  if (cut === undefined) return undefined;
  if (cut.steps !== null) return `Cut off with its page; it can go on from step ${cut.steps}.`;
  return ['Cut off with its page; it cannot go on.', ...cut.reasons].join(' ');
}

/** One kept run: what it is called, how it went, and what can be done with it. */
export const RunRow = memo(function RunRow({ record }: { readonly record: RunRecord }) {
  const { lists, run, verbs } = useStores();
  const { id, startedAt, status, elapsed, seed, jobId, error, source, cut } = record;
  const isShown = useStore(run, (state) => state.record === id);
  const [isNaming, setNaming] = useState(false);
  const isOurs = source !== 'plugboard';
  const standing = useStore(lists, ({ onRay }) => onRay[id] ?? null);
  const isAway = isOnRay(record);
  const now = useSeconds(isAway);
  const culprit = error?.component ?? null;
  const name = runName(record);
  return (
    <tr data-shown={isShown ? '' : undefined} className={styles.row}>
      <th scope="row" className={styles.name}>
        {isNaming ? (
          <TextField
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            aria-label={`New name of ${name}`}
            value={record.name ?? ''}
            placeholder={name}
            maxLength={80}
            onFocus={(event) => event.currentTarget.select()}
            onCommit={(text) => void verbs.renameRun(id, text)}
            onBlur={() => setNaming(false)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key === 'Escape') setNaming(false);
            }}
          />
        ) : (
          <>
            <span>{name}</span>
            {isShown && <span className={styles.shown}>shown</span>}
          </>
        )}
      </th>
      <td className={panels.whole}>{when.format(startedAt)}</td>
      <td className={status === 'failed' ? panels.error : panels.whole}>
        {isAway
          ? `${standing?.stage === 'away' ? 'unknown' : (standing?.stage ?? status)} on Ray`
          : cut === undefined
            ? status
            : 'interrupted'}
      </td>
      <td className={panels.number} translate="no">
        {isAway ? '' : stepsOfRecord(record)}
      </td>
      <td className={panels.number} translate="no">
        {isOurs && duration(isAway ? Math.max(0, now - startedAt) : elapsed)}
      </td>
      <td className={panels.number} translate="no">
        {isOurs && seed}
      </td>
      <td className={panels.whole}>{isOurs ? (jobId ?? '') : 'from plugboard'}</td>
      <td className={styles.failure}>
        {culprit !== null && (
          <>
            <button
              type="button"
              className={panels.link}
              onClick={() => verbs.revealComponent(culprit)}
            >
              {culprit}
            </button>
            <span>{': '}</span>
          </>
        )}
        <span>{error?.message ?? whyCut(cut) ?? standing?.note}</span>
      </td>
      <td className={styles.tools}>
        <RunTools record={record} name={name} isShown={isShown} onRename={() => setNaming(true)} />
      </td>
    </tr>
  );
});
