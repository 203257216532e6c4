import { Hourglass, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { shortMessage } from '../../base/text/cutInMiddle.ts';
import styles from './Viewer.module.css';

/** What keeps the model from running, or the run from answering. */
export function ViewerBanner() {
  const { document, run, verbs } = useStores();
  const problems = useStore(document, (state) => state.problems);
  const isSilent = useStore(run, (state) => state.unresponsive);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (isSilent)
    return (
      <div className={styles.banner} role="alert">
        <Hourglass aria-hidden />
        <p>The run does not answer. A component may be in a long calculation.</p>
        <Button onClick={() => void verbs.stop()}>End the run</Button>
      </div>
    );
  const [first] = errors;
  if (first === undefined) return null;
  const more = errors.length === 1 ? '' : ` ${errors.length - 1} more are listed in the editor.`;
  return (
    <div className={styles.banner} role="alert">
      <TriangleAlert aria-hidden />
      <p>{`This model cannot run yet. ${shortMessage(first.message)}${more}`}</p>
    </div>
  );
}
