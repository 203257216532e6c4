import { endpointOf } from '../../model/endpoint.ts';
import { setInitialValues } from '../arguments/arguments.ts';
import { positionsOf } from '../../model/layout/layout.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fix, FixContext } from './Fix.ts';
import { listed } from './places.ts';

/** Values that a loop begins with when nobody says another. */
const START = 0;

interface Door {
  readonly component: string;
  readonly fields: readonly string[];
  /** Whether a connector of the loop comes into it from the right, as feedback is drawn. */
  readonly isBack: boolean;
}

/** The places where a loop can be started: all its inputs of one component, feedback before the others. */
function doors({ spec, document, ports }: FixContext, problem: Problem): Door[] {
  const fields = new Map<string, string[]>();
  for (const port of problem.ports ?? []) {
    const { component, field } = endpointOf(port);
    fields.set(component, [...(fields.get(component) ?? []), field]);
  }
  const places = positionsOf(document);
  const xOf = (component: string): number => places.get(component)?.x ?? 0;
  const back = new Set<string>();
  for (const { source, target } of spec.plugboard.process.args.connectors) {
    const isInLoop =
      fields.has(source.entity) && fields.get(target.entity)?.includes(target.descriptor);
    if (isInLoop === true && xOf(source.entity) >= xOf(target.entity)) back.add(target.entity);
  }
  return [...fields]
    .map(([component, names]): Door => {
      return { component, fields: names, isBack: back.has(component) };
    })
    .filter((door) => door.fields.every((f) => ports.get(door.component)?.inputs.includes(f)))
    .toSorted((a, b) => Number(b.isBack) - Number(a.isBack));
}

/** Gives one component of a waiting loop something to begin with. */
export function loopFixes(context: FixContext, problem: Problem): Fix[] {
  return doors(context, problem).map(({ component, fields }) => {
    const names = listed(fields.map((field) => `${component}.${field}`));
    const what = fields.length === 1 ? 'the initial value' : 'the initial values';
    return {
      label: `Set ${what} of ${names} to ${START}`,
      edit: (document) =>
        fields.reduce((next, field) => setInitialValues(next, component, field, [START]), document),
    };
  });
}
