import { type Effort, NO_LIMIT } from '../../base/effort.ts';
import { boundsOf, type GridIndex, type Rect, touches } from '../../base/gridIndex.ts';
import { sameData } from '../../base/sameData.ts';

/** What steps are taken for; the same object as long as nothing of it is another. */
interface Wire {
  readonly id: string;
}

/** Where something is not as it was when the wires were led the last time. */
export class Changes {
  readonly #areas: Rect[] = [];
  #bounds: Rect | null = null;

  constructor(areas: readonly Rect[] = []) {
    this.add(areas);
  }

  add(areas: readonly Rect[]): void {
    if (areas.length === 0) return;
    this.#areas.push(...areas);
    this.#bounds = boundsOf(this.#bounds === null ? areas : [this.#bounds, ...areas]);
  }

  touch(area: Rect): boolean {
    if (this.#bounds === null || !touches(this.#bounds, area)) return false;
    return this.#areas.some((each) => touches(each, area));
  }
}

/** What a step found for a wire, and what others have to know of it. */
export interface Found<R> {
  readonly result: R;
  /** All that it depends on lies in here. */
  readonly area: Rect;
  /** What later steps have to keep away from. */
  readonly left: readonly Rect[];
}

/** A step as it was done: for this wire, out of this, with so much effort. */
interface Step<R> extends Found<R> {
  readonly wire: Wire;
  readonly given: unknown;
  readonly cost: number;
}

export type Steps<R> = ReadonlyMap<string, Step<R>>;

/**
 * Steps that are taken for one wire after the other, always in one order, and that depend on the wire, on
 * the boxes in an area and on what earlier steps left there. Of such a row only those are taken
 * again in whose area something changed; the others are remembered, so that both ways lead to the same.
 */
export class Row<R> {
  readonly #before: Steps<R>;
  readonly #changes: Changes;
  readonly #effort: Effort;
  readonly #steps = new Map<string, Step<R>>();

  constructor(before: Steps<R> = new Map(), changes = new Changes(), effort: Effort = NO_LIMIT) {
    this.#before = before;
    this.#changes = changes;
    this.#effort = effort;
  }

  get steps(): Steps<R> {
    return this.#steps;
  }

  /** To be told before the first step which wires have one: what the steps of others left is gone. */
  begin(wires: readonly Wire[]): void {
    if (this.#before.size === 0) return;
    const all = new Set(wires);
    for (const { wire, left } of this.#before.values()) if (!all.has(wire)) this.#changes.add(left);
  }

  /** The step for a wire as it was taken before, if it would be the same; else null. */
  remembered(wire: Wire, given: unknown = null): Found<R> | null {
    const old = this.#before.get(wire.id);
    if (old?.wire !== wire || !sameData(old.given, given) || this.#changes.touch(old.area))
      return null;
    this.#effort.remember(old.cost);
    this.#steps.set(wire.id, old);
    return old;
  }

  /** Takes the step for a wire. */
  take(wire: Wire, find: () => Found<R>, given: unknown = null): Found<R> {
    const { spent } = this.#effort;
    const found = find();
    const old = this.#before.get(wire.id);
    const isSame =
      old !== undefined && sameData([old.result, old.left], [found.result, found.left]);
    const step = isSame ? { ...found, result: old.result } : found;
    if (!isSame) this.#changes.add([...(old?.left ?? []), ...found.left]);
    this.#steps.set(wire.id, { ...step, wire, given, cost: this.#effort.spent - spent });
    return step;
  }
}

/** Boxes by place that note where was looked. */
export class Looks implements GridIndex<Rect> {
  readonly #boxes: GridIndex<Rect>;
  readonly #areas: Rect[] = [];

  constructor(boxes: GridIndex<Rect>) {
    this.#boxes = boxes;
  }

  in(area: Rect): readonly Rect[] {
    this.#areas.push(area);
    return this.#boxes.in(area);
  }

  /** The rectangle around all that was looked at, and around others that count as well. */
  around(...others: readonly Rect[]): Rect {
    return boundsOf([...this.#areas, ...others]) ?? NOWHERE;
  }
}

const NOWHERE: Rect = { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };
