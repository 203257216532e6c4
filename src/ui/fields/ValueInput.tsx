import { useId, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import type { Json } from '../../base/json.ts';
import { useStores } from '../page/StoresContext.tsx';
import { useLongText } from '../kit/inputs/useLongText.tsx';
import { useUnderWay } from '../page/useUnderWay.ts';
import { Offers } from './Offers.tsx';
import styles from './Fields.module.css';
import type { Change } from './Change.ts';
import { useDraft } from './drafts.ts';
import {
  looksLikeArithmetic,
  numberFault,
  offersFor,
  plainSum,
  readValue,
  typedText,
  type ValueKind,
} from './values/fieldValue.ts';
import { stepped } from './values/stepped.ts';

export interface ValueInputProps {
  readonly value: Json | undefined;
  readonly kind: ValueKind;
  readonly label: string;
  readonly id?: string | undefined;
  readonly placeholder?: string;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** May be typed behind a number, and is the one that is meant. */
  readonly unit?: string | undefined;
  /** An empty text means no value, and is passed on as undefined. */
  readonly optional?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly mono?: boolean;
  /** Under this key a text that was not taken is remembered. */
  readonly draftKey?: string | undefined;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
  /** What is wrong with a value that can be read; null: nothing. */
  readonly check?: ((value: Json) => string | null) | undefined;
  /** Texts near to one that was refused, each of which would do. */
  readonly offer?: ((text: string) => readonly string[]) | undefined;
  readonly onCommit: Change;
  /** After Enter was taken. */
  readonly onEnter?: (() => void) | undefined;
  /** True: what was pasted was taken elsewhere. */
  readonly onPaste?: ((text: string) => boolean) | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
}

/** How many steps a key asks for: one, ten with Shift, a tenth with Alt; 0 for other keys. */
function stepsOf({ key, shiftKey, altKey }: KeyboardEvent): number {
  const way = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
  return way * (shiftKey ? 10 : altKey ? 0.1 : 1);
}

/**
 * A line in which one value is typed. It counts on Enter or on leaving, Escape takes it back; what cannot
 * be read stays in the line with the reason and changes nothing. Numbers may be sums (`2*60`).
 */
export function ValueInput(props: ValueInputProps) {
  const { value, kind, label, id, placeholder, min, max, optional = false, mono = false } = props;
  const { calculate } = useStores();
  const [draft, setDraft] = useDraft(props.draftKey);
  const noteId = useId();
  const own = typedText(value, kind);
  const shown = draft?.text ?? own;
  const problem = draft?.problem ?? null;
  const whole = kind === 'integer';
  const isNumber = kind === 'number' || whole;
  const range = { min, max, unit: props.unit };
  const long = useLongText(shown, problem === null ? props.describedBy : noteId);

  /** Why the text cannot be taken as it stands; null when it can. */
  function faultOf(text: string): string | null {
    if (optional && text.trim() === '') return null;
    const read = readValue(text, kind, range);
    return read.ok ? (props.check?.(read.value) ?? null) : read.error;
  }

  useUnderWay(
    draft === null || draft.text === own
      ? null
      : () => {
          const { text } = draft;
          if (faultOf(text) !== null) return false;
          const read = readValue(text, kind, range);
          props.onCommit(
            optional && text.trim() === '' ? undefined : read.ok ? read.value : undefined,
          );
          return true;
        },
  );

  async function commitSum(text: string, otherwise: string): Promise<void> {
    const sum = await calculate(plainSum(text));
    const fault = sum === null ? otherwise : numberFault(text, sum, whole, range);
    if (sum === null || fault !== null) return setDraft({ text, problem: fault });
    props.onCommit(sum);
    setDraft(null);
  }

  /** True when the text was taken, or will be once the sum is done. */
  function commit(text: string, gesture?: string): boolean {
    if (text === own && problem === null) {
      setDraft(null);
      return true;
    }
    const fault = faultOf(text);
    if (fault !== null && isNumber && looksLikeArithmetic(plainSum(text))) {
      void commitSum(text, fault);
      return true;
    }
    if (fault !== null) {
      setDraft({ text, problem: fault });
      return false;
    }
    const read = readValue(text, kind, range);
    const isEmpty = optional && text.trim() === '';
    if (text !== own) props.onCommit(isEmpty || !read.ok ? undefined : read.value, gesture);
    setDraft(null);
    return true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    props.onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && commit(shown)) props.onEnter?.();
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    }
    const steps = isNumber ? stepsOf(event) : 0;
    if (steps === 0) return;
    event.preventDefault();
    const next = stepped(shown === '' ? (placeholder ?? '') : shown, steps, whole, { min, max });
    if (next !== null) commit(next, 'step');
  }

  return (
    <div className={props.className}>
      <input
        ref={props.ref}
        id={id}
        type="text"
        className={`typed ${styles.input} ${mono ? styles.mono : ''}`}
        inputMode={isNumber ? 'decimal' : undefined}
        spellCheck={false}
        autoComplete="off"
        aria-label={id === undefined ? label : undefined}
        aria-invalid={problem !== null || props.invalid ? true : undefined}
        placeholder={placeholder}
        {...long.attributes}
        onChange={(event) => {
          const text = event.currentTarget.value;
          // A reason goes as soon as it no longer holds.
          setDraft({ text, problem: problem === null ? null : faultOf(text) });
        }}
        onBlur={() => draft !== null && commit(draft.text)}
        onPaste={(event: ClipboardEvent<HTMLInputElement>) => {
          if (props.onPaste?.(event.clipboardData.getData('text/plain'))) event.preventDefault();
        }}
        onKeyDown={onKeyDown}
      />
      {long.note}
      {problem !== null && (
        <>
          <p id={noteId} className={styles.problem} role="alert">
            {problem}
          </p>
          <Offers
            texts={props.offer?.(shown) ?? offersFor(shown, kind, range)}
            onTake={(text) => commit(text)}
          />
        </>
      )}
    </div>
  );
}
