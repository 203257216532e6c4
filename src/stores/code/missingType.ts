import { moduleName, type PatchbayDocument, type Problem, specOf } from '../../model/index.ts';

/** A component type of a person's own that is not here, and what its text says of where it lies. */
interface MissingType {
  /** The whole text, such as `package.module.Class`. */
  readonly type: string;
  /** The class or function. */
  readonly name: string;
  /** The file in which it lies, as far as the text tells. */
  readonly file: string;
  /** Whether the document has such a module. */
  readonly isThere: boolean;
}

/** The type that a problem misses; null for other problems, and where the text names no module of a person's own. */
export function missingType(
  { code, path }: Problem,
  document: PatchbayDocument,
): MissingType | null {
  if (code !== 'UNKNOWN_COMPONENT_TYPE') return null;
  const { components } = specOf(document).plugboard.process.args;
  const { type = '' } = components[Number(path.split('.').at(-2))] ?? {};
  const parts = type.split('.');
  const name = parts.pop() ?? '';
  const [first = ''] = parts;
  if (['', 'plugboard', 'patchbay', '__main__'].includes(first)) return null;
  const module = document.files.find((file) => moduleName(file.name) === parts.join('.'));
  const file = module?.name ?? `${parts.join('/')}.py`;
  return { type, name, file, isThere: module !== undefined };
}
