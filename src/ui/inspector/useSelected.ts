import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Json, JsonObject } from '../../base/json.ts';
import { isObject } from '../../base/json.ts';
import {
  type ComponentSpec,
  getAt,
  type PatchbayDocument,
  type Problem,
  specOf,
} from '../../model/index.ts';
import type { Origin } from '../../stores/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import type { LocalProblem } from '../fields/FormScope.ts';

export interface SelectedComponent {
  readonly spec: ComponentSpec;
  /** The arguments as the model has them, without defaults. */
  readonly args: JsonObject;
  /** Problems of this component, with paths inside its arguments (`window`), or empty ones. */
  readonly problems: readonly LocalProblem[];
}

/** A component of a document by name; null when it is not there. */
export function findComponent(
  document: PatchbayDocument,
  problems: readonly Problem[],
  name: string,
): SelectedComponent | null {
  const { components } = specOf(document).plugboard.process.args;
  const at = components.findIndex(({ args }) => args.name === name);
  const spec = components[at];
  if (spec === undefined) return null;
  const path = `plugboard.process.args.components.${at}`;
  const args: Json | undefined = getAt(document.config, [
    'plugboard',
    'process',
    'args',
    'components',
    at,
    'args',
  ]);
  const own = problems
    .filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
    .map((problem) => ({ problem, path: problem.path.slice(`${path}.args.`.length) }));
  return { spec, args: (isObject(args) ? args : {}) as JsonObject, problems: own };
}

/** The component of this name as the open document has it. */
export function useComponent(name: string): SelectedComponent | null {
  const { document: store } = useStores();
  const document = useStore(store, (state) => state.document);
  const problems = useStore(store, (state) => state.problems);
  return useMemo(() => findComponent(document, problems, name), [document, problems, name]);
}

const keyOf = (origin: Origin) => (origin.kind === 'link' ? 'link' : origin.id);

/** Names the open document, as long as it is open. */
export function useDocumentKey(): string {
  const { document } = useStores();
  return useStore(document, ({ origin }) => keyOf(origin));
}
