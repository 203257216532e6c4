import { Connector } from '../../engine/index.ts';

/** Which outputs a component takes at `a` and `b`: one of a component before it, and one of any. */
export interface Wired {
  readonly from: readonly [before: number, any: number];
}

/** A source `c0`, and components `c1`, `c2`, ... behind it, each with the inputs `a` and `b`. */
export interface Wiring {
  readonly connectors: readonly Connector[];
  /** Initial values of the inputs of a component that are fed by none before it. */
  initialValues(
    index: number,
    values: readonly unknown[],
  ): Readonly<Record<string, readonly unknown[]>>;
}

const INPUTS = ['a', 'b'] as const;

/** Connects them: the first input comes from before, so that all end when the source does. */
export function wiringOf(parts: readonly Wired[]): Wiring {
  const sources = parts.map(({ from: [before, any] }, index) => [
    before % (index + 1),
    any % (parts.length + 1),
  ]);
  return {
    connectors: sources.flatMap((list, index) =>
      list.map(
        (from, side) =>
          new Connector({ source: `c${from}.y`, target: `c${index + 1}.${INPUTS[side]}` }),
      ),
    ),
    initialValues: (index, values) =>
      Object.fromEntries(
        INPUTS.flatMap((input, side) =>
          (sources[index]?.[side] ?? 0) > index ? [[input, values] as const] : [],
        ),
      ),
  };
}
