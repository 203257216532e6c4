import { addComponent } from '../components/add.ts';
import { startingArgs } from '../components/startingArgs.ts';
import { positionsOf } from '../../model/layout/layout.ts';
import type { Problem } from '../../model/problem.ts';
import type { Fix, FixContext } from './Fix.ts';
import { componentPlace } from './places.ts';

const LEFT = 220;

/** Adds the one component that sends a missing event and needs nothing itself. */
export function eventFixes(context: FixContext, problem: Problem): Fix[] {
  const { spec, ports, catalogue } = context;
  const at = componentPlace(problem)?.at ?? -1;
  const name = spec.plugboard.process.args.components[at]?.args.name;
  if (name === undefined) return [];
  const produced = new Set([...ports.values()].flatMap(({ outputEvents }) => outputEvents));
  const missing = (ports.get(name)?.inputEvents ?? []).filter((event) => !produced.has(event));
  const producers = catalogue.types.filter((type) => {
    const { inputs, inputEvents, outputEvents } = type.ports(startingArgs(type));
    const isFree = inputs.length === 0 && inputEvents.length === 0;
    return isFree && missing.every((event) => outputEvents.includes(event));
  });
  const [producer, ...others] = producers;
  if (producer === undefined || others.length > 0) return [];
  return [
    {
      label: `Add a ${producer.label}, which sends what ${name} waits for`,
      edit(document) {
        const { x, y } = positionsOf(document).get(name) ?? { x: 0, y: 0 };
        return addComponent(document, catalogue, producer.type, { x: x - LEFT, y }).document;
      },
    },
  ];
}
