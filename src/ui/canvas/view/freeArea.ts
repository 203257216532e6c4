/** How much of the canvas is covered at each of its edges, CSS pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export type Edge = keyof Insets;

/** A rectangle of the screen, CSS pixels. */
export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Something that lies over the canvas, at one of its edges. */
export interface Cover {
  readonly edge: Edge;
  readonly box: ScreenBox;
}

/** The share of the canvas that counts as free whatever covers it: a model is shown somewhere. */
const LEAST_FREE = 0.3;

/** Whatever says that it lies over the canvas. */
export function coversOf(canvas: Element): readonly HTMLElement[] {
  return [...canvas.ownerDocument.querySelectorAll<HTMLElement>('[data-covers]')];
}

/**
 * What bars and drawers leave of the canvas. Whoever lies over it says at which edge, by the attribute
 * `data-covers="top | right | bottom | left"`, inside the canvas or beside it on the page; so there is no
 * list to keep, and what is measured is what one sees. What lies in a corner may say another edge by
 * `data-covers-or`: then there are two answers, and a model takes the one in which it is larger.
 */
export function freeAreas(canvas: Element): readonly [Insets, ...Insets[]] {
  const all = coversOf(canvas);
  const under = (edgeOf: (element: HTMLElement) => string | undefined): Insets =>
    insetsOf(
      canvas.getBoundingClientRect(),
      all.map((element): Cover => {
        return { edge: edgeOf(element) as Edge, box: element.getBoundingClientRect() };
      }),
    );
  const first = under(({ dataset }) => dataset['covers']);
  if (all.every(({ dataset }) => dataset['coversOr'] === undefined)) return [first];
  return [first, under(({ dataset }) => dataset['coversOr'] ?? dataset['covers'])];
}

/** The insets of a canvas under these covers; those that do not touch it count for nothing. */
export function insetsOf(canvas: ScreenBox, covers: readonly Cover[]): Insets {
  const insets = { top: 0, right: 0, bottom: 0, left: 0 };
  for (const { edge, box } of covers) {
    const width = Math.min(box.right, canvas.right) - Math.max(box.left, canvas.left);
    const height = Math.min(box.bottom, canvas.bottom) - Math.max(box.top, canvas.top);
    if (!(width > 0 && height > 0)) continue;
    const reach = {
      top: box.bottom - canvas.top,
      right: canvas.right - box.left,
      bottom: canvas.bottom - box.top,
      left: box.right - canvas.left,
    };
    if (edge in insets) insets[edge] = Math.max(insets[edge], reach[edge]);
  }
  const [left, right] = within(insets.left, insets.right, canvas.right - canvas.left);
  const [top, bottom] = within(insets.top, insets.bottom, canvas.bottom - canvas.top);
  return { top, right, bottom, left };
}

/** Two insets that leave some of a length free: both give way alike. */
function within(first: number, second: number, length: number): readonly [number, number] {
  const most = length * (1 - LEAST_FREE);
  const sum = first + second;
  return sum <= most ? [first, second] : [(first * most) / sum, (second * most) / sum];
}
