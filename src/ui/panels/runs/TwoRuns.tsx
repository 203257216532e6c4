import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ComparedPair, RunRecord } from '../../../stores/api.ts';
import { Button } from '../../kit/Button.tsx';
import { Select } from '../../kit/inputs/Select.tsx';
import { runName } from '../../page/runName.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { Difference } from './Difference.tsx';
import { ToleranceCheck } from './ToleranceCheck.tsx';
import panels from '../Panels.module.css';
import styles from './Runs.module.css';

interface Props {
  /** Two at least, newest first. */
  readonly runs: readonly RunRecord[];
  readonly onClose: () => void;
}

/** What differs between any two kept runs, and whether their values agree. */
export function TwoRuns({ runs, onClose }: Props) {
  const { run, verbs } = useStores();
  const [chosen, setChosen] = useState(() => firstPair(runs, run.getState().record));
  const [pair, setPair] = useState<ComparedPair | null>(null);
  const [one = '', other = ''] = chosen;
  useEffect(() => {
    let isNow = true;
    void verbs.differenceOfRuns(one, other).then((found) => isNow && setPair(found));
    return () => {
      isNow = false;
    };
  }, [verbs, one, other, runs]);
  const options = runs.map((record) => ({ value: record.id, label: runName(record) }));
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? 'Run';
  const names = [nameOf(one), nameOf(other)] as const;
  return (
    <div className={panels.panel}>
      <div className={panels.bar}>
        <Button variant="quiet" onClick={onClose}>
          <ArrowLeft aria-hidden />
          All runs
        </Button>
        <div className={styles.choice}>
          <Select
            aria-label="First run"
            value={one}
            options={options}
            onChange={(id) => setChosen([id, other])}
          />
        </div>
        <span className={panels.note}>and</span>
        <div className={styles.choice}>
          <Select
            aria-label="Second run"
            value={other}
            options={options}
            onChange={(id) => setChosen([one, id])}
          />
        </div>
      </div>
      {pair !== null && (
        <div className={panels.scroll}>
          <ToleranceCheck series={pair.series} names={names} />
          <Difference pair={pair} names={names} />
        </div>
      )}
    </div>
  );
}

/** The run that shows and the one before it. */
function firstPair(runs: readonly RunRecord[], shown: string | null): readonly string[] {
  const at = Math.max(
    0,
    runs.findIndex(({ id }) => id === shown),
  );
  const later = Math.min(at, runs.length - 2);
  return runs
    .slice(later, later + 2)
    .map(({ id }) => id)
    .toReversed();
}
