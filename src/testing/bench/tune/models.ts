/** A function to be made small, as a model of a Formula component and as Python for Optuna. */
export interface TestFunction {
  readonly name: string;
  readonly ranges: readonly (readonly [number, number])[];
  /** Python expressions of x0, x1 ..., which a Formula takes as they are. */
  readonly losses: readonly string[];
}

const PI = Math.PI;
const some = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

/** L. C. W. Dixon and G. P. Szegö, Towards global optimisation 2, 1978. */
const branin: TestFunction = {
  name: 'branin',
  ranges: [
    [-5, 10],
    [0, 15],
  ],
  losses: [
    `(x1 - ${5.1 / (4 * PI ** 2)} * x0 ** 2 + ${5 / PI} * x0 - 6) ** 2 + ${10 * (1 - 1 / (8 * PI))} * cos(x0) + 10`,
  ],
};

const A = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const P = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];

const hartmann6: TestFunction = {
  name: 'hartmann6',
  ranges: some(6, () => [0, 1]),
  losses: [
    [1, 1.2, 3, 3.2]
      .map((c, i) => {
        const square = (a: number, j: number) => `${a} * (x${j} - ${P[i]?.[j] ?? 0}) ** 2`;
        return `-${c} * exp(-(${A[i]?.map(square).join(' + ') ?? ''}))`;
      })
      .join(' '),
  ],
};

const rosenbrock: TestFunction = {
  name: 'rosenbrock',
  ranges: some(2, () => [-5, 10]),
  losses: ['100 * (x1 - x0 ** 2) ** 2 + (1 - x0) ** 2'],
};

/** E. Zitzler, K. Deb, L. Thiele, Comparison of multiobjective evolutionary algorithms, 2000. */
function zdt1(count: number): TestFunction {
  const rest = some(count - 1, (i) => `x${i + 1}`).join(' + ');
  const g = `(1 + ${9 / (count - 1)} * (${rest}))`;
  return {
    name: `zdt1-${count}`,
    ranges: some(count, () => [0, 1]),
    losses: ['x0', `${g} * (1 - sqrt(x0 / ${g}))`],
  };
}

export const FUNCTIONS: readonly TestFunction[] = [
  ...[branin, hartmann6, rosenbrock],
  ...[zdt1(6), zdt1(30)],
];

const list = (lines: readonly string[], indent: string) =>
  lines.map((line) => `${indent}- ${line}\n`).join('');

/** The model of a function, with its tune section. */
export function modelOf({ ranges, losses }: TestFunction, samples: number): string {
  const parameters = ranges.map((_, i) => `x${i}: 0.5`).join(', ');
  const expressions = losses.map((loss, i) => `y${i}: "${loss}"`).join(', ');
  const objective = losses.map((_, i) => `{ object_name: f, field_name: y${i} }`);
  const varied = ranges.map(
    ([lower, upper], i) =>
      `{ object_type: component, object_name: f, field_type: parameter, field_name: x${i}, lower: ${lower}, upper: ${upper} }`,
  );
  return `plugboard:
  process:
    args:
      components:
        - { type: patchbay.Range, args: { name: source, iters: 1 } }
        - { type: patchbay.Formula, args: { name: f, inputs: [t], expressions: { ${expressions} }, parameters: { ${parameters} } } }
      connectors: [{ source: source.y, target: f.t }]
  tune:
    args:
      objective: ${objective.length === 1 ? (objective[0] ?? '') : `[${objective.join(', ')}]`}
      mode: ${losses.length === 1 ? 'min' : `[${losses.map(() => 'min').join(', ')}]`}
      num_samples: ${samples}
      parameters:
${list(varied, '        ')}`;
}

/** Ten components of which two vary, over 1,000 steps. */
export function tenComponents(samples: number): string {
  const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const components = kinds.map((name, i) =>
    i % 2 === 0
      ? `{ type: patchbay.Formula, args: { name: ${name}, inputs: [x], expressions: { y: "x * 0.25 + 1" } } }`
      : `{ type: patchbay.Accumulate, args: { name: ${name} } }`,
  );
  const chain = ['source', ...kinds, 'out'];
  const connectors = chain
    .slice(1)
    .map((name, i) => `{ source: ${chain[i] ?? ''}.y, target: ${name}.x }`);
  const vary = (name: string) =>
    `{ object_type: component, object_name: out, field_type: parameter, field_name: ${name}, lower: 0, upper: 4 }`;
  return `plugboard:
  process:
    args:
      components:
        - { type: patchbay.Range, args: { name: source, iters: 1000 } }
${list(components, '        ')}        - { type: patchbay.Formula, args: { name: out, inputs: [x], expressions: { y: "(k - 2) ** 2 + (j - 1) ** 2 + x * 1.0e-20" }, parameters: { k: 1, j: 1 } } }
      connectors:
${list(connectors, '        ')}  tune:
    args:
      objective: { object_name: out, field_name: y }
      mode: min
      num_samples: ${samples}
      parameters:
${list([vary('k'), vary('j')], '        ')}`;
}
