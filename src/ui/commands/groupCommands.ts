import { groupOfEach, groupsOf, watchedFields } from '../../model/index.ts';
import {
  groupNodes,
  putNote,
  regroup,
  setCollapsed,
  toggleDisabled,
  ungroupNodes,
} from '../canvas/marks/markVerbs.ts';
import { EMPTY_GRAPH } from '../../graph/graph.ts';
import { componentsOfNodes, groupNode, nodesByKind, noteIdOf } from '../../graph/nodeIds.ts';
import { chosenComponents } from './chosen.ts';
import type { Command, CommandContext } from './Command.ts';

const silent = () => undefined;
const say = ({ canvas }: CommandContext) => canvas?.say ?? silent;
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
    scope: 'canvas',
    menus: ['component'],
    enabled: (context) =>
      canEdit(context) && single(context).length + chosenGroups(context).length > 0,
    run(context) {
      const id = groupNodes(context.stores, say(context), chosenComponents(context));
      if (id !== null) context.canvas?.store.setState({ renaming: `group:${id}` });
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
    run: (context) => ungroupNodes(context.stores, say(context), chosenGroups(context)),
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
      if (open.length > 0) setCollapsed(stores, say(context), open, true);
      else groupNodes(stores, say(context), chosenComponents(context), true);
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
      setCollapsed(context.stores, say(context), groupsThatAre(context, true), false),
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
    run: (context) => regroup(context.stores, say(context), single(context), null),
  },
  {
    id: 'add-note',
    group: 'Edit',
    label: 'Add a note',
    keys: ['Shift+S'],
    scope: 'canvas',
    menus: ['canvas'],
    enabled: canEdit,
    run(context) {
      const { canvas, stores } = context;
      if (canvas === null) return;
      const id = putNote(stores, canvas.say, canvas.pointer() ?? canvas.middle());
      if (id !== null) canvas.store.setState({ renaming: `note:${id}` });
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
    run: (context) => toggleDisabled(context.stores, say(context), chosenComponents(context)),
  },
];
