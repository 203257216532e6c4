import type { Catalogue, Ports } from './catalog.ts';
import { waitingCycles } from './cycles.ts';
import { addressNote } from './addresses.ts';
import { buildablePath, unknownFrameworkTypes } from './frameworkTypes.ts';
import { ownArgs } from './frameworkArguments.ts';
import { allPorts, connectorId, isEventConnector, NO_PORTS } from './ports.ts';
import type { Problem, ProblemCode, Severity } from './problem.ts';
import type { Path, Place } from './readConfig.ts';
import type { ConfigSpec, ConnectorSpec } from './spec.ts';
import { problemAt } from './problemAt.ts';

const ARGS: Path = ['plugboard', 'process', 'args'];

interface Context {
  readonly config: ConfigSpec;
  readonly catalogue: Catalogue;
  readonly ports: ReadonlyMap<string, Ports>;
  readonly report: (code: ProblemCode, path: Path, message: string, more?: More) => void;
}

interface More {
  readonly severity?: Severity;
  readonly ports?: readonly string[];
}

const endOf = ({ entity, descriptor }: ConnectorSpec['source']) => `${entity}.${descriptor}`;

const quoted = (names: readonly string[]) =>
  names
    .toSorted()
    .map((name) => `'${name}'`)
    .join(', ');

function checkComponents({ config, catalogue, ports, report }: Context): void {
  const seen = new Set<string>();
  config.plugboard.process.args.components.forEach(({ type, args }, at) => {
    const path = [...ARGS, 'components', at];
    if (seen.has(args.name)) {
      const message = `There are two components named '${args.name}'. Rename one of them.`;
      report('DUPLICATE_NAME', [...path, 'args', 'name'], message);
    }
    seen.add(args.name);
    const known = catalogue.find(type);
    const buildable = buildablePath(type, known);
    if (buildable !== null) {
      const here = known === undefined ? '' : ' Here it runs as it is.';
      const message = `plugboard does not build ${type}: its registry has this class as ${buildable}.${here}`;
      report('TYPE_PATH', [...path, 'type'], message, { severity: 'warning' });
    }
    if (known === undefined) {
      const message = `Patchbay has no component type ${type}. It is shown and kept, but cannot run here.`;
      report('UNKNOWN_COMPONENT_TYPE', [...path, 'type'], message);
      return;
    }
    const parameters = { ...config.plugboard.process.args.parameters, ...args.parameters };
    for (const problem of known.checkArgs(ownArgs(args), parameters)) {
      const inner = problem.path === '' ? [] : problem.path.split('.');
      const { severity } = problem;
      const more = { severity, ports: portsAt(args, inner, ports.get(args.name)) };
      report(problem.code, [...path, 'args', ...inner], problem.message, more);
    }
    for (const field of known.form) {
      const note = addressNote(field, args[field.name]);
      if (note !== null) {
        report('FILE_ADDRESS', [...path, 'args', field.name], note, { severity: 'warning' });
      }
    }
    const inputs = ports.get(args.name)?.inputs ?? [];
    for (const [field, values] of Object.entries(args.initial_values)) {
      if (!Array.isArray(values)) {
        const message = `Initial values of ${field} must be a list.`;
        report('WRONG_TYPE', [...path, 'args', 'initial_values', field], message);
      }
      if (inputs.includes(field)) continue;
      const message = `Initial values must be for input fields only; '${args.name}' has no input '${field}'.`;
      report('INITIAL_VALUES_FIELD', [...path, 'args', 'initial_values', field], message);
    }
  });
}

/** The port that an argument is about: one that is named in a list (`inputs.0`) or a map (`expressions.y`). */
function portsAt(
  args: Readonly<Record<string, unknown>> & { readonly name: string },
  [argument = '', key]: readonly string[],
  ports: Ports = NO_PORTS,
): readonly string[] {
  const value = args[argument];
  if (key === undefined || typeof value !== 'object' || value === null) return [];
  const named = Array.isArray(value) ? (value as unknown[])[Number(key)] : key;
  const isPort = [...ports.inputs, ...ports.outputs].some((field) => field === named);
  return isPort ? [`${args.name}.${String(named)}`] : [];
}

/** What is wrong with one end of a connector, or null. */
function endProblem(
  ports: ReadonlyMap<string, Ports>,
  { entity, descriptor }: ConnectorSpec['source'],
  side: 'outputs' | 'inputs',
): { code: ProblemCode; message: string } | null {
  const found = ports.get(entity);
  if (found === undefined) {
    const message = `There is no component '${entity}' to connect ${entity}.${descriptor}.`;
    return { code: 'UNKNOWN_COMPONENT', message };
  }
  if (found[side].includes(descriptor)) return null;
  const kind = side === 'outputs' ? 'output' : 'input';
  const names = found[side].length === 0 ? 'none' : found[side].join(', ');
  return {
    code: 'UNKNOWN_FIELD',
    message: `'${entity}' has no ${kind} '${descriptor}' (it has ${names}).`,
  };
}

function checkConnectors({ config, ports, report }: Context): void {
  const seen = new Set<string>();
  config.plugboard.process.args.connectors.forEach((connector, at) => {
    if (isEventConnector(connector)) return;
    const path = [...ARGS, 'connectors', at];
    const source = endProblem(ports, connector.source, 'outputs');
    const target = endProblem(ports, connector.target, 'inputs');
    const good = { source: source === null, target: target === null };
    // A wrong end is no port; what shows it is the other one.
    const more = {
      ports: (['source', 'target'] as const)
        .filter((end) => good[end])
        .map((end) => endOf(connector[end])),
    };
    if (source !== null) report(source.code, [...path, 'source'], source.message, more);
    if (target !== null) report(target.code, [...path, 'target'], target.message, more);
    const id = connectorId(connector);
    if (seen.has(id)) {
      const message = `The connector ${id} is there twice; once is enough.`;
      report('DUPLICATE_CONNECTOR', path, message, { severity: 'warning' });
    }
    seen.add(id);
  });
}

/** plugboard's first validator, in its words. Fields that an event fills need no connector. */
function checkInputs({ config, ports, report }: Context): void {
  const { components, connectors } = config.plugboard.process.args;
  const fed = new Set(connectors.map(({ target }) => endOf(target)));
  components.forEach(({ args: { name } }, at) => {
    const { inputs = [], eventFields = {} } = ports.get(name) ?? {};
    const filled = new Set(Object.values(eventFields).flat());
    const open = inputs.filter((field) => !fed.has(`${name}.${field}`) && !filled.has(field));
    if (open.length === 0) return;
    const message = `Component '${name}' has unconnected inputs: [${quoted(open)}]`;
    const fields = open.map((field) => `${name}.${field}`);
    report('UNCONNECTED_INPUT', [...ARGS, 'components', at], message, { ports: fields });
  });
}

/** plugboard's second validator; event types are named as it names them. */
function checkEvents({ config, ports, report }: Context): void {
  const produced = new Set([...ports.values()].flatMap((p) => p.outputEvents));
  config.plugboard.process.args.components.forEach(({ args: { name } }, at) => {
    const { inputEvents = [] } = ports.get(name) ?? {};
    const missing = inputEvents.filter((event) => !produced.has(event));
    if (missing.length === 0) return;
    const types = quoted(missing.map((event) => event.replace(/[.-]/g, '_')));
    const message = `Component '${name}' has input events with no producer: [${types}]`;
    report('EVENT_WITHOUT_PRODUCER', [...ARGS, 'components', at], message);
  });
}

/** plugboard's third validator, over every edge (it looks at one per pair) and loops of one. */
function checkCycles({ config, ports, report }: Context): void {
  const { components, connectors } = config.plugboard.process.args;
  // Of two with one name the first counts, as it does for ports.
  const started = new Map(
    components.toReversed().map(({ args }) => [args.name, args.initial_values]),
  );
  const edges = connectors
    .filter(({ source, target }) => ports.has(source.entity) && ports.has(target.entity))
    .map(({ source, target }) => {
      const all = started.get(target.entity) ?? {};
      const values = Object.hasOwn(all, target.descriptor) ? all[target.descriptor] : null;
      const given = Array.isArray(values) && values.length > 0;
      const free = given || ports.get(target.entity)?.startsItself === true;
      return { from: source.entity, to: target.entity, free, port: endOf(target) };
    });
  for (const cycle of waitingCycles(edges)) {
    const [first = ''] = cycle;
    const way = [...cycle, first].join(' -> ');
    const at = components.findIndex(({ args }) => args.name === first);
    const message = `Circular connection detected without initial values: ${way}. Set initial_values on a component input within the loop to resolve.`;
    const next = new Map(cycle.map((name, i) => [name, cycle[i + 1] ?? first]));
    const waiting = edges.filter(({ from, to, free }) => !free && next.get(from) === to);
    const fields = [...new Set(waiting.map(({ port }) => port))];
    report('CYCLE_WITHOUT_INITIAL_VALUES', [...ARGS, 'components', at], message, { ports: fields });
  }
}

function checkTypes({ config, report }: Context): void {
  for (const { code, path, message } of unknownFrameworkTypes(config)) report(code, path, message);
}

/**
 * Everything that keeps a model from running, and what only deserves a look: plugboard's validators
 * and our own, each problem with its place. Errors stop a run, warnings do not.
 */
export function validateProcess(
  config: ConfigSpec,
  catalogue: Catalogue,
  place?: Place,
): readonly Problem[] {
  const problems: Problem[] = [];
  const context: Context = {
    config,
    catalogue,
    ports: allPorts(config, catalogue),
    report: (code, path, message, { severity = 'error', ports = [] } = {}) => {
      const about = ports.length === 0 ? {} : { ports };
      const problem = problemAt(code, message, place?.(path) ?? null, path);
      problems.push({ ...problem, severity, ...about });
    },
  };
  checkTypes(context);
  checkComponents(context);
  checkConnectors(context);
  checkInputs(context);
  checkEvents(context);
  checkCycles(context);
  return problems;
}
