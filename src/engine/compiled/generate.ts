import type { Plan } from './plan.ts';
import { type Flag, isPromise, type Rounds } from './rounds.ts';

/** Makes a function of a list of parameter names and a body; where that is allowed. */
export type MakeFunction = (
  parameters: readonly string[],
  body: string,
) => Promise<(...given: never[]) => unknown>;

/** The code of a round, and what its names stand for. */
interface Generated {
  readonly parameters: readonly string[];
  readonly values: readonly unknown[];
  readonly body: string;
}

/** A field of a component in the code; the name is quoted, so that it can be anything. */
const field = (unit: number, name: string) => `c${unit}[${JSON.stringify(name)}]`;

/**
 * The code of a group's rounds: one statement per step and per value, so that each place in it sees one
 * class and the engine below can make it as fast as a loop written by hand. Nothing of a document goes
 * into it but names of fields, and those in quotes.
 */
function generate(plan: Plan, flag: Flag): Generated {
  const names = new Map<unknown, string>();
  const values: unknown[] = [];
  const parameters: string[] = [];
  const given = (prefix: string, value: unknown): string => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const name = `${prefix}${values.length}`;
    names.set(value, name);
    parameters.push(name);
    values.push(value);
    return name;
  };
  plan.units.forEach(({ component }, at) => {
    parameters.push(`c${at}`, `io${at}`);
    values.push(component, component.io);
  });
  const raised = given('flag', flag);
  const promise = given('isPromise', isPromise);
  const lines: string[] = [];
  plan.units.forEach((unit, at) => {
    for (const { from, output, input, delay } of plan.ways[at] ?? []) {
      if (delay !== null) lines.push(`${field(at, input)} = ${given('d', delay)}.shift();`);
      else
        lines.push(`v = ${field(from, output)}; ${field(at, input)} = v === undefined ? null : v;`);
    }
    for (const { field: name, probe } of unit.inputProbes) {
      lines.push(`${given('p', probe)}.push(${field(at, name)});`);
    }
    lines.push(`at = ${at}; v = c${at}.step();`);
    lines.push(
      `if (v !== undefined && ${promise}(v)) { o.value = v; o.rounds = r; o.at = ${at}; return 2; }`,
    );
    lines.push(
      `if (${raised}.raised && io${at}.isClosed) { o.rounds = r; o.at = ${at}; return 1; }`,
    );
    for (const { field: name, probe } of unit.outputProbes) {
      lines.push(`${given('p', probe)}.push(${field(at, name)});`);
    }
    for (const { output, delay, tap } of plan.sends[at] ?? []) {
      lines.push(`v = ${field(at, output)}; if (v === undefined) v = null;`);
      if (tap !== null) lines.push(`${given('t', tap)}.push(v);`);
      if (delay !== null) lines.push(`${given('d', delay)}.push(v);`);
    }
  });
  const body = [
    'return (count, o) => {',
    'let r = 0, at = 0, v;',
    'try {',
    'for (; r < count; r++) {',
    ...lines,
    '}',
    '} catch (error) { o.value = error; o.rounds = r; o.at = at; return 3; }',
    'o.rounds = r; o.at = 0; return 0;',
    '};',
  ].join('\n');
  return { parameters, values, body };
}

/** Rounds as generated code. Rejects where no code may be made. */
export async function generatedRounds(plan: Plan, flag: Flag, make: MakeFunction): Promise<Rounds> {
  const { parameters, values, body } = generate(plan, flag);
  const build = (await make(parameters, body)) as (...given: unknown[]) => Rounds;
  return build(...values);
}
