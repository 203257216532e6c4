import { holding } from './heldValues.ts';
import type { BuildRounds, KnownRounds } from './knownRounds.ts';
import type { Track } from './recorder.ts';
import { isPromise } from '../unit/isPromise.ts';
import type { Rounds, RoundsOptions } from './rounds.ts';
import { crosses } from './dividedPlan.ts';

/** Makes a function of a list of parameter names and a body; where that is allowed. */
export type MakeFunction = (
  parameters: readonly string[],
  body: string,
) => Promise<(...given: never[]) => unknown>;

/**
 * Units in one function, at most: the engine below puts only so much called code in the place of its
 * calls, and does not optimise functions beyond some size at all.
 */
const UNITS_PER_FUNCTION = 10;

/**
 * Makes each text differ from every other. The engine below knows a function by its text; one that it
 * met before it would make for any components instead of for these, three times slower.
 */
let texts = 0;

/** A field of a component in the code; the name is quoted, so that it can be anything. */
const field = (unit: number, name: string) => `c${unit}[${JSON.stringify(name)}]`;

/** Names of the code's parameters, and what they stand for. */
class Names {
  readonly parameters: string[] = [];
  readonly values: unknown[] = [];
  readonly #known = new Map<unknown, string>();

  add(name: string, value: unknown): void {
    this.#known.set(value, name);
    this.parameters.push(name);
    this.values.push(value);
  }

  /** Gives a value a name, if it has none. */
  put(prefix: string, value: unknown): void {
    if (!this.#known.has(value)) this.add(`${prefix}${this.values.length}`, value);
  }

  of(value: unknown): string {
    const name = this.#known.get(value);
    if (name === undefined) throw new TypeError('A value of the rounds has no name.');
    return name;
  }
}

/** All that the code of these rounds speaks of. */
function namesOf({ plan, flag, halt, recorder }: Omit<RoundsOptions, 'isThin'>): Names {
  const names = new Names();
  plan.units.forEach(({ component }, at) => {
    names.add(`c${at}`, component);
    names.add(`io${at}`, component.io);
  });
  names.add('flag', flag);
  names.add('halt', halt);
  names.add('isPromise', isPromise);
  names.add('recorder', recorder);
  names.add('m', recorder.extremes);
  plan.units.forEach((_, at) => {
    for (const transfer of plan.transfers[at] ?? [])
      if (transfer.delay !== null && !plan.held.has(transfer)) names.put('d', transfer.delay);
    for (const [, { isDirect, probe, block }] of recorder.byPlace[at] ?? [])
      if (isDirect) names.put('p', probe);
      else names.put('b', block);
    for (const transfer of plan.sends[at] ?? []) {
      if (transfer.tap !== null) names.put('t', transfer.tap);
      if (transfer.delay !== null && !plan.held.has(transfer)) names.put('d', transfer.delay);
    }
  });
  return names;
}

/** Where the code keeps the extremes of a track: variables where one function has the whole round. */
function extremes(number: number, isLong: boolean): readonly [high: string, low: string] {
  return isLong ? [`m[${2 * number}]`, `m[${2 * number + 1}]`] : [`high${number}`, `low${number}`];
}

/** The statements that record a field after it was set. */
function recording(
  track: Track,
  number: number,
  { isThin, places }: RoundsOptions,
  names: Names,
): string {
  const { probe, place, field: name, block, isDirect, thins } = track;
  const value = field(place, name);
  if (isDirect) return `${names.of(probe)}.push(${value});`;
  if (isThin && thins) {
    const [high, low] = extremes(number, places.end - places.first > UNITS_PER_FUNCTION);
    return [
      `v = ${value}; if (typeof v !== 'number') v = recorder.numberOf(v);`,
      `if (v > ${high}) ${high} = v; else if (v < ${low}) ${low} = v;`,
    ].join(' ');
  }
  const into = names.of(block);
  return `v = ${value}; if (typeof v === 'number') ${into}[r] = v; else recorder.odd(${number}, r, v);`;
}

/** The statements of one unit in a round. */
function stepping(options: RoundsOptions, at: number, names: Names): string[] {
  const { plan, recorder } = options;
  const leave = `o.rounds = r; o.at = ${at};`;
  const lines: string[] = [];
  const record = (isInput: boolean) => {
    for (const [number, track] of recorder.byPlace[at] ?? []) {
      if (track.isInput === isInput) lines.push(recording(track, number, options, names));
    }
  };
  for (const transfer of plan.transfers[at] ?? []) {
    const { from, output, input, delay } = transfer;
    if (delay !== null && !plan.held.has(transfer))
      lines.push(`${field(at, input)} = ${names.of(delay)}.shift();`);
    else
      lines.push(`v = ${field(from, output)}; ${field(at, input)} = v === undefined ? null : v;`);
  }
  record(true);
  lines.push(
    `at = ${at}; v = c${at}.step();`,
    `if (v !== undefined && isPromise(v)) { o.value = v; ${leave} return 2; }`,
    `if (flag.raised && io${at}.wantsMore) { ${leave} return 1; }`,
  );
  record(false);
  for (const transfer of plan.sends[at] ?? []) {
    const delay = plan.held.has(transfer) ? null : transfer.delay;
    const into = [
      ...(transfer.tap === null ? [] : [names.of(transfer.tap)]),
      ...(delay === null ? [] : [names.of(delay)]),
    ];
    if (into.length === 0) continue;
    lines.push(`v = ${field(at, transfer.output)}; if (v === undefined) v = null;`);
    lines.push(...into.map((name) => `${name}.push(v);`));
    if (crosses(plan, transfer))
      lines.push(`if (typeof v === 'object' && v !== null) halt.raised = true;`);
  }
  return lines;
}

/** What stands at the end of a round whose values go to another stage. */
function halting({ plan, places }: RoundsOptions): string[] {
  const own = plan.sends.slice(places.first, places.end);
  const isHalted = own.some((list) => list.some((transfer) => crosses(plan, transfer)));
  return isHalted ? ['if (halt.raised) { r++; break; }'] : [];
}

/** Numbers of the tracks of which only extremes are kept. */
function thinned({ recorder, places, isThin }: RoundsOptions): readonly number[] {
  return recorder.tracks.flatMap(({ thins, place }, number) =>
    isThin && thins && place >= places.first && place < places.end ? [number] : [],
  );
}

/**
 * The rounds' function around `run`, which does those from `r` on. One comparison is enough for a value
 * that grows, once the first of a bucket is its smallest, too: that is seen to behind the first round, and
 * not in each.
 */
function started(run: readonly string[], tracks: readonly number[]): string[] {
  const all = ['const run = (r, count, o) => {', ...run, '};'];
  if (tracks.length === 0) return [...all, 'return (count, o, r) => run(r, count, o);'];
  return [
    ...all,
    'return (count, o, r) => {',
    'if (r > 0) return run(r, count, o);',
    'const reason = run(0, Math.min(1, count), o);',
    'if (reason !== 0 || count <= 1 || halt.raised) return reason;',
    ...tracks.map((number) => {
      const [high, low] = extremes(number, true);
      return `if (${low} > ${high} && ${high} !== -Infinity) ${low} = ${high};`;
    }),
    'return run(1, count, o);',
    '};',
  ];
}

/** A loop with all steps in it, and the extremes that it keeps in variables. */
function inOne(steps: readonly string[], options: RoundsOptions): string[] {
  const tracks = thinned(options);
  const kept = tracks.flatMap((number) => {
    const places = extremes(number, true);
    return extremes(number, false).map((name, i) => [name, places[i] ?? ''] as const);
  });
  const run = [
    'let at = 0, v;',
    ...kept.map(([name, place]) => `let ${name} = ${place};`),
    'try {',
    'for (; r < count; r++) {',
    ...steps,
    ...halting(options),
    '}',
    '} catch (error) { o.value = error; o.rounds = r; o.at = at; return 3; }',
    `finally { ${kept.map(([name, place]) => `${place} = ${name};`).join(' ')} }`,
    'o.rounds = r; return 0;',
  ];
  return started(run, tracks);
}

/** Functions that each do some of the steps of a round; those of the same text are one. */
class RoundFunctions {
  readonly lines: string[] = [];
  readonly #names = new Map<string, string>();

  /** Names of the functions with these steps, in their order. */
  of(steps: readonly string[]): readonly string[] {
    const names: string[] = [];
    for (let from = 0; from < steps.length; from += UNITS_PER_FUNCTION) {
      const text = steps.slice(from, from + UNITS_PER_FUNCTION).join('\n');
      let name = this.#names.get(text);
      if (name === undefined) {
        name = `part${this.#names.size}`;
        this.#names.set(text, name);
        this.lines.push(
          [
            `const ${name} = (r, o) => {`,
            'let at = 0, v;',
            'try {',
            text,
            '} catch (error) { o.value = error; o.rounds = r; o.at = at; return 3; }',
            'return 0; };',
          ].join('\n'),
        );
      }
      names.push(name);
    }
    return names;
  }
}

/** A loop that calls several functions. */
function inFunctions(
  steps: readonly string[],
  options: RoundsOptions,
  functions: RoundFunctions,
): string[] {
  const calls = functions
    .of(steps)
    .map((name) => `reason = ${name}(r, o); if (reason !== 0) return reason;`);
  const run = [
    'let reason = 0;',
    'for (; r < count; r++) {',
    ...calls,
    ...halting(options),
    '}',
    'o.rounds = r; return 0;',
  ];
  return started(run, thinned(options));
}

/**
 * The code of a group's rounds: one statement per step and per value, so that each place in it sees one
 * class and the engine below can make it as fast as a loop written by hand. Nothing of a document goes
 * into it but names of fields, and those in quotes.
 */
function generate(
  options: Omit<RoundsOptions, 'isThin'>,
  names: Names,
  transfers: readonly boolean[],
): string {
  const { first, end } = options.places;
  const functions = new RoundFunctions();
  const made = transfers.map((isThin) => {
    const each = { ...options, isThin };
    const steps = Array.from({ length: end - first }, (_, i) =>
      stepping(each, first + i, names).join('\n'),
    );
    const lines =
      steps.length > UNITS_PER_FUNCTION ? inFunctions(steps, each, functions) : inOne(steps, each);
    return ['(() => {', ...lines, '})(),'].join('\n');
  });
  return [`// ${++texts}`, ...functions.lines, 'return [', ...made, '];'].join('\n');
}

/**
 * Rounds as generated code: such that keep all that is recorded and, where anything can be thinned, such
 * that keep extremes alone. What both have in common is the same code, which is soon fast in both. Rejects
 * where no code may be made.
 *
 * @param known has code of earlier rounds, which serves again for rounds like those
 */
export async function generatedRounds(
  options: Omit<RoundsOptions, 'isThin'>,
  make: MakeFunction,
  known?: KnownRounds,
): Promise<{ readonly exact: Rounds; readonly thin: Rounds | null }> {
  const names = namesOf(options);
  let build = known?.find(options) ?? null;
  if (build === null) {
    const thins = options.recorder.tracks.some((track) => track.thins);
    const body = generate(options, names, thins ? [false, true] : [false]);
    build = (await make(names.parameters, body)) as BuildRounds;
    known?.keep(options, build);
  }
  const [exact, thin] = build(...names.values);
  const each = (isThin: boolean, rounds: Rounds) => holding({ ...options, isThin }, rounds);
  return { exact: each(false, exact), thin: thin === undefined ? null : each(true, thin) };
}
