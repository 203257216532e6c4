import type { ComponentDocs } from '../model/index.ts';
import { byFolder } from './byFolder.ts';
import { typeOfFolder } from './types.ts';

const docsOfFolder = byFolder(
  import.meta.glob<Readonly<Record<string, ComponentDocs>>>('./*/docs.ts', { eager: true }),
  (name) => name.endsWith('Docs'),
);

/** Ports and examples of the built-in components. The page gets them when somebody asks. */
const DOCS: ReadonlyMap<string | undefined, ComponentDocs> = new Map(
  [...docsOfFolder].map(([folder, docs]) => [typeOfFolder.get(folder)?.type, docs] as const),
);

/** What there is to say of a built-in type; null for other types. */
export function docsOf(type: string): ComponentDocs | null {
  return DOCS.get(type) ?? null;
}
