import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import type { PatchbayDocument } from '../../model/index.ts';
import type { Comparison, Verbs } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Select } from '../kit/inputs/Select.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import styles from './DiffDialog.module.css';

const OPEN = 'open';

/** One of the two, as far as it is known. */
interface Side {
  readonly name: string;
  readonly document: PatchbayDocument | null;
  /** Why it cannot be read. */
  readonly problem: string | null;
  /** The choice in the list; empty for a file. */
  readonly choice: string;
}

/** Two models beside each other: files that are given, or documents of the list. Neither is opened. */
export function DiffDialog() {
  const { verbs } = useStores();
  const [before, setBefore] = useState<Side | null>(null);
  const [after, setAfter] = useState<Side | null>(null);
  const [made, setMade] = useState<{
    readonly of: readonly unknown[];
    readonly comparison: Comparison;
  } | null>(null);
  const [a, b] = [before?.document ?? null, after?.document ?? null];
  useEffect(() => {
    if (a === null || b === null) return;
    let gone = false;
    void verbs
      .compareDocuments(a, b, true)
      .then((comparison) => gone || setMade({ of: [a, b], comparison }));
    return () => {
      gone = true;
    };
  }, [a, b, verbs]);
  const isMade = made !== null && made.of[0] === a && made.of[1] === b;
  const names = `what changed from ${before?.name ?? ''} to ${after?.name ?? ''}`;
  const swap = (): void => {
    setBefore(after);
    setAfter(before);
  };
  const drop = (event: DragEvent): void => {
    const [one, other] = event.dataTransfer.files;
    if (one === undefined) return;
    event.preventDefault();
    const isAfter =
      event.target instanceof Element && event.target.closest('[data-side=After]') !== null;
    const isFirst = other !== undefined || (before === null && !isAfter);
    void sideOf(one, verbs).then(isFirst ? setBefore : setAfter);
    if (other !== undefined) void sideOf(other, verbs).then(setAfter);
  };
  return (
    <Dialog title="Compare two models" size="sheet" onClose={() => verbs.openDialog(null)}>
      <div className={styles.whole} data-drop-here onDrop={drop}>
        <div className={styles.sides}>
          <SideChoice label="Before" side={before} onSide={setBefore} />
          <Button variant="quiet" disabled={before === null && after === null} onClick={swap}>
            Swap
          </Button>
          <SideChoice label="After" side={after} onSide={setAfter} />
        </div>
        {isMade ? (
          <ComparisonView comparison={made.comparison} label={names} choosing={null} />
        ) : (
          <p className={styles.empty}>
            {a === null || b === null
              ? 'Drop two files here, or choose two models: what differs is shown on one canvas, as a list and as text. Nothing is stored or run.'
              : 'Loading…'}
          </p>
        )}
      </div>
    </Dialog>
  );
}

async function sideOf(file: File, verbs: Verbs): Promise<Side> {
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  const read = bytes === null ? null : await verbs.modelInFile({ name: file.name, bytes });
  const problem = read === null ? 'It cannot be read.' : read.ok ? null : read.error;
  return { name: file.name, document: read?.ok === true ? read.value : null, problem, choice: '' };
}

interface ChoiceProps {
  readonly label: string;
  readonly side: Side | null;
  readonly onSide: (side: Side) => void;
}

function SideChoice({ label, side, onSide }: ChoiceProps) {
  const { document, lists, verbs } = useStores();
  const input = useRef<HTMLInputElement>(null);
  const documents = useStore(lists, (state) => state.documents);
  const current = useStore(document, (state) => state.document);
  const id = useStore(document, ({ origin }) => (origin.kind === 'link' ? null : origin.id));
  const options = [
    { value: OPEN, label: current.name, note: 'open' },
    ...documents.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name })),
  ];

  async function choose(choice: string): Promise<void> {
    const label = options.find(({ value }) => value === choice)?.label ?? '';
    const found = choice === OPEN ? current : await verbs.otherDocument(choice);
    const problem = found === null ? 'It cannot be read.' : null;
    onSide({ name: label, document: found, problem, choice });
  }
  return (
    <fieldset className={styles.side} data-side={label}>
      <legend>{label}</legend>
      <Select
        aria-label={`${label}: a document`}
        value={side?.choice ?? ''}
        options={options}
        placeholder={side?.name ?? 'Choose a document'}
        onChange={(choice) => void choose(choice)}
      />
      <Button onClick={() => input.current?.click()}>Choose a file</Button>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.zip,.svg,.png"
        aria-label={`${label}: a file`}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void sideOf(file, verbs).then(onSide);
          event.currentTarget.value = '';
        }}
      />
      {side?.problem != null && (
        <p className={styles.problem} role="alert">
          {`${side.name}: ${side.problem}`}
        </p>
      )}
    </fieldset>
  );
}
