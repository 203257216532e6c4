import { chosenComponents } from './chosen.ts';
import type { Command } from './Command.ts';

export const CONNECT_COMMANDS: readonly Command[] = [
  {
    id: 'connect',
    group: 'Connect',
    label: 'Connect from this component',
    keys: ['C'],
    scope: 'canvas',
    menus: ['component'],
    run(context) {
      const { canvas, place } = context;
      const [component] = place?.kind === 'component' ? [place.id] : chosenComponents(context);
      if (component === undefined) canvas?.say('Choose a component to connect from.');
      else canvas?.connecting.start(component);
    },
  },
];
