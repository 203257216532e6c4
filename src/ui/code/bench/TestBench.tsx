import { Play, RotateCcw, StepForward } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Json } from '../../../base/json.ts';
import type { ComponentType } from '../../../model/index.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import fields from '../../kit/inputs/Field.module.css';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import styles from './Bench.module.css';
import { TrialTable } from './TrialTable.tsx';
import { type TrialInputs, useTrial } from './useTrial.ts';

/** What an input gets as long as nobody has said otherwise. */
const FIRST = '1, 2, 3';
/** Steps that a component without inputs takes at once. */
const STEPS = 10;

interface Props {
  readonly file: string;
  /** The types that the file declares; at least one. */
  readonly types: readonly ComponentType[];
}

/** One component alone: values are typed in for its inputs, and it is stepped. */
export function TestBench({ file, types }: Props) {
  const { document: store, verbs } = useStores();
  const files = useStore(store, (state) => state.document.files);
  const [wanted, setWanted] = useState<string | null>(null);
  const type = types.find((each) => each.type === wanted) ?? types[0];
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const { shown, reset, step } = useTrial(type?.type ?? '', files);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => void verbs.prepareText(), [verbs]);
  if (type === undefined) return null;
  const { inputs, outputs } = type.ports({});

  /** What the inputs get; null where one of them cannot be read. */
  function typedIn(): TrialInputs | null {
    const values: Record<string, readonly Json[]> = {};
    for (const input of inputs) {
      const read = verbs.valueOfText(`[${texts[input] ?? FIRST}]`);
      if (!read.ok || !Array.isArray(read.value)) {
        setFault(
          `The values of ${input} cannot be read. Write them with commas between: ${FIRST}.`,
        );
        return null;
      }
      values[input] = read.value as readonly Json[];
    }
    setFault(null);
    return values;
  }
  function take(count: 'one' | 'all'): void {
    const given = typedIn();
    if (given === null) return;
    const longest = Math.max(0, ...Object.values(given).map((values) => values.length));
    const left = (inputs.length === 0 ? STEPS : longest) - shown.rows.length;
    void step(count === 'one' ? 1 : Math.max(1, left), given);
  }
  function typeInto(input: string, text: string): void {
    setTexts({ ...texts, [input]: text });
    setFault(null);
    reset();
  }

  const said = fault ?? shown.fault;
  const state = shown.isSilent
    ? 'It does not answer. Begin anew to end it.'
    : shown.waitsFor !== null
      ? `Waiting for ${shown.waitsFor}`
      : shown.isOver
        ? 'It has ended.'
        : `${shown.rows.length} steps`;
  return (
    <section className={styles.bench} aria-label={`Test bench of ${file}`}>
      <div className={styles.head}>
        {types.length > 1 ? (
          <Select
            aria-label="Component to try"
            value={type.type}
            options={types.map(({ type: value, label }) => ({ value, label }))}
            onChange={setWanted}
          />
        ) : (
          <span className={styles.title}>{type.label}</span>
        )}
        <Button disabled={shown.isOver} onClick={() => take('one')}>
          <StepForward aria-hidden />
          Step
        </Button>
        <IconButton
          label="Take all steps"
          side="top"
          disabled={shown.isOver}
          onClick={() => take('all')}
        >
          <Play aria-hidden />
        </IconButton>
        <IconButton label="Begin anew" side="top" onClick={reset}>
          <RotateCcw aria-hidden />
        </IconButton>
      </div>
      {inputs.map((input) => (
        <label key={input} className={styles.input}>
          <span>{input}</span>
          <input
            type="text"
            className={`typed ${fields.input}`}
            aria-label={`Values of ${input}`}
            spellCheck={false}
            autoComplete="off"
            value={texts[input] ?? FIRST}
            onChange={(event) => typeInto(input, event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take('one');
            }}
          />
        </label>
      ))}
      <p
        role="status"
        aria-label="State of the trial"
        className={said === null ? styles.state : styles.bad}
      >
        {said ?? state}
      </p>
      <TrialTable outputs={outputs} rows={shown.rows} log={shown.log} />
    </section>
  );
}
