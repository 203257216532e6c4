import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { tabLocks, NO_LOCKS, type TabLocks, type TabLocksEvent } from './tabLocks.ts';

/** Something that happens, in any order and as often as it likes; a token is one of those asked for so far. */
type Happening =
  | { readonly kind: 'wanted'; readonly id: string | null }
  | { readonly kind: 'renewed'; readonly id: string }
  | { readonly kind: 'answered'; readonly at: number; readonly held: boolean }
  | { readonly kind: 'granted'; readonly at: number }
  | { readonly kind: 'opened' | 'dropped' | 'left' };

const id = fc.constantFrom('a', 'b', 'c');
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('wanted' as const), id: fc.option(id) }),
  fc.record({ kind: fc.constant('renewed' as const), id }),
  fc.record({ kind: fc.constant('answered' as const), at: fc.nat(5), held: fc.boolean() }),
  fc.record({ kind: fc.constant('granted' as const), at: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('opened' as const, 'dropped' as const, 'left' as const) }),
);

interface World {
  state: TabLocks;
  tokens: number;
  /** Tokens that were asked for and not released. */
  readonly alive: Set<number>;
  rereads: number;
}

function happen(world: World, one: Happening): void {
  const event = eventOf(world, one);
  const { state, effects } = tabLocks(world.state, event);
  world.state = state;
  for (const effect of effects) {
    if (effect.kind === 'ask') world.alive.add(effect.token);
    else if (effect.kind === 'release') expect(world.alive.delete(effect.token)).toBe(true);
    else world.rereads += 1;
  }
}

function eventOf(world: World, one: Happening): TabLocksEvent {
  switch (one.kind) {
    case 'wanted':
    case 'renewed':
      world.tokens += 1;
      return { ...one, token: world.tokens } as TabLocksEvent;
    case 'answered':
      return { kind: 'answered', token: world.tokens - one.at, held: one.held };
    case 'granted':
      return { kind: 'granted', token: world.tokens - one.at };
    default:
      return { kind: one.kind };
  }
}

const tokensOf = ({ open, next }: TabLocks) =>
  new Set([open, next].flatMap((lock) => lock?.token ?? []));

describe('tab locks', () => {
  property.prop([fc.array(happening, { maxLength: 40 })])(
    'whatever happens in whatever order, those that live are that of the open document and that of the next',
    (happenings) => {
      const world: World = { state: NO_LOCKS, tokens: 0, alive: new Set(), rereads: 0 };
      for (const one of happenings) {
        happen(world, one);
        expect(world.alive).toEqual(tokensOf(world.state));
      }
      happen(world, { kind: 'left' });
      expect(world.alive.size).toBe(0);
    },
  );

  property.prop([fc.boolean()])(
    'a right that comes late has its document read again, once it is open',
    (isBefore) => {
      const world: World = { state: NO_LOCKS, tokens: 0, alive: new Set(), rereads: 0 };
      happen(world, { kind: 'wanted', id: 'a' });
      happen(world, { kind: 'answered', at: 0, held: false });
      if (isBefore) happen(world, { kind: 'granted', at: 0 });
      expect(world.rereads).toBe(0);
      happen(world, { kind: 'opened' });
      if (!isBefore) happen(world, { kind: 'granted', at: 0 });
      expect(world.rereads).toBe(1);
      expect(world.state.open?.right).toBe('held');
    },
  );
});
