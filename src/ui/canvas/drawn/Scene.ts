import { boundsOf, type Rect } from '../../../base/gridIndex.ts';
import type { ComponentView, WireView } from '../../../graph/graph.ts';
import type { Lighting } from '../../../graph/lighting.ts';
import { followingWires, wiresAt } from '../../../graph/links.ts';
import type { Point } from '../../../graph/wires/wirePath.ts';
import { READABLE } from './attendance.ts';
import { readInks, type Inks } from './inks.ts';
import { Layer } from './Layer.ts';
import { paintComponents } from './paintComponents.ts';
import { type Ends, paintWires } from './paintWires.ts';
import { boxOf, type Plan, wireBounds } from './plan.ts';
import { covers, type Region, regionAround, regionFor, type View } from './region.ts';

/** What is to be seen. */
export interface SceneState {
  readonly plan: Plan;
  /** Where components are that are being moved. */
  readonly moved: ReadonlyMap<string, Point>;
  /** Components that stand on the page as elements. */
  readonly present: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  /** Those that a run failed at. */
  readonly failed: ReadonlySet<string>;
  readonly selectedWires: ReadonlySet<string>;
  readonly lighting: Lighting;
}

export interface SceneOptions {
  readonly host: HTMLElement;
  /** Whose styles give the colours. */
  readonly root: HTMLElement;
  readonly view: () => View;
}

/** The view rests when it has not changed for so long, milliseconds. */
const REST_MS = 120;
/** Scaled more than this a picture looks too coarse or too fine, even while the view moves. */
const MOST_SCALED = 2.7;
/** How much of the rest is left to be seen while something is lit. */
const VEIL = 0.62;

/**
 * Draws a graph that is too large for an element each, at most once a frame and only when something
 * changed: all of it on one bitmap, and on another, above it, what stands out or is being moved. Panning
 * and zooming move the bitmaps; they are drawn anew when they no longer hold what is in view, when they
 * are scaled too much, and once the view rests.
 */
export class Scene {
  readonly #options: SceneOptions;
  readonly #all = new Layer();
  readonly #lit = new Layer();
  #state: SceneState | null = null;
  #inks: Inks | null = null;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #changedAt = -Infinity;
  #stale = { all: true, lit: true };

  constructor(options: SceneOptions) {
    this.#options = options;
    options.host.append(this.#all.element, this.#lit.element);
  }

  show(state: SceneState): void {
    const before = this.#state;
    this.#state = state;
    const isSame =
      before?.plan === state.plan &&
      before.selected === state.selected &&
      before.failed === state.failed &&
      sameKeys(before.moved, state.moved);
    if (!isSame) this.#stale = { all: true, lit: true };
    else if (
      before.lighting !== state.lighting ||
      before.selectedWires !== state.selectedWires ||
      before.moved !== state.moved
    )
      this.#stale.lit = true;
    if (this.#stale.all || this.#stale.lit) this.#ask();
  }

  viewChanged(): void {
    this.#changedAt = performance.now();
    this.#ask();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#ask(), REST_MS);
  }

  /** The theme or the screen's pixels changed: everything is drawn anew. */
  refresh(): void {
    this.#inks = null;
    this.#stale = { all: true, lit: true };
    this.#ask();
  }

  dispose(): void {
    this.#state = null;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#all.element.remove();
    this.#lit.element.remove();
  }

  #ask(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => this.#draw());
    // The first picture does not wait for a frame: it comes in that of the page around it.
    if (this.#all.region === null) queueMicrotask(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const state = this.#state;
    const view = this.#options.view();
    if (state === null || view.width === 0) return;
    this.#inks ??= readInks(this.#options.root);
    const before = this.#all.region;
    const isWorn = this.#stale.all || this.#wears(before, view, state.plan.bounds);
    const region =
      isWorn || before === null ? regionFor(view, state.plan.bounds, devicePixelRatio) : before;
    if (isWorn) this.#drawAll(state, region, this.#inks);
    if (state.moved.size > 0) this.#drawMoving(state, view, region.ratio, this.#inks);
    else if (isWorn || this.#stale.lit) this.#drawLit(state, region, this.#inks);
    this.#stale = { all: false, lit: false };
  }

  /** Whether what was drawn does no longer do for a view. */
  #wears(region: Region | null, view: View, bounds: Rect): boolean {
    if (region === null || !covers(region, view, bounds)) return true;
    if (region.ratio !== devicePixelRatio) return true;
    const scaled = view.zoom / region.zoom;
    if (Math.abs(scaled - 1) < 1e-6) return false;
    const rests = performance.now() - this.#changedAt >= REST_MS - 5;
    return rests || scaled > MOST_SCALED || scaled < 1 / MOST_SCALED;
  }

  #drawAll({ plan, moved, selected, failed }: SceneState, region: Region, inks: Inks): void {
    const rests = ({ source, target }: WireView): boolean =>
      !moved.has(source.component) && !moved.has(target.component);
    const wires = plan.wires.in(region).filter((wire) => moved.size === 0 || rests(wire));
    const views = plan.components.in(region).filter(({ name }) => !moved.has(name));
    const { zoom } = region;
    this.#all.draw(region, (context) => {
      paintWires(context, wires, { inks, zoom, endsOf: endsAtRest });
      paintComponents(context, views, { inks, zoom, selected, failed });
    });
    if (plan.graph.components.length > 0) this.#options.host.dataset['scene'] = 'drawn';
  }

  /** Everything behind a veil, and above it what stands out. */
  #drawLit(state: SceneState, region: Region, inks: Inks): void {
    const { plan, selected, failed, selectedWires, lighting } = state;
    const { lit, path, neighbours } = lighting;
    if (lit.size === 0 && neighbours.size === 0 && selectedWires.size === 0) {
      this.#lit.clear();
      return;
    }
    const { zoom } = region;
    const wires = plan.wires.in(region);
    const plain = wires.filter(({ id }) => path.has(id));
    const shining = wires.filter(({ id }) => lit.has(id) && !selectedWires.has(id));
    const chosen = wires.filter(({ id }) => selectedWires.has(id));
    const ends = new Set(neighbours);
    for (const { source, target } of plain) ends.add(source.component).add(target.component);
    const views = plan.components
      .in(region)
      .filter(({ name }) => ends.has(name) || selected.has(name));
    this.#lit.draw(region, (context) => {
      context.globalAlpha = VEIL;
      context.fillStyle = inks.canvas;
      context.fillRect(region.x, region.y, region.width, region.height);
      context.globalAlpha = 1;
      const paint = { inks, zoom, endsOf: endsAtRest };
      paintWires(context, plain, paint);
      paintWires(context, shining, { ...paint, lit: { ink: null, width: 2.5 } });
      paintWires(context, chosen, { ...paint, lit: { ink: inks.accent, width: 3 } });
      paintComponents(context, views, { inks, zoom, selected, failed });
    });
  }

  /** What is being moved, drawn anew in every frame: on a bitmap no larger than it must be. */
  #drawMoving(state: SceneState, view: View, ratio: number, inks: Inks): void {
    const { plan, moved, present, selected, failed } = state;
    const endsOf = endsWhileMoved(plan.graph.byName, moved);
    // Few wires are elements while they move, so that only their own surroundings are painted anew.
    const all = wiresAt(plan.graph, moved.keys());
    const wires = followingWires(plan.graph, moved.keys()).length > 0 ? [] : all;
    const carried = [...moved].flatMap(([name, position]): ComponentView[] => {
      const at = plan.graph.byName.get(name);
      const isSeen = present.has(name) && view.zoom >= READABLE;
      return at === undefined || isSeen ? [] : [{ ...at, position }];
    });
    const bounds = boundsOf([
      ...carried.map(boxOf),
      ...wires.map((wire) => {
        const { source, target } = endsOf(wire);
        return wireBounds(wire, source, target);
      }),
    ]);
    const region = bounds && regionAround(bounds, view, ratio);
    if (region === null) {
      this.#lit.clear();
      return;
    }
    const { zoom } = region;
    this.#lit.draw(region, (context) => {
      paintWires(context, wires, { inks, zoom, endsOf, lit: { ink: null, width: 2.5 } });
      paintComponents(context, carried, { inks, zoom, selected, failed });
    });
  }
}

function sameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a === b || (a.size === b.size && [...a.keys()].every((key) => b.has(key)));
}

function endsAtRest({ from, to }: WireView): Ends {
  return { source: from, target: to };
}

/** The ends of a wire while components are on their way. */
function endsWhileMoved(
  byName: ReadonlyMap<string, ComponentView>,
  moved: ReadonlyMap<string, Point>,
): (wire: WireView) => Ends {
  const shift = (component: string, { x, y }: Point): Point => {
    const now = moved.get(component);
    const view = byName.get(component);
    if (now === undefined || view === undefined) return { x, y };
    return { x: x + now.x - view.position.x, y: y + now.y - view.position.y };
  };
  return ({ source, target, from, to }) => ({
    source: shift(source.component, from),
    target: shift(target.component, to),
  });
}
