/** A gesture under way: edits of the same name are one entry of the history until then, milliseconds since 1970. */
export interface Gesture {
  readonly name: string | symbol;
  readonly until: number;
}

/**
 * The gesture after an edit, and whether that edit joins the entry of the one before. A name that is a
 * symbol (a drag) lasts however long it takes; an edit without a name is alone.
 */
export function nextGesture(
  before: Gesture | null,
  name: string | symbol | undefined,
  now: number,
  within: number,
): { readonly gesture: Gesture | null; readonly merge: boolean } {
  if (name === undefined) return { gesture: null, merge: false };
  const until = typeof name === 'symbol' ? Infinity : now + within;
  const merge = before !== null && before.name === name && now <= before.until;
  return { gesture: { name, until }, merge };
}
