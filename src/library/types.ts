import type { ComponentType } from '../model/index.ts';
import { byFolder } from './byFolder.ts';

/**
 * The type of each folder that has a `descriptor.ts`, which exports it under a name that ends in `Type`.
 * This file belongs to the page's first load: descriptions only, no class and nothing of the engine.
 */
export const typeOfFolder: ReadonlyMap<string, ComponentType> = byFolder(
  import.meta.glob<Readonly<Record<string, ComponentType>>>('./*/descriptor.ts', { eager: true }),
  (name) => name.endsWith('Type'),
);
