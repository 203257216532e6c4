import { timed, type Contender } from './measure.ts';

/** What a person would write by hand: the step methods of the library's Range and Accumulate. */
class HandRange {
  y = 0;
  i = 0;
  readonly args: { readonly iters: number; readonly start: number; readonly step: number };
  constructor(iters: number) {
    this.args = { iters, start: 0, step: 1 };
  }
  /** False when there is no more. */
  step(): boolean {
    if (this.i >= this.args.iters) return false;
    this.y = this.args.start + this.i * this.args.step;
    this.i += 1;
    return true;
  }
}

class HandAccumulate {
  x = 0;
  y = 0;
  total = 0;
  step(): void {
    this.total += this.x;
    this.y = this.total;
  }
}

/** A chain of ten plain objects: their step methods called by name, fields copied between. */
export const handChain10: Contender = {
  who: 'hand',
  stepsPerItem: 10,
  run: (items) =>
    timed(() => {
      const a = new HandRange(items);
      const b = new HandAccumulate();
      const c = new HandAccumulate();
      const d = new HandAccumulate();
      const e = new HandAccumulate();
      const f = new HandAccumulate();
      const g = new HandAccumulate();
      const h = new HandAccumulate();
      const i = new HandAccumulate();
      const j = new HandAccumulate();
      while (a.step()) {
        b.x = a.y;
        b.step();
        c.x = b.y;
        c.step();
        d.x = c.y;
        d.step();
        e.x = d.y;
        e.step();
        f.x = e.y;
        f.step();
        g.x = f.y;
        g.step();
        h.x = g.y;
        h.step();
        i.x = h.y;
        i.step();
        j.x = i.y;
        j.step();
      }
      return keep(j.y);
    }),
};

/** The same as one function with a local per component: as fast as JavaScript goes. */
export const localsChain10: Contender = {
  who: 'locals',
  stepsPerItem: 10,
  run: (items) =>
    timed(() => {
      let [b, c, d, e, f, g, h, i, j] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
      for (let n = 0; n < items; n++) {
        const a = 0 + n * 1;
        b += a;
        c += b;
        d += c;
        e += d;
        f += e;
        g += f;
        h += g;
        i += h;
        j += i;
      }
      return keep(j);
    }),
};

let kept = 0;

/** Holds a result where the compiler cannot prove that nobody looks at it. */
export function keep(value: number): number {
  kept += value;
  return kept;
}
