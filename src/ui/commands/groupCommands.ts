import { groupOfEach, groupsOf, watchedFields } from '../../model/index.ts';
import { switchComponents } from '../../editing/components/switchComponents.ts';
import { selectedIn } from '../../editing/edit.ts';
import {
  collapseGroups,
  groupNodes,
  regroup,
  ungroupNodes,
} from '../../editing/marks/groupNodes.ts';
import { putNote } from '../../editing/marks/writeNotes.ts';
import { EMPTY_GRAPH } from '../../graph/graph.ts';
import { componentsOfNodes, groupNode, nodesByKind, noteIdOf } from '../../graph/nodeIds.ts';
import { chosenComponents } from './chosen.ts';
import type { Command, CommandContext } from './Command.ts';

const documentOf = ({ stores }: CommandContext) => stores.document.getState().document;
const canEdit = ({ stores }: CommandContext) =>
  stores.document.getState().origin.kind !== 'readOnly';

/** The groups that a command acts on. */
function chosenGroups(context: CommandContext): readonly string[] {
  const groups = groupsOf(documentOf(context));
  return nodesByKind(chosenComponents(context)).groups.filter((id) => groups.has(id));
}

function groupsThatAre(context: CommandContext, collapsed: boolean): readonly string[] {
  const groups = groupsOf(documentOf(context));
  return chosenGroups(context).filter((id) => groups.get(id)?.collapsed === collapsed);
}

/** What comes out of chosen collapsed groups, under the fields' own names, as far as it is not watched yet. */
function unwatchedOutputs(context: CommandContext): readonly string[] {
  const groups = new Set(groupsThatAre(context, true).map(groupNode));
  const watched = new Set(watchedFields(documentOf(context)));
  const outputs = (context.canvas?.graph() ?? EMPTY_GRAPH).components
    .filter(({ name }) => groups.has(name))
    .flatMap(({ outputs: fields }) => fields);
  return outputs.filter((field) => !watched.has(field));
}

/** The components chosen one by one, without those of chosen groups. */
function single(context: CommandContext): readonly string[] {
  return nodesByKind(chosenComponents(context)).components;
}

export const GROUP_COMMANDS: readonly Command[] = [
  {
    id: 'group',
    group: 'Arrange',
    label: 'Group',
    keys: ['Mod+G'],
    typed: true,
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) =>
      canEdit(context) && single(context).length + chosenGroups(context).length > 0,
    run(context) {
      const nodes = chosenComponents(context);
      const made = context.stores.verbs.edit(groupNodes, { nodes, collapsed: false });
      const [node] = selectedIn(made);
      if (node !== undefined) context.canvas?.store.setState({ renaming: node });
    },
  },
  {
    id: 'ungroup',
    group: 'Arrange',
    label: 'Ungroup',
    keys: ['Mod+Shift+G'],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => canEdit(context) && chosenGroups(context).length > 0,
    run: (context) => context.stores.verbs.edit(ungroupNodes, chosenGroups(context)),
  },
  {
    id: 'watch-group',
    group: 'Arrange',
    label: 'Watch what leaves the group',
    keys: [],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => canEdit(context) && unwatchedOutputs(context).length > 0,
    run(context) {
      for (const field of unwatchedOutputs(context)) context.stores.verbs.watch(field, true);
    },
  },
  {
    id: 'collapse',
    group: 'Arrange',
    label: 'Collapse into one component',
    keys: ['Mod+Alt+G'],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) =>
      canEdit(context) &&
      (groupsThatAre(context, false).length > 0 ||
        (groupsThatAre(context, true).length === 0 && single(context).length > 0)),
    run(context) {
      const { stores } = context;
      const open = groupsThatAre(context, false);
      if (open.length > 0) stores.verbs.edit(collapseGroups, { groups: open, collapsed: true });
      else stores.verbs.edit(groupNodes, { nodes: chosenComponents(context), collapsed: true });
      const [node] = stores.view.getState().selection.components;
      // It stands in the middle of what it stands for, once that is drawn.
      requestAnimationFrame(() => node && context.canvas?.viewpoint.bringIntoView(node));
    },
  },
  {
    id: 'open-group',
    group: 'Arrange',
    label: 'Open the collapsed group',
    keys: ['Mod+Alt+O'],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) => canEdit(context) && groupsThatAre(context, true).length > 0,
    run: (context) =>
      context.stores.verbs.edit(collapseGroups, {
        groups: groupsThatAre(context, true),
        collapsed: false,
      }),
  },
  {
    id: 'leave-group',
    group: 'Arrange',
    label: 'Take out of its group',
    keys: [],
    scope: 'canvas',
    menus: ['component'],
    enabled(context) {
      const each = groupOfEach(groupsOf(documentOf(context)));
      return canEdit(context) && single(context).some((name) => each.has(name));
    },
    run: (context) =>
      context.stores.verbs.edit(regroup, { components: single(context), group: null }),
  },
  {
    id: 'add-note',
    group: 'Edit',
    label: 'Add a note',
    keys: ['Shift+S'],
    typed: true,
    scope: 'canvas',
    menus: ['canvas'],
    enabled: canEdit,
    run(context) {
      const { canvas, stores } = context;
      if (canvas === null) return;
      const made = stores.verbs.edit(putNote, canvas.pointer() ?? canvas.middle());
      const [node] = selectedIn(made);
      if (node !== undefined) canvas.store.setState({ renaming: node });
    },
  },
  {
    id: 'toggle-disabled',
    group: 'Edit',
    label: 'Switch off, or on again',
    keys: ['D'],
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) =>
      canEdit(context) &&
      componentsOfNodes(
        documentOf(context),
        chosenComponents(context).filter((node) => noteIdOf(node) === null),
      ).length > 0,
    run: (context) => context.stores.verbs.edit(switchComponents, chosenComponents(context)),
  },
];
