import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import {
  AUTOSAVE_MS,
  RESTING,
  saving,
  type Need,
  type Saving,
  type SavingEvent,
} from './saving.ts';

/** A storage of versions: an edit makes the next one, a write takes its time and stores the one it began with. */
class Model {
  now = 0;
  version = 0;
  stored = 0;
  state: Saving = RESTING;
  timer: number | null = null;
  write: { readonly version: number; readonly end: number; readonly ok: boolean } | null = null;
  waiting = 0;
  /** When each version came about. */
  readonly born = [0];
  readonly lengths: { milliseconds: number; ok: boolean }[];

  constructor(lengths: readonly { milliseconds: number; ok: boolean }[]) {
    this.lengths = [...lengths];
  }

  need(): Need {
    return this.version === this.stored ? 'nothing' : 'document';
  }

  dispatch(event: SavingEvent): void {
    const { state, effects } = saving(this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'wait') this.timer = this.now + effect.milliseconds;
      else if (effect.kind === 'cancel') this.timer = null;
      else if (effect.kind === 'answer') {
        if (effect.saved) expect(this.stored).toBe(this.version);
        this.waiting = 0;
      } else {
        expect(this.write).toBeNull();
        const { milliseconds, ok } = this.lengths.shift() ?? { milliseconds: 1, ok: true };
        this.write = { version: this.version, end: this.now + milliseconds, ok };
      }
    }
  }

  edit(): void {
    this.version += 1;
    this.born.push(this.now);
    this.dispatch({ kind: 'changed', need: this.need() });
  }

  flush(): void {
    this.waiting += 1;
    this.dispatch({ kind: 'asked', need: this.need() });
  }

  /** Lets time pass, with all that comes due in it. */
  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      const next = Math.min(this.timer ?? Infinity, this.write?.end ?? Infinity);
      if (next > end) break;
      this.now = next;
      if (this.timer === next) {
        this.timer = null;
        this.dispatch({ kind: 'due', need: this.need() });
      } else if (this.write !== null) {
        const { version, ok } = this.write;
        this.write = null;
        if (ok) this.stored = version;
        this.dispatch({ kind: 'wrote', ok, need: this.need() });
      }
    }
    this.now = end;
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const) }),
  fc.record({ kind: fc.constant('flush' as const) }),
  fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.nat(300) }),
);

property.prop([
  fc.array(step, { maxLength: 60 }),
  fc.array(fc.record({ milliseconds: fc.integer({ min: 1, max: 400 }), ok: fc.boolean() })),
])(
  'whatever is edited, asked and refused, all is written in the end and everybody has an answer',
  (steps, lengths) => {
    const model = new Model(lengths);
    for (const one of steps) {
      if (one.kind === 'pass') model.pass(one.milliseconds);
      else model[one.kind]();
    }
    model.pass(10_000_000);
    expect([model.stored, model.waiting, model.state]).toEqual([model.version, 0, RESTING]);
  },
);

property.prop([
  fc.array(fc.nat(60), { minLength: 1, maxLength: 100 }),
  fc.integer({ min: 1, max: 100 }),
])('edits without a pause are stored within the wait and two writes', (pauses, milliseconds) => {
  const model = new Model(Array.from({ length: 1_000 }, () => ({ milliseconds, ok: true })));
  for (const pause of pauses) {
    model.edit();
    model.pass(pause);
    const oldest = model.born[model.stored + 1] ?? model.now;
    expect(model.now - oldest).toBeLessThanOrEqual(AUTOSAVE_MS + 2 * milliseconds);
  }
});
