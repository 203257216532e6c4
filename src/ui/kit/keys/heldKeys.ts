import { isTextField } from './isTextField.ts';

/** For so long keys wait for something that takes the focus; behind it they were meant for nobody. */
const PATIENCE_MS = 2_000;

/** Keys that are the browser's own, or lead away: nobody would expect them to wait. */
function isKept(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key === 'F2' || !/^(?:Tab|F\d+)$/.test(event.key);
}

/** Does in a text field what a key does there by itself; a key that was made by a script does nothing. */
function typeInto(field: Element, { key }: KeyboardEvent): void {
  const owner = field.ownerDocument;
  // The one way to type that fields, React and the field's own undo all hear of.
  if (key.length === 1) owner.execCommand('insertText', false, key);
  else if (key === 'Backspace') owner.execCommand('delete');
}

/** Gives a key to what has the focus now. */
function giveOn(event: KeyboardEvent, page: Document): void {
  const to = page.activeElement ?? page.body;
  const { key, code, shiftKey } = event;
  const again = new KeyboardEvent('keydown', {
    ...{ key, code, shiftKey },
    ...{ bubbles: true, cancelable: true, composed: true },
  });
  if (to.dispatchEvent(again) && isTextField(to)) typeInto(to, event);
}

/** Lets the page draw what the last key asked for. */
function drawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** What is being waited for, and what was pressed since. */
interface Hold {
  readonly awaited: Set<Promise<boolean>>;
  readonly keys: KeyboardEvent[];
}

let current: Hold | null = null;

function begin(page: Document): Hold {
  const hold: Hold = { awaited: new Set(), keys: [] };
  const view = page.defaultView ?? window;
  const keep = (event: KeyboardEvent): void => {
    // What was made by `giveOn` goes through.
    if (!event.isTrusted || !isKept(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    hold.keys.push(event);
  };
  const end = (): void => {
    if (current === hold) current = null;
    view.removeEventListener('keydown', keep, true);
    view.removeEventListener('pointerdown', leave, true);
  };
  // Who presses elsewhere has gone on: what is typed there has not to wait.
  const leave = (): void => {
    hold.keys.length = 0;
    hold.awaited.clear();
    end();
  };
  view.addEventListener('keydown', keep, true);
  view.addEventListener('pointerdown', leave, true);
  void giveAll(hold, page).then(end);
  return hold;
}

async function giveAll({ awaited, keys }: Hold, page: Document): Promise<void> {
  // Whoever began to hold has something to wait for.
  await Promise.resolve();
  while (awaited.size > 0 || keys.length > 0) {
    const came = await Promise.all(awaited);
    // What would have taken them did not come: elsewhere letters are commands.
    if (came.includes(false)) keys.length = 0;
    if (keys.length > 0) await drawn();
    if (awaited.size > 0) continue;
    const next = keys.shift();
    if (next !== undefined) giveOn(next, page);
  }
}

/**
 * Keeps keys that are pressed while what they are meant for is still on its way, and gives them to it in
 * their order. A press of the pointer ends it.
 *
 * @param ready fulfilled, never rejected, once what has the focus may have them; false: nobody is to have them
 */
export function holdKeys(ready: Promise<boolean>, page: Document = document): void {
  const { awaited } = (current ??= begin(page));
  awaited.add(ready);
  void ready.then(() => awaited.delete(ready));
}

/** Fulfilled once something else than now has the focus; with false when nothing took it. */
export function focusMoved(page: Document = document): Promise<boolean> {
  const from = page.activeElement;
  const until = performance.now() + PATIENCE_MS;
  return new Promise((resolve) => {
    const look = (): void => {
      const now = page.activeElement;
      if (now !== null && now !== from && now !== page.body) resolve(true);
      else if (performance.now() > until) resolve(false);
      else setTimeout(look, 10);
    };
    // What needs no script of its own has the focus as soon as it is drawn.
    queueMicrotask(look);
  });
}
