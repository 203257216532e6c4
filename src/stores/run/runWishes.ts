import type { Breakpoint } from '../../model/run/index.ts';
import { componentNow, fieldNow, type Names } from '../../model/names.ts';
import type { ArgumentChange, GivenComponent } from './argumentChanges.ts';

/** What a worker knows from its start, and learns anew when it changes while the run is on. */
export interface Known {
  /** Rounds a second; null: as fast as it goes. */
  readonly speed: number | null;
  /** The fields to record. */
  readonly watch: readonly string[];
  readonly breakpoints: readonly Breakpoint[];
  readonly components: ReadonlyMap<string, GivenComponent>;
}

/** How far the worker of a run knows what was changed, in the names of now. */
export type Wishes =
  /** It comes up: what is changed meanwhile is told it then. */
  | { readonly kind: 'away'; readonly told: Known; readonly wanted: Known }
  | { readonly kind: 'quiet'; readonly told: Known }
  /**
   * An argument is being told, others wait: they are told one after the other, so that the last value
   * counts. `next`: the components as they were changed meanwhile.
   */
  | {
      readonly kind: 'telling';
      readonly told: Known;
      readonly queue: readonly ArgumentChange[];
      readonly next: Known['components'];
    };

export type WishesEvent =
  | { readonly kind: 'wanted'; readonly wish: Partial<Known> }
  | { readonly kind: 'atHand' }
  /** The argument of before is told, or refused. */
  | { readonly kind: 'answered' }
  | { readonly kind: 'renamed'; readonly names: Names };

type WishesEffect =
  | { readonly kind: 'speed'; readonly speed: number | null }
  | { readonly kind: 'watch'; readonly watch: readonly string[] }
  | { readonly kind: 'breakpoints'; readonly breakpoints: readonly Breakpoint[] }
  | { readonly kind: 'argument'; readonly change: ArgumentChange };

/** What has changed between two states of a model in the arguments of its components. */
export type Changes = (
  before: Known['components'],
  after: Known['components'],
) => readonly ArgumentChange[];

interface Step {
  readonly state: Wishes;
  readonly effects: readonly WishesEffect[];
}

/** What comes of an event. */
export function runWishes(state: Wishes, event: WishesEvent, changes: Changes): Step {
  switch (event.kind) {
    case 'wanted':
      return wanted(state, event.wish, changes);
    case 'atHand':
      return state.kind === 'away' ? caughtUp(state, changes) : { state, effects: [] };
    case 'answered':
      return state.kind === 'telling' ? answered(state, changes) : { state, effects: [] };
    case 'renamed':
      return { state: renamed(state, event.names), effects: [] };
  }
}

function wanted(state: Wishes, wish: Partial<Known>, changes: Changes): Step {
  if (state.kind === 'away')
    return { state: { ...state, wanted: { ...state.wanted, ...wish } }, effects: [] };
  const { components = null, ...others } = wish;
  const told = { ...state.told, ...others };
  const effects = effectsOf(others);
  if (components === null) return { state: { ...state, told }, effects };
  if (state.kind === 'telling') return { state: { ...state, told, next: components }, effects };
  const step = tell(told, components, changes);
  return { ...step, effects: [...effects, ...step.effects] };
}

function caughtUp(
  { told, wanted: now }: Wishes & { readonly kind: 'away' },
  changes: Changes,
): Step {
  const isSame = (key: 'speed' | 'watch' | 'breakpoints') =>
    JSON.stringify(told[key]) === JSON.stringify(now[key]);
  const effects = effectsOf({
    ...(isSame('speed') ? {} : { speed: now.speed }),
    ...(isSame('watch') ? {} : { watch: now.watch }),
    ...(isSame('breakpoints') ? {} : { breakpoints: now.breakpoints }),
  });
  const step = tell({ ...now, components: told.components }, now.components, changes);
  return { ...step, effects: [...effects, ...step.effects] };
}

function effectsOf(wish: Omit<Partial<Known>, 'components'>): readonly WishesEffect[] {
  const { speed, watch, breakpoints } = wish;
  return [
    ...(speed === undefined ? [] : [{ kind: 'speed', speed } as const]),
    ...(watch === undefined ? [] : [{ kind: 'watch', watch } as const]),
    ...(breakpoints === undefined ? [] : [{ kind: 'breakpoints', breakpoints } as const]),
  ];
}

/** Begins to tell what is different in the components. */
function tell(told: Known, components: Known['components'], changes: Changes): Step {
  const [change, ...queue] = changes(told.components, components);
  const now = { ...told, components };
  if (change === undefined) return { state: { kind: 'quiet', told: now }, effects: [] };
  return {
    state: { kind: 'telling', told: now, queue, next: components },
    effects: [{ kind: 'argument', change }],
  };
}

function answered(state: Wishes & { readonly kind: 'telling' }, changes: Changes): Step {
  const [change, ...queue] = state.queue;
  if (change === undefined) return tell(state.told, state.next, changes);
  return { state: { ...state, queue }, effects: [{ kind: 'argument', change }] };
}

function renamed(state: Wishes, names: Names): Wishes {
  const told = knownNow(names, state.told);
  if (state.kind === 'away') return { ...state, told, wanted: knownNow(names, state.wanted) };
  if (state.kind === 'quiet') return { ...state, told };
  const queue = state.queue.map((change) => ({
    ...change,
    component: componentNow(names, change.component),
  }));
  return { ...state, told, queue, next: componentsNow(names, state.next) };
}

function knownNow(names: Names, known: Known): Known {
  const now = (field: string) => fieldNow(names, field);
  return {
    ...known,
    watch: known.watch.map(now),
    breakpoints: known.breakpoints.map((one) => ({ ...one, field: now(one.field) })),
    components: componentsNow(names, known.components),
  };
}

function componentsNow(names: Names, components: Known['components']): Known['components'] {
  return new Map([...components].map(([name, given]) => [componentNow(names, name), given]));
}
