import type { Problem } from '../../model/index.ts';
import styles from './Fields.module.css';
import { late } from '../kit/late.tsx';
import { shortMessage } from '../../base/text/cutInMiddle.ts';

// Fixes are loaded once there is a problem to fix.
const Fixes = late(async () => (await import('../problems/Fixes.tsx')).Fixes);

/** Notes at one place; the panel of problems has all of them. */
const MOST = 20;

/** Ids of what is wrong, for `aria-describedby`; undefined when nothing is. */
export function noteIds(id: string, problems: readonly Problem[]): string | undefined {
  return problems.length === 0
    ? undefined
    : problems
        .slice(0, MOST)
        .map((_, i) => `${id}-${i}`)
        .join(' ');
}

/** What is wrong at a place, each with a way out where there is one. */
export function Notes({
  id,
  problems,
}: {
  readonly id?: string;
  readonly problems: readonly Problem[];
}) {
  if (problems.length === 0) return null;
  return (
    <div className={styles.notes}>
      {problems.slice(0, MOST).map((problem, i) => (
        <div key={i}>
          <p
            id={id === undefined ? undefined : `${id}-${i}`}
            className={problem.severity === 'error' ? styles.problem : styles.warning}
          >
            {shortMessage(problem.message)}
          </p>
          <Fixes problem={problem} />
        </div>
      ))}
      {problems.length > MOST && (
        <p
          className={styles.muted}
        >{`And ${problems.length - MOST} more, in the panel Problems.`}</p>
      )}
    </div>
  );
}
