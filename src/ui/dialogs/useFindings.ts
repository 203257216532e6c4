import { useMemo } from 'react';
import { specOf } from '../../model/index.ts';
import type { Stores } from '../../stores/index.ts';
import { useCanvasApi } from '../canvas/api/CanvasApi.ts';
import { keysFor } from '../commands/bindings.ts';
import { COMMANDS } from '../commands/table.ts';
import { useStores } from '../page/StoresContext.tsx';

/** A line of the command palette. */
export interface Finding {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, in a word or two. */
  readonly kind: string;
  /** More words that a search may use. */
  readonly also: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** Everything that the command palette can find, as it is when the palette opens. */
export function useFindings(): {
  readonly commands: readonly Finding[];
  readonly all: readonly Finding[];
} {
  const stores = useStores();
  const canvas = useCanvasApi();
  return useMemo(() => {
    const context = () => ({ stores, canvas: canvas.current, place: null });
    const commands = COMMANDS.filter(
      ({ id, keysOnly, enabled }) =>
        id !== 'commands' && keysOnly !== true && (enabled?.(context()) ?? true),
    ).map((command) => ({
      id: `command ${command.id}`,
      label: command.label,
      kind: command.group,
      also: '',
      keys: keysFor(command, stores.view.getState().keys)[0],
      run: () => command.run(context()),
    }));
    const add = (type: string) => {
      canvas.current?.addComponent(type);
      canvas.current?.viewpoint.focus();
    };
    return {
      commands,
      all: [
        ...commands,
        ...componentFindings(stores),
        ...typeFindings(stores, add),
        ...documentFindings(stores),
        ...exampleFindings(stores),
      ],
    };
  }, [stores, canvas]);
}

function componentFindings({ document, verbs }: Stores): readonly Finding[] {
  return specOf(document.getState().document).plugboard.process.args.components.map(
    ({ type, args }) => ({
      id: `component ${args.name}`,
      label: args.name,
      kind: 'On the canvas',
      also: type,
      run: () => verbs.revealComponent(args.name),
    }),
  );
}

function typeFindings({ document }: Stores, add: (type: string) => void): readonly Finding[] {
  return document.getState().catalogue.types.map(({ type, label, summary }) => ({
    id: `type ${type}`,
    label: `Add ${label}`,
    kind: 'Component',
    also: `${type} ${summary}`,
    run: () => add(type),
  }));
}

function documentFindings({ lists, verbs }: Stores): readonly Finding[] {
  return lists.getState().documents.map(({ id, name }) => ({
    id: `document ${id}`,
    label: `Open ${name}`,
    kind: 'Document',
    also: name,
    run: () => void verbs.openDocument(id),
  }));
}

function exampleFindings({ lists, verbs }: Stores): readonly Finding[] {
  return lists.getState().examples.map(({ id, title, field, summary }) => ({
    id: `example ${id}`,
    label: `Open the example ${title}`,
    kind: 'Example',
    also: `${field} ${summary}`,
    run: () => void verbs.openExample(id),
  }));
}
