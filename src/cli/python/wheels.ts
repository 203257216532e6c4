import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isObject } from '../../base/json.ts';

/** Where the build puts the wheels that it brings. */
const WHEELS = join(
  dirname(createRequire(import.meta.url).resolve('pyodide')),
  '../../.cache/wheels',
);

/** Paths of the wheels that the build has brought. */
export function wheelFiles(): readonly string[] {
  if (!existsSync(WHEELS)) return [];
  const names = readdirSync(WHEELS).filter((name) => name.endsWith('.whl'));
  return names.map((name) => join(WHEELS, name));
}

/** First names of modules that these wheels bring. */
export function pythonPackages(): ReadonlySet<string> {
  const file = join(WHEELS, 'index.json');
  const told: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const wheels = Array.isArray(told) ? told.filter(isObject) : [];
  return new Set(
    wheels.flatMap(({ imports }) => (Array.isArray(imports) ? imports.map(String) : [])),
  );
}
