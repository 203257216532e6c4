import type { Endpoint } from '../../../model/endpoint.ts';
import type { Graph } from '../../../graph/graph.ts';
import { portRow } from '../../../graph/cards.ts';

/** Wiring by keyboard: first an output is chosen, then one of the inputs that would take it. */
export type ConnectMode =
  | { readonly kind: 'output'; readonly choices: readonly Endpoint[]; readonly at: number }
  | {
      readonly kind: 'input';
      readonly from: Endpoint;
      readonly choices: readonly Endpoint[];
      readonly at: number;
    };

export type ConnectStart =
  | { readonly ok: true; readonly mode: ConnectMode }
  /** Why there is nothing to connect, as a sentence. */
  | { readonly ok: false; readonly reason: string };

type Allowed = (from: Endpoint, to: Endpoint) => boolean;

/** Starts at a component; with a single output the choice is already made. */
export function startConnect(graph: Graph, component: string, allowed: Allowed): ConnectStart {
  const outputs = graph.byName.get(component)?.outputs ?? [];
  const choices = outputs.map((field) => ({ component, field }));
  const [first] = choices;
  if (first === undefined) return { ok: false, reason: `${component} has no outputs to connect.` };
  if (choices.length === 1) return chooseInput(graph, first, allowed);
  return { ok: true, mode: { kind: 'output', choices, at: 0 } };
}

/** The inputs an output may go to, in reading order, beginning with what lies to its right. */
export function chooseInput(graph: Graph, from: Endpoint, allowed: Allowed): ConnectStart {
  const source = graph.byName.get(from.component);
  const choices = graph.components
    .flatMap((view) => view.inputs.map((field) => ({ view, ref: { component: view.name, field } })))
    .filter(({ ref }) => allowed(from, ref))
    .toSorted(
      (a, b) =>
        a.view.position.x - b.view.position.x ||
        a.view.position.y - b.view.position.y ||
        portRow(a.view, 'input', a.ref.field) - portRow(b.view, 'input', b.ref.field),
    );
  if (choices.length === 0)
    return { ok: false, reason: `No input can take ${from.component}.${from.field}.` };
  const right = choices.findIndex(
    ({ view }) => source !== undefined && view.position.x > source.position.x,
  );
  return {
    ok: true,
    mode: { kind: 'input', from, choices: choices.map(({ ref }) => ref), at: Math.max(0, right) },
  };
}

/** The next choice in a direction, round and round. */
export function moveAim(mode: ConnectMode, step: 1 | -1): ConnectMode {
  return { ...mode, at: (mode.at + step + mode.choices.length) % mode.choices.length };
}

export function aimed(mode: ConnectMode): Endpoint {
  const choice = mode.choices[mode.at];
  if (choice === undefined) throw new Error('Connect mode aims at nothing.');
  return choice;
}

/** What is chosen and how to go on, for eyes and for screen readers. */
export function connectHint(mode: ConnectMode): string {
  const { component, field } = aimed(mode);
  const place = `${mode.at + 1} of ${mode.choices.length}`;
  return mode.kind === 'output'
    ? `Connect from output ${component}.${field} (${place}). Arrows choose, Enter goes on, Escape leaves.`
    : `Connect ${mode.from.component}.${mode.from.field} to ${component}.${field} (${place}). Arrows choose, Enter connects, Escape leaves.`;
}
