import { isObject, textsIn } from '../base/json.ts';
import { ok, type Result } from '../base/result.ts';
import { moduleLanguage } from '../model/index.ts';
import type { Page } from './askPage.ts';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A wheel that lies beside the site, as the build describes it. */
interface Wheel {
  readonly file: string;
  readonly project: string;
  /** Modules that it offers. */
  readonly imports: readonly string[];
  /** Projects that it needs. */
  readonly requires: readonly string[];
}

function readWheels(bytes: Uint8Array): readonly Wheel[] {
  const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const listed = isObject(told) && Array.isArray(told['wheels']) ? told['wheels'] : [];
  return listed.filter(isObject).map(({ file, project, imports, requires }) => ({
    ...{ file: String(file), project: String(project) },
    ...{ imports: textsIn(imports), requires: textsIn(requires) },
  }));
}

/** Of our own package, what checks events by pydantic where that is there. */
const CHECKS = /\bplugboard\.events\b/u;

/** The wheels that these modules import, with all that they need, what is needed first. */
export function wheelsFor(code: readonly string[], wheels: readonly Wheel[]): readonly Wheel[] {
  const found = new Set<Wheel>();
  const add = (wheel: Wheel): void => {
    if (found.has(wheel)) return;
    found.add(wheel);
    for (const name of wheel.requires)
      wheels.filter(({ project }) => project === name).forEach(add);
  };
  for (const wheel of wheels) {
    const names = wheel.imports.map((name) => name.replaceAll('.', String.raw`\.`)).join('|');
    const imports = new RegExp(String.raw`^[ \t]*(?:import|from)\b.*\b(?:${names})\b`, 'mu');
    const isWanted = (text: string) =>
      imports.test(text) || (wheel.imports.includes('pydantic') && CHECKS.test(text));
    if (wheel.imports.length > 0 && code.some(isWanted)) add(wheel);
  }
  return [...found].toReversed();
}

/** The wheels that the modules among these files import and that lie beside the site, and those among the files. */
export async function neededWheels(
  page: Page,
  files: readonly NamedBytes[],
): Promise<Result<readonly NamedBytes[], string>> {
  const attached = files.filter(({ name }) => name.endsWith('.whl'));
  const code = files
    .filter(({ name }) => moduleLanguage(name) === 'python')
    .map(({ bytes }) => new TextDecoder().decode(bytes));
  if (code.length === 0) return ok(attached);
  const manifest = await page.assets(['manifest.json']);
  if (!manifest.ok) return manifest;
  const names = wheelsFor(code, readWheels(manifest.value[0] as Uint8Array)).map((one) => one.file);
  const bytes = await page.assets(names);
  if (!bytes.ok) return bytes;
  const beside = names.map((name, i) => ({ name, bytes: bytes.value[i] as Uint8Array }));
  return ok([...beside, ...attached]);
}
