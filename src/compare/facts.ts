import { connectorId, ownArgs, type PatchbayDocument, seedOf, specOf } from '../model/index.ts';
import { disabledOf } from '../model/layout/disabled.ts';
import type { ComponentSpec, ConnectorSpec } from '../model/spec.ts';
import type { ChangeKind } from './Change.ts';
import {
  entriesOf,
  type Exact,
  exactAt,
  type ExactMap,
  isExactMap,
  itemsOf,
} from '../base/exactValue.ts';
import type { Fact } from './Fact.ts';
import { controlName, layoutFacts } from './layoutFacts.ts';
import { processFacts } from './processFacts.ts';

/** All that a document says, and in what order its lists stand. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly orders: ReadonlyMap<string, readonly string[]>;
}

const ARGS = ['plugboard', 'process', 'args'];

/** Names in which those that come again have a number. */
function numbered(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

/** What plugboard takes where a model says nothing. */
const RESOURCES: Readonly<Record<string, number>> = { cpu: 0.001, gpu: 0, memory: 0 };

function resourceFacts(spec: ComponentSpec, raw: Exact | undefined): readonly Omit<Fact, 'kind'>[] {
  const { resources } = spec.args;
  if (resources === null) return [];
  const { resources: custom, ...own } = resources;
  const known = Object.entries(own).filter(([name, amount]) => amount !== RESOURCES[name]);
  const fact = (path: readonly string[], means: number) => ({
    name: path.join('.'),
    component: spec.args.name,
    path: ['resources', ...path],
    value: exactAt(raw ?? null, path) ?? means,
    means,
  });
  return [
    ...known.map(([name, amount]) => fact([name], amount)),
    ...Object.entries(custom).map(([name, amount]) => fact(['resources', name], amount)),
  ];
}

/** What is said of a component: its type, whether it is on, and each argument by itself. */
function componentFacts(
  name: string,
  {
    spec,
    raw,
    isOff,
  }: { readonly spec: ComponentSpec; readonly raw: Exact; readonly isOff: boolean },
): readonly Fact[] {
  const base = [...ARGS, 'components', name];
  const args = exactAt(raw, ['args']) ?? {};
  const listed = (kind: ChangeKind, key: string) =>
    entriesOf(exactAt(args, [key])).map(([entry, value]): Fact => {
      const path = [...base, 'args', key, entry];
      return { kind, name: `${name}.${entry}`, component: name, path, value };
    });
  const own = isExactMap(args) ? Object.keys(ownArgs(args)) : [];
  return [
    { kind: 'component', name, component: name, path: base, value: raw, means: true },
    {
      kind: 'type',
      name: `${name}.type`,
      component: name,
      path: [...base, 'type'],
      value: spec.type,
    },
    ...own.map((key): Fact => {
      const value = exactAt(args, [key]) ?? null;
      const path = [...base, 'args', key];
      return { kind: 'argument', name: `${name}.${key}`, component: name, path, value };
    }),
    {
      kind: 'switch',
      name,
      component: name,
      path: [...base, 'switch'],
      value: isOff ? 'off' : 'on',
    },
    ...listed('initialValue', 'initial_values'),
    ...listed('parameter', 'parameters'),
    ...listed('constraint', 'constraints'),
    ...resourceFacts(spec, exactAt(args, ['resources'])).map((fact): Fact => ({
      ...fact,
      kind: 'resource',
      name: `${name}.${fact.name}`,
      component: name,
      path: [...base, 'args', ...fact.path],
    })),
  ];
}

function connectorFacts(
  connectors: readonly ConnectorSpec[],
  off: ReadonlyMap<ConnectorSpec, string>,
): readonly Fact[] {
  const ids = numbered(connectors.map(connectorId));
  return connectors.map((connector, i): Fact => {
    const id = ids[i] ?? '';
    const component = off.get(connector);
    const { mode } = connector;
    return {
      kind: 'connector',
      name: id.replace('..', ' -> '),
      component: null,
      path: [...ARGS, 'connectors', id],
      value: component === undefined ? mode : { mode, off: component },
    };
  });
}

/**
 * All that a document says.
 *
 * @param config the document's model, with the digits that its own numbers lack
 */
export function factsOf(document: PatchbayDocument, config: ExactMap): Facts {
  const spec = specOf(document);
  const { components, connectors } = spec.plugboard.process.args;
  const args = exactAt(config, ARGS) ?? {};
  const raw = itemsOf(exactAt(args, ['components']));
  const off = [...disabledOf(document)];
  const names = numbered(components.map((component) => component.args.name));
  const entries = itemsOf(exactAt(args, ['patchbay', 'disabled']));
  const rawOff = (name: string): Exact =>
    entries
      .map((entry) => exactAt(entry, ['component']) ?? null)
      .find((component) => exactAt(component, ['args', 'name']) === name) ?? null;
  const offConnectors = new Map(
    off.flatMap(([name, each]) => each.connectors.map((connector) => [connector, name] as const)),
  );
  const all = [...connectors, ...offConnectors.keys()];
  return {
    facts: [
      ...components.flatMap((component, i) =>
        componentFacts(names[i] ?? '', { spec: component, raw: raw[i] ?? null, isOff: false }),
      ),
      ...off.flatMap(([name, { component, at, bypass }]): readonly Fact[] => [
        ...componentFacts(name, { spec: component, raw: rawOff(name), isOff: true }),
        {
          kind: 'layout',
          name: `${name} while it is off`,
          component: name,
          path: [...ARGS, 'patchbay', 'disabled', name],
          value: { at, bypass },
        },
      ]),
      ...connectorFacts(all, offConnectors),
      ...processFacts(spec, config),
      {
        kind: 'seed',
        name: 'seed',
        component: null,
        path: [...ARGS, 'patchbay', 'run', 'seed'],
        value: exactAt(args, ['patchbay', 'run', 'seed']) ?? seedOf(document),
      },
      ...layoutFacts(exactAt(args, ['patchbay']), new Set(off.map(([name]) => name))),
    ],
    orders: new Map([
      ['components', names],
      ['connectors', numbered(connectors.map(connectorId))],
      ['watched fields', itemsOf(exactAt(args, ['patchbay', 'watch'])).map(String)],
      [
        'controls',
        itemsOf(exactAt(args, ['patchbay', 'controls'])).map((control) => controlName(control)),
      ],
    ]),
  };
}
