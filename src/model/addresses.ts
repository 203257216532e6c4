import type { FormField } from './catalog.ts';

/** `s3://bucket/a.csv`, `simplecache::gs://...`: what fsspec, which plugboard opens files with, looks up elsewhere. */
const ADDRESS = /^(?:[a-z0-9]+::)*([a-z][a-z0-9+.-]*):\/\/|^([a-z0-9]+)::/i;

/** The scheme of an address, in small letters; null for the path of a file. */
export function schemeOf(path: string): string | null {
  const match = ADDRESS.exec(path);
  return match === null ? null : (match[1] ?? match[2] ?? '').toLowerCase();
}

/** What plugboard needs for a kind of address beside itself. */
const NEEDS: ReadonlyMap<string, string> = new Map([
  ['s3', 's3fs'],
  ['s3a', 's3fs'],
  ['gs', 'gcsfs'],
  ['gcs', 'gcsfs'],
  ['az', 'adlfs'],
  ['abfs', 'adlfs'],
  ['http', 'aiohttp'],
  ['https', 'aiohttp'],
]);

/**
 * What there is to say of an argument that names a file by an address: what works in plugboard, and what
 * to do here. Null for all others.
 */
export function addressNote({ kind, writes }: FormField, value: unknown): string | null {
  if ((kind !== 'file' && writes !== true) || typeof value !== 'string') return null;
  const scheme = schemeOf(value);
  if (scheme === null) return null;
  const isWeb = scheme === 'http' || scheme === 'https';
  const need = NEEDS.get(scheme);
  const with_ = need === undefined ? '' : ` with the Python package ${need}`;
  const there =
    writes === true && isWeb
      ? 'plugboard cannot write to it either.'
      : `plugboard ${writes === true ? 'writes' : 'reads'} it${with_}.`;
  const here =
    writes === true
      ? 'Name a file of the working directory to run it here.'
      : 'Attach the file to the document, or put it beside the model, and name that.';
  return `${value} is an address, and runs here have no network: ${there} ${here}`;
}
