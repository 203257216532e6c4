import { useId, useState, type FocusEvent, type ReactNode } from 'react';
import { drawnText } from '../../../base/drawnText.ts';

/**
 * So much of a text is laid out before somebody comes to its field, UTF-16 units: more than the largest field
 * shows without scrolling. 30,000 letters take a page 14 ms, and a form has a hundred fields.
 */
const BEGIN = 1_000;

type TextInput = HTMLInputElement | HTMLTextAreaElement;

/** What a field of text carries, whatever else it does. */
interface LongTextAttributes {
  readonly value: string;
  readonly title: string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly onFocus: (event: FocusEvent<TextInput>) => void;
  readonly onDragEnter: () => void;
}

/** Writes the whole of a text where its beginning was; what was selected still is, all of it if all was. */
function showWhole(field: TextInput, whole: string): void {
  const { selectionStart, selectionEnd, value } = field;
  field.value = whole;
  if (field.value === value) return;
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  field.setSelectionRange(selectionStart, isAll ? field.value.length : selectionEnd);
}

/**
 * A field shows the beginning of a very long text until it is entered, or something is dragged over it. From
 * then on it has the whole, also when it is left: what was typed into it and its undo are never touched.
 *
 * @param describedBy what else describes the field
 * @returns what the field carries, and what stands beside it
 */
export function useLongText(
  whole: string,
  describedBy: string | undefined,
): { readonly attributes: LongTextAttributes; readonly note: ReactNode } {
  const [isEntered, setEntered] = useState(false);
  const id = useId();
  const begin = isEntered ? whole : drawnText(whole, BEGIN);
  const isCut = begin !== whole;
  const length = `${whole.length.toLocaleString('en')} letters, all of them shown once the field is entered.`;

  function enter({ currentTarget: field }: FocusEvent<TextInput>): void {
    if (isCut) {
      const wait = new AbortController();
      const show = () => {
        if (!wait.signal.aborted) showWhole(field, whole);
        wait.abort();
      };
      // Once it is known what is selected, which the browser says after this event; before any text in any case.
      queueMicrotask(show);
      field.addEventListener('beforeinput', show, { signal: wait.signal });
    }
    setEntered(true);
  }
  return {
    attributes: {
      value: begin,
      title: isCut ? length : undefined,
      'aria-describedby': isCut ? [describedBy, id].filter(Boolean).join(' ') : describedBy,
      onFocus: enter,
      onDragEnter: () => setEntered(true),
    },
    note: isCut && (
      <span id={id} hidden>
        {length}
      </span>
    ),
  };
}
