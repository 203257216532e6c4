import { assertNever } from '../../base/assertNever.ts';
import type { Result } from '../../base/result.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { RunFailure } from '../../model/run/index.ts';
import type { RunHandle } from '../../runner/api.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { argumentChanges } from './argumentChanges.ts';
import type { Run } from './oneRun.ts';
import { type RunEnd, runLife, type RunLifeEvent, type Wish } from './runLife.ts';
import { type Known, runWishes, type WishesEvent } from './runWishes.ts';

/** After a stop that was answered, the end has to come within this time. */
const END_MS = 2_000;
/** A start that is asked to stop may get through within this time. */
const WITHDRAW_MS = 400;

interface Context {
  readonly deps: Pick<StoreDeps, 'setTimer'>;
  /** The types of the document of now. */
  readonly catalogue: () => Catalogue;
  /** Whether it is the run that shows. */
  readonly isShown: (run: Run) => boolean;
  /** Its life is another one now. */
  readonly onLife: (run: Run) => void;
  /** It is over. `seen`: what it left is on the page. */
  readonly onOver: (run: Run, end: RunEnd, seen: boolean) => void;
  readonly onProblem: (problem: RunFailure) => void;
}

/** Carries out what `runLife.ts` and `runWishes.ts` say of a run. */
export interface RunDriver {
  /** Settles when all that follows from it was asked of the worker, and answered. */
  happen(mine: Run, event: RunLifeEvent): Promise<void>;
  /** Settles when the worker knows it. */
  want(mine: Run, event: WishesEvent): Promise<void>;
  /** Whether the worker said yes; a refusal is told, not thrown. */
  ask(mine: Run, call: (handle: RunHandle) => Promise<Result<void, RunFailure>>): Promise<boolean>;
}

export function createRunDriver(context: Context): RunDriver {
  const { deps, isShown } = context;

  async function happen(mine: Run, event: RunLifeEvent): Promise<void> {
    const { state, effects } = runLife(mine.life, event);
    mine.life = state;
    for (const effect of effects) if (effect.kind === 'clock') mine.trace.count(effect.running);
    context.onLife(mine);
    const answers = effects.map(async (effect) => {
      switch (effect.kind) {
        case 'ask':
          return wish(mine, effect.wish);
        case 'catchUp':
          return want(mine, { kind: 'atHand' });
        case 'await':
          return void deps.setTimer(() => void happen(mine, { kind: 'overdue' }), END_MS);
        case 'record':
          return context.onOver(mine, effect.end, effect.seen);
        case 'withdraw':
          return void deps.setTimer(() => mine.withdrawal.abort(), WITHDRAW_MS);
        case 'close':
          mine.withdrawal.abort();
          return mine.handle?.dispose();
        case 'clock':
          return undefined;
        default:
          return assertNever(effect);
      }
    });
    await Promise.all(answers);
  }

  async function wish(mine: Run, what: Wish): Promise<void> {
    const isDone = await ask(mine, (handle) => handle[what]());
    await happen(mine, { kind: 'answered', wish: what, ok: isDone });
  }

  async function want(mine: Run, event: WishesEvent): Promise<void> {
    const changes = (before: Known['components'], after: Known['components']) =>
      argumentChanges(before, after, context.catalogue());
    const { state, effects } = runWishes(mine.wishes, event, changes);
    mine.wishes = state;
    const answers = effects.map(async (effect) => {
      switch (effect.kind) {
        case 'speed':
          return void (await ask(mine, (handle) => handle.setSpeed(effect.speed)));
        case 'watch':
          return void (await ask(mine, (handle) => handle.watch(effect.watch)));
        case 'breakpoints':
          return void (await ask(mine, (handle) => handle.setBreakpoints(effect.breakpoints)));
        case 'argument': {
          const { component, name, value } = effect.change;
          await ask(mine, (handle) => handle.setArgument(component, name, value));
          // Of a run that does not show nothing is changed any more.
          return isShown(mine) ? want(mine, { kind: 'answered' }) : undefined;
        }
        default:
          return assertNever(effect);
      }
    });
    await Promise.all(answers);
  }

  async function ask(
    mine: Run,
    call: (handle: RunHandle) => Promise<Result<void, RunFailure>>,
  ): Promise<boolean> {
    if (mine.handle === null) return false;
    const answer = await call(mine.handle);
    // A wish that the end of the run overtook is no trouble.
    if (!answer.ok && isShown(mine)) context.onProblem(answer.error);
    return answer.ok;
  }

  return { happen, want, ask };
}
