/** A model of many components in groups, as a program writes it: nothing says where anything is. */
export interface GroupedModel {
  readonly groups: number;
  /** Components in each group. */
  readonly members: number;
}

const ROLES = [
  'feed',
  'level',
  'valve',
  'mixer',
  'gauge',
  'balance',
  'delay_line',
  'average',
  'limit',
  'total',
];

/** How a component of a role is written; its inputs are the outputs of these others of its group. */
function component(group: string, at: number): { text: string; inputs: readonly string[] } {
  const role = ROLES[at % ROLES.length] ?? 'part';
  const name = `${group}_${role}${at < ROLES.length ? '' : Math.floor(at / ROLES.length)}`;
  const line = (type: string, args: string) =>
    `        - {type: patchbay.${type}, args: {name: ${name}${args}}}`;
  if (at === 0) return { text: line('Sine', ', amplitude: 2, period: 40, iters: 200'), inputs: [] };
  if (role === 'feed') return { text: line('Accumulate', ''), inputs: ['x'] };
  if (role === 'mixer' || role === 'balance')
    return {
      text: line(
        'Formula',
        ', inputs: [inflow, outflow], expressions: {y: inflow - 0.5 * outflow}',
      ),
      inputs: ['inflow', 'outflow'],
    };
  if (role === 'delay_line') return { text: line('Delay', ', steps: 3'), inputs: ['x'] };
  if (role === 'average') return { text: line('MovingAverage', ', window: 12'), inputs: ['x'] };
  if (role === 'limit') return { text: line('Clamp', ', low: 0, high: 10'), inputs: ['x'] };
  return { text: line('Accumulate', ''), inputs: ['x'] };
}

/** The model's text: in each group a chain with side ways, and wires from group to group, one of them back. */
export function groupedText({ groups, members }: GroupedModel): string {
  const ids = Array.from({ length: groups }, (_, at) => `plant${at + 1}`);
  const nameOf = (group: string, at: number) =>
    /name: ([a-z0-9_]+)/.exec(component(group, at).text)?.[1] ?? '';
  const wires = ids.flatMap((group, g) =>
    Array.from({ length: members }, (_, at) => at).flatMap((at) =>
      component(group, at).inputs.map((input, i) => {
        const far = g > 0 && at === 3 && i === 1 ? nameOf(ids[g - 1] ?? '', members - 1) : null;
        const near = Math.max(0, at - 1 - 2 * i);
        return `        - {source: ${far ?? nameOf(group, near)}.y, target: ${nameOf(group, at)}.${input}}`;
      }),
    ),
  );
  return [
    'plugboard:',
    '  process:',
    '    type: plugboard.process.LocalProcess',
    '    args:',
    '      name: grouped',
    '      components:',
    ...ids.flatMap((group) =>
      Array.from({ length: members }, (_, at) => component(group, at).text),
    ),
    '      connectors:',
    ...wires,
    '      patchbay:',
    '        version: 1',
    '        groups:',
    ...ids.flatMap((group, g) => [
      `          ${group}:`,
      `            title: Plant ${g + 1}`,
      `            members: [${Array.from({ length: members }, (_, at) => nameOf(group, at)).join(', ')}]`,
    ]),
    '',
  ].join('\n');
}
