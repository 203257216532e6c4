import {
  type Catalogue,
  type PatchbayDocument,
  type Problem,
  specOf,
  validateProcess,
  shortType,
} from '../../model/index.ts';
import { problemAt } from '../../model/problemAt.ts';

/** What keeps a model from running in plugboard; what plugboard itself has is left to it. */
export function checkBundle(
  document: PatchbayDocument,
  catalogue: Catalogue,
  hasCode: (type: string) => boolean,
): readonly Problem[] {
  const spec = specOf(document);
  if (spec.plugboard.process.args.components.length === 0) {
    const path = 'plugboard.process.args.components';
    return [
      problemAt('REQUIRED', 'The model has no components yet; plugboard needs one.', null, path),
    ];
  }
  const languageOf = (type: string) => catalogue.find(type)?.origin?.language;
  const isThere = (type: string) =>
    isPlugboards(type) || hasCode(type) || languageOf(type) === 'python';
  const unknown = spec.plugboard.process.args.components.flatMap(({ type, args }, at) => {
    if (isThere(type)) return [];
    const path = `plugboard.process.args.components.${at}.type`;
    if (languageOf(type) === 'typescript') {
      const text = `${args.name} is of the type ${type}, written in TypeScript, which plugboard does not run.`;
      return [problemAt('PROJECT_LANGUAGE', text, null, path)];
    }
    const text = `${args.name} is of the type ${type}, whose code is not here: the project could not run.`;
    return [problemAt('UNKNOWN_COMPONENT_TYPE', text, null, path)];
  });
  const others = validateProcess(spec, catalogue).filter(
    ({ code, severity }) => severity === 'error' && code !== 'UNKNOWN_COMPONENT_TYPE',
  );
  return [...unknown, ...others, ...checkName(document)];
}

/** Backends with a database put the job's id before every name, and part the two at the colon. */
const DATABASES = /\.(Sqlite|Postgres)StateBackend$/;

function checkName(document: PatchbayDocument): readonly Problem[] {
  const { name, state } = specOf(document).plugboard.process.args;
  if (typeof name !== 'string' || !name.includes(':') || !DATABASES.test(state.type)) return [];
  const text = `With ${shortType(state.type)}, plugboard cannot run a process with a colon in its name: ${name}.`;
  return [problemAt('WRONG_VALUE', text, null, 'plugboard.process.args.name')];
}

/** Types that come with plugboard; some need an extra, which `requirements.txt` then asks for. */
function isPlugboards(type: string): boolean {
  return type.startsWith('plugboard.');
}
