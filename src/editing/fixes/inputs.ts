import { type Endpoint, endpointOf, endpointText } from '../../model/endpoint.ts';
import { addComponent } from '../components/add.ts';
import { setArgument } from '../arguments/arguments.ts';
import { connect } from '../connectors/connect.ts';
import { moveComponents } from '../places/move.ts';
import { type Position, positionsOf } from '../../model/layout/layout.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import { REFERENCE_PATTERN } from '../../model/spec.ts';
import type { Fix, FixContext } from './Fix.ts';
import { closesLoop } from './waiting.ts';

const CONSTANT = 'patchbay.Constant';
/** How far left of its target a Constant stands, and the room that a component takes, canvas units. */
const LEFT = 220;
const ROOM = { x: 200, y: 110 };
/** Steps of a Constant in a model where no source says how many there are. */
const STEPS = 100;

/** Whether a connector can say the port at all. */
const isReference = (port: Endpoint) => REFERENCE_PATTERN.test(endpointText(port));

/**
 * The one output that an open input can be meant for: the only one of its name, else the only one that
 * nothing takes yet, else the only one that there is. Null where there is a choice.
 */
function onlyMatch({ ports, spec }: FixContext, to: Endpoint): Endpoint | null {
  const outputs = [...ports]
    .filter(([component]) => component !== to.component)
    .flatMap(([component, { outputs: fields }]) => fields.map((field) => ({ component, field })))
    .filter((port) => isReference(port));
  const named = outputs.filter(({ field }) => field === to.field);
  const taken = new Set(
    spec.plugboard.process.args.connectors.map(
      ({ source }) => `${source.entity}.${source.descriptor}`,
    ),
  );
  const free = outputs.filter((port) => !taken.has(endpointText(port)));
  const [list = []] = [named, free, outputs].filter(({ length }) => length > 0);
  return list.length === 1 ? (list[0] ?? null) : null;
}

/** As many steps as the longest source of the model takes. */
function stepsOf({ spec }: FixContext): number {
  const found = spec.plugboard.process.args.components.flatMap(({ args }) => {
    const { iters } = args as { readonly iters?: unknown };
    return typeof iters === 'number' && Number.isSafeInteger(iters) && iters > 0 ? [iters] : [];
  });
  return found.length === 0 ? STEPS : Math.max(...found);
}

/** A place left of a component where nothing stands. */
function besides(document: PatchbayDocument, component: string): Position {
  const places = [...positionsOf(document).values()];
  const { x, y } = positionsOf(document).get(component) ?? { x: 0, y: 0 };
  const at = { x: x - LEFT, y };
  while (places.some((p) => Math.abs(p.x - at.x) < ROOM.x && Math.abs(p.y - at.y) < ROOM.y)) {
    at.y += ROOM.y / 2;
  }
  return at;
}

function feed(context: FixContext, to: Endpoint): Fix {
  return {
    label: `Feed ${endpointText(to)} with a Constant`,
    edit(document) {
      const made = addComponent(document, context.catalogue, CONSTANT, { x: 0, y: 0 });
      const steady = setArgument(made.document, made.name, 'value', 0);
      const lasting = setArgument(steady, made.name, 'iters', stepsOf(context));
      const place = besides(document, to.component);
      const placed = moveComponents(lasting, new Map([[made.name, place]]));
      return connect(placed, { component: made.name, field: 'y' }, to);
    },
  };
}

/** Connects open inputs with the only output that fits, or with a Constant. */
export function inputFixes(context: FixContext, problem: Problem): Fix[] {
  // A field whose name no connector can say needs another name first.
  const open = (problem.ports ?? []).map(endpointOf).filter(isReference);
  const matches = open.flatMap((to) => {
    const from = onlyMatch(context, to);
    return from === null || closesLoop(context, from, to) ? [] : [{ from, to }];
  });
  const single = matches.map(({ from, to }) => ({
    label: `Connect ${endpointText(to)} to ${endpointText(from)}`,
    edit: (document: PatchbayDocument) => connect(document, from, to),
  }));
  const all = {
    label: `Connect all ${open.length} inputs of ${open[0]?.component ?? ''}`,
    edit: (document: PatchbayDocument) =>
      matches.reduce((next, { from, to }) => connect(next, from, to), document),
  };
  const count = problem.ports?.length ?? 0;
  const isWhole = count > 1 && matches.length === count;
  const canFeed = context.catalogue.find(CONSTANT) !== undefined;
  return [
    ...(isWhole ? [all] : []),
    ...single,
    ...(canFeed ? open.map((to) => feed(context, to)) : []),
  ];
}
