import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldOfResult } from '../../../formats/index.ts';
import { readResult } from '../../../formats/results/readResult.ts';
import { specOf } from '../../../model/index.ts';
import { seriesDifference, tableDifference } from '../sameValue.ts';
import { inexactComponents } from './elementary.ts';
import type { Project } from './Project.ts';
import type { OwnRun } from './runDocument.ts';

/**
 * What differs between our run of a project's document and what plugboard's run of it left in its folder:
 * all series, and all files that the model writes. Of runs that had to fail only what both have is compared.
 */
export function compareRuns({ document, folder }: Project, ours: OwnRun): readonly string[] {
  const inexact = inexactComponents(specOf(document));
  const prefix = ours.error !== null;
  const theirs = recordedIn(folder);
  const names = new Set([...ours.series.keys(), ...theirs.keys()]);
  const series = [...names].flatMap((field) => {
    const [a, b] = [ours.series.get(field), theirs.get(field)];
    if (a === undefined) return [`${field} was recorded, and is not watched here`];
    if (b === undefined) return [`${field} was not recorded`];
    const exact = !inexact.has(field.slice(0, field.indexOf('.')));
    return seriesDifference(field, a, b, { exact, prefix });
  });
  if (prefix) return series;
  const files = [...ours.files].flatMap(([name, text]) => {
    const path = join(folder, name);
    if (!existsSync(path)) return [`${name} was not written`];
    return tableDifference(name, text, readFileSync(path, 'utf8'), inexact.size === 0);
  });
  return [...series, ...files];
}

/** Everything that recorders left in a project's folder, read as it is read in the page. */
export function recordedIn(folder: string): ReadonlyMap<string, readonly unknown[]> {
  const place = join(folder, 'results');
  const entries = existsSync(place) ? readdirSync(place, { withFileTypes: true }) : [];
  // What the model itself wrote came along in a folder.
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return new Map(
    names.map((name) => {
      const field = fieldOfResult(name);
      if (field === null) throw new Error(`${name} is no name of results.`);
      const read = readResult(readFileSync(join(place, name), 'utf8'));
      if (!read.ok) throw new Error(`${name}: ${read.error}`);
      return [field, read.value.values];
    }),
  );
}
