import { hasFormula, makeOwn } from '../../editing/modules/makeOwn.ts';
import { newComponent } from '../page/newComponent.ts';
import { showCodeOf, sourceOf } from '../page/sourceOf.ts';
import { canEdit } from './canEdit.ts';
import { chosenComponents } from './chosen.ts';
import type { Command, CommandContext } from './Command.ts';

/** The one component that a command means; null: none, or several. */
function chosenOne(context: CommandContext): string | null {
  const [name, ...others] = chosenComponents(context);
  return name === undefined || others.length > 0 ? null : name;
}

/** The one component whose formulas a command means; null: there is none. */
function chosenFormula(context: CommandContext): string | null {
  const name = chosenOne(context);
  const { document } = context.stores.document.getState();
  return name !== null && hasFormula(document, name) ? name : null;
}

export const CODE_COMMANDS: readonly Command[] = [
  {
    id: 'new-component',
    group: 'Edit',
    label: 'New component in Python',
    keys: [],
    enabled: canEdit,
    run: ({ stores }) => newComponent(stores, 'python'),
  },
  {
    id: 'new-component-typescript',
    group: 'Edit',
    label: 'New component in TypeScript',
    keys: [],
    enabled: canEdit,
    run: ({ stores }) => newComponent(stores, 'typescript'),
  },
  {
    id: 'show-code',
    group: 'Edit',
    label: 'Show code',
    keys: [],
    menus: ['component'],
    enabled(context) {
      const name = chosenOne(context);
      return name !== null && sourceOf(context.stores, name) !== null;
    },
    run(context) {
      const name = chosenOne(context);
      if (name !== null) showCodeOf(context.stores, name);
    },
  },
  {
    id: 'make-own',
    group: 'Edit',
    label: 'Make a component from this formula',
    keys: [],
    menus: ['component'],
    enabled: (context) => canEdit(context) && chosenFormula(context) !== null,
    run(context) {
      const component = chosenFormula(context);
      if (component === null) return;
      const { verbs } = context.stores;
      const made = verbs.edit(makeOwn, { component });
      if (made === null) return;
      if ('refused' in made) verbs.notify({ tone: 'warning', text: made.refused, action: null });
      else showCodeOf(context.stores, component);
    },
  },
];
