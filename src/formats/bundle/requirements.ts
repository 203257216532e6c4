import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import {
  type AttachedFile,
  moduleName,
  modulesOf,
  type PatchbayDocument,
  specOf,
} from '../../model/index.ts';

/** Extras of plugboard that a part of a model needs, by what its type text holds. */
const EXTRAS: readonly (readonly [RegExp, string])[] = [
  [/^plugboard\.library\.(?:\w+\.)?LLM/, 'llm'],
  [/^plugboard\.library\.(?:\w+\.)?Websocket/, 'websockets'],
  [/\.RedisConnector$/, 'redis'],
];

/** What a module is installed by, where the two have other names. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['sklearn', 'scikit-learn'],
  ['yaml', 'PyYAML'],
  ['PIL', 'Pillow'],
  ['cv2', 'opencv-python'],
  ['bs4', 'beautifulsoup4'],
  ['dateutil', 'python-dateutil'],
  ['dotenv', 'python-dotenv'],
  ['attr', 'attrs'],
  ['skimage', 'scikit-image'],
]);
/** Lines of a document's own `requirements.txt` that the project has in its own words. */
const OURS = new Set(['plugboard', 'pydantic']);

/** Modules that code imports from elsewhere, by their whole path; `guarded`: it does without them too. */
export type Imports = ReadonlyMap<string, { readonly need: string }>;

/**
 * `requirements.txt`: plugboard as it was tried with, what its parts need, and what the document's own code
 * does. With pydantic 2.14 no RayProcess of plugboard 0.9 can be built (`cannot pickle '_thread.RLock' object`).
 */
export function requirementsText(document: PatchbayDocument, imports: Imports): string {
  const { process } = specOf(document).plugboard;
  const types = [
    process.connector_builder.type,
    ...process.args.components.map(({ type }) => type),
  ];
  const needed = EXTRAS.filter(([pattern]) => types.some((type) => pattern.test(type)));
  const extras = ['ray', ...needed.map(([, extra]) => extra)].toSorted();
  const given = givenLines(document);
  const known = new Set(given.map(packageOf));
  const imported = installed(document, imports).filter((name) => !known.has(plain(name)));
  const own = [...given, ...imported];
  return [
    '# Python 3.12 or newer.',
    `plugboard[${extras.join(',')}]~=0.9.0`,
    '# With pydantic 2.14, plugboard 0.9 cannot start a process on Ray.',
    'pydantic<2.14',
    ...(own.length === 0 ? [] : ["# What the model's own code needs.", ...own]),
    '',
  ].join('\n');
}

const isRequirements = ({ name }: AttachedFile): boolean => name === 'requirements.txt';

/** The document's own list; it goes into that of the project. */
export function withoutRequirements(files: readonly AttachedFile[]): readonly AttachedFile[] {
  return files.filter((file) => !isRequirements(file));
}

/** `Scikit_Learn` and `scikit-learn` are one package. */
const plain = (name: string): string => name.toLowerCase().replace(/[-_.]+/gu, '-');
const packageOf = (line: string): string => plain(/^[\w.-]+/u.exec(line)?.[0] ?? '');

function givenLines({ files }: PatchbayDocument): readonly string[] {
  return files.filter(isRequirements).flatMap(({ bytes }) => {
    const text = decodeUtf8(bytes);
    const lines = text.ok ? text.value.replace(/^\uFEFF/u, '').split(/\r?\n/u) : [];
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#') && !OURS.has(packageOf(line)));
  });
}

/** Packages for what the code imports, each once; modules of its own packages are none. */
function installed(document: PatchbayDocument, imports: Imports): readonly string[] {
  const top = (path: string): string => path.split('.')[0] ?? path;
  const own = new Set(modulesOf(document).map(({ name }) => top(moduleName(name))));
  const names = [...imports]
    .filter(([, { need }]) => need !== 'guarded')
    .map(([path]) => top(path))
    .filter((name) => !own.has(name) && !OURS.has(name))
    .map((name) => PACKAGES.get(name) ?? name);
  return [...new Set(names)].toSorted();
}
