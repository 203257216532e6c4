/** A text of a field and where the caret was. */
interface Moment {
  readonly text: string;
  readonly caret: number;
}

/** What was typed into a field since it has the focus. */
interface Trail {
  readonly past: Moment[];
  readonly future: Moment[];
  now: Moment;
  /** When and how it was typed last: what follows at once, in the same way, is undone with it. */
  at: number;
  by: string;
}

type TextInput = HTMLInputElement | HTMLTextAreaElement;

/** Typing that pauses for longer is undone apart, milliseconds. */
const PAUSE = 1000;
/** Moments that are remembered of one field. */
const MOST = 200;
const TYPES = new Set(['text', 'search', 'url', 'tel', 'email', 'password', 'number']);

function textInput(target: EventTarget | null): TextInput | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && TYPES.has(target.type) ? target : null;
}

const momentOf = (field: TextInput): Moment => ({
  text: field.value,
  caret: field.selectionEnd ?? field.value.length,
});

/** Writes a text as a person would, so that whoever listens to the field hears of it. */
function write(field: TextInput, { text, caret }: Moment): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }));
  field.setSelectionRange(caret, caret);
}

/**
 * Undo and redo inside text fields. A browser has one history for all fields of a page, and undoes what was
 * typed into another one when this one has nothing left; here each field has its own, from the moment
 * it is entered, and undo never leaves it. Text editors (`contenteditable`) have theirs.
 *
 * @param mac Command in place of Ctrl
 * @param clock milliseconds
 * @returns how to take it back
 */
export function keepUndoInFields(
  target: Window,
  mac: boolean,
  clock: () => number = () => performance.now(),
): () => void {
  const trails = new WeakMap<TextInput, Trail>();

  function trailOf(field: TextInput): Trail {
    const known = trails.get(field);
    // Somebody else has written it since: what was typed before means nothing any more.
    if (known !== undefined && known.now.text === field.value) return known;
    const fresh: Trail = { past: [], future: [], now: momentOf(field), at: -Infinity, by: '' };
    trails.set(field, fresh);
    return fresh;
  }
  function enter(event: Event): void {
    const field = textInput(event.target);
    if (field === null) return;
    trails.delete(field);
    trailOf(field);
  }
  function note(event: Event): void {
    const field = textInput(event.target);
    const { inputType = '', isComposing = false } = event as Partial<InputEvent>;
    if (field === null || isComposing || inputType.startsWith('history')) return;
    const trail = trails.get(field);
    if (trail === undefined || trail.now.text === field.value) return;
    const goesOn = inputType === trail.by && clock() - trail.at < PAUSE;
    if (!goesOn || trail.past.length === 0) trail.past.push(trail.now);
    if (trail.past.length > MOST) trail.past.shift();
    trail.future.length = 0;
    trail.now = momentOf(field);
    [trail.at, trail.by] = [clock(), inputType];
  }
  function go(field: TextInput, back: boolean): void {
    if (field.readOnly || field.disabled) return;
    const trail = trailOf(field);
    const [from, to] = back ? [trail.past, trail.future] : [trail.future, trail.past];
    const next = from.pop();
    if (next === undefined) return;
    to.push(momentOf(field));
    trail.now = next;
    trail.by = '';
    write(field, next);
  }
  function press(event: KeyboardEvent): void {
    const field = textInput(event.target);
    const held = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (field === null || !held || event.altKey) return;
    const key = event.key.toLowerCase();
    const back = key === 'z' && !event.shiftKey;
    const forth = (key === 'z' && event.shiftKey) || (key === 'y' && !mac && !event.shiftKey);
    if (!back && !forth) return;
    event.preventDefault();
    event.stopPropagation();
    go(field, back);
  }
  /** What the page wrote since is what typing begins with: a field has all of a long text once it is entered. */
  function look({ target: at }: Event): void {
    const field = textInput(at);
    if (field !== null) trailOf(field);
  }
  /** Undo and redo of the browser's own menu. */
  function ask(event: InputEvent): void {
    if (!event.isComposing) look(event);
    if (!event.inputType.startsWith('history')) return;
    const field = textInput(event.target);
    if (field === null) return;
    event.preventDefault();
    if (field === document.activeElement) go(field, event.inputType === 'historyUndo');
  }

  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  target.addEventListener('focusin', enter, options);
  target.addEventListener('compositionstart', look, options);
  target.addEventListener('input', note, options);
  target.addEventListener('compositionend', (event) => setTimeout(() => note(event)), options);
  target.addEventListener('keydown', press, options);
  target.addEventListener('beforeinput', ask, options);
  return () => stop.abort();
}
