import type { ComponentClass } from '../engine/index.ts';
import { componentClass } from '../library/classes.ts';
import { catalogue } from '../library/index.ts';
import { type Catalogue, type ConfigSpec, moduleLanguage } from '../model/index.ts';
import type { WholeFloats } from '../model/run/index.ts';

/** A component type of a model, and where it stands in it. */
export interface UsedType {
  readonly type: string;
  readonly component: string;
  readonly path: string;
  /** Where its arguments have floats whose value is whole. */
  readonly floats: WholeFloats;
}

/** The classes and types that a document has: built-in ones, and those of its modules. */
export interface LoadedClasses {
  readonly catalogue: Catalogue;
  componentClass(type: string): ComponentClass | undefined;
  /** Whether a type is of the document's own modules. */
  isOwn(type: string): boolean;
  /** Whether an interpreter was started for them. */
  readonly usesPython: boolean;
  /** Files that code has written so far, where files were put for it. */
  written(): readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** The classes of a document that has none of its own. */
export const libraryClasses: LoadedClasses = {
  catalogue,
  componentClass,
  isOwn: () => false,
  usesPython: false,
  written: () => [],
};

const ARGS = ['plugboard', 'process', 'args'];

/** The paths below one, without it. */
function below(floats: WholeFloats, ...place: readonly string[]): WholeFloats {
  const all = [...ARGS, ...place];
  return floats
    .filter((path) => path.length > all.length && all.every((name, at) => path[at] === name))
    .map((path) => path.slice(all.length));
}

/** The component types of a model, one for each component. */
export function usedTypes({ plugboard }: ConfigSpec, floats: WholeFloats): readonly UsedType[] {
  const shared = below(floats, 'parameters');
  return plugboard.process.args.components.map(({ type, args }, at) => {
    const own = Object.keys(args.parameters);
    return {
      ...{ type, component: args.name },
      path: `plugboard.process.args.components.${at}.type`,
      floats: [
        ...below(floats, 'components', String(at), 'args'),
        ...shared
          .filter(([name = '']) => !own.includes(name))
          .map((path) => ['parameters', ...path]),
      ],
    };
  });
}

/** Types that only the document's own modules can have, each once; none where there is no module. */
export function ownTypes(
  used: readonly UsedType[],
  files: readonly { readonly name: string }[],
): readonly UsedType[] {
  if (!files.some(({ name }) => moduleLanguage(name) !== null)) return [];
  const seen = new Set<string>();
  return used.filter(({ type }) => {
    if (seen.has(type) || catalogue.find(type) !== undefined) return false;
    seen.add(type);
    return true;
  });
}
