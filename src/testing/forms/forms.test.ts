import 'fake-indexeddb/auto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { ok } from '../../base/result.ts';
import { readSavedRun } from '../../cli/checkpointFile.ts';
import type { Draft } from '../../cli/env.ts';
import { main } from '../../cli/main.ts';
import { nodeEnv } from '../../cli/node/nodeEnv.ts';
import { decodeLink } from '../../formats/index.ts';
import { indexedDbStorage } from '../../storage/index.ts';
import { fillBrowser } from './fillBrowser.ts';
import { tellDocument, tellStorage } from './tellForms.ts';

/*
 * What earlier versions stored, shared and saved opens as it did then, for ever: each folder here is what one
 * version left (`.scripts/keepForms.mjs`) and what that version itself read in it (`expected.json`).
 */
const HERE = import.meta.dirname;
const VERSIONS = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const expectedIn = (folder: string) => join(folder, 'expected.json');

interface Expected {
  readonly storage: unknown;
  readonly links: Readonly<Record<string, unknown>>;
  readonly checkpoints: Readonly<Record<string, unknown>>;
}

async function readStorage(folder: string, file = 'database.json.gz'): Promise<unknown> {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  await fillBrowser(gunzipSync(readFileSync(join(folder, file))).toString('utf8'));
  const storage = indexedDbStorage(null);
  try {
    return await tellStorage(storage);
  } finally {
    storage.close();
  }
}

function readLinks(folder: string): Record<string, unknown> {
  const links = JSON.parse(readFileSync(join(folder, 'links.json'), 'utf8')) as object;
  return Object.fromEntries(
    Object.entries(links).map(([name, link]) => {
      const read = decodeLink(String(link));
      return [name, read.ok ? tellDocument(read.value) : read.error];
    }),
  );
}

const NOWHERE: Draft = {
  length: 0,
  append: async () => ok(null),
  commit: async () => ok(null),
  discard: () => Promise.resolve(),
};

interface Ended {
  readonly status: string;
  readonly stats: { readonly steps: number };
  readonly components: Readonly<Record<string, { readonly exports: unknown }>>;
}

/** How a saved run goes on to its end; why it cannot. */
async function resumed(file: string) {
  const [out, err]: [string[], string[]] = [[], []];
  const env = {
    ...nodeEnv(),
    stdout: (text: string) => void out.push(text),
    stderr: (text: string) => void err.push(text),
    // Whatever a model writes is not kept.
    draft: async () => ok(NOWHERE),
  };
  const saved = await readSavedRun(file, env);
  if (!saved.ok) return saved;
  const code = await main(['run', '--resume', file, '--json'], env);
  return ok({ ...(JSON.parse(out.join('')) as Ended), code, name: saved.value.document.name });
}

/** What it had done, and how it ends. Values are for the tests of the engine. */
async function readCheckpoint(file: string): Promise<unknown> {
  const ran = await resumed(file);
  if (!ran.ok) return ran.error;
  const { code, status, stats, name } = ran.value;
  return { code, status, steps: stats.steps, name };
}

async function readCheckpoints(folder: string): Promise<Record<string, unknown>> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.checkpoint.json'));
  const read: Record<string, unknown> = {};
  for (const name of files) read[name] = await readCheckpoint(resolve(folder, name));
  return read;
}

/** Through JSON, as what is expected lies in a file. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

// The version that made a folder writes down once what it reads in it.
if (process.env['PATCHBAY_KEEP_FORMS'] !== undefined) {
  for (const folder of VERSIONS.map((version) => join(HERE, version))) {
    if (existsSync(expectedIn(folder))) continue;
    const storage = await readStorage(folder);
    const checkpoints = await readCheckpoints(folder);
    const kept = { storage, links: readLinks(folder), checkpoints };
    writeFileSync(expectedIn(folder), `${JSON.stringify(kept, null, 1)}\n`);
  }
}

test('forms of at least one version are kept', () => {
  expect(VERSIONS.length).toBeGreaterThan(0);
});

test('runs on a Ray cluster open as version 44e0577 left them: one goes on there, one has come back', async () => {
  const { documents } = plain(await readStorage(HERE, 'runsOnRay.json.gz')) as {
    readonly documents: readonly { readonly runs: readonly object[] }[];
  };
  const there = { source: 'ray', cluster: 'http://127.0.0.1:8265', error: null };
  expect(documents.flatMap(({ runs }) => runs)).toEqual([
    expect.objectContaining({ ...there, status: 'running', jobId: 'model-bcb89a01', curves: [] }),
    expect.objectContaining({
      ...{ ...there, status: 'completed', jobId: 'model-fdcfb8d3', steps: 5, elapsed: 2_500 },
      curves: [expect.objectContaining({ field: 'sum.y', length: 5 })],
    }),
  ]);
});

test('values of Python that waited when a run was saved go on as they are there', async () => {
  const ran = await resumed(join(HERE, 'carried.checkpoint.json'));
  if (!ran.ok) throw new Error(JSON.stringify(ran.error));
  const { components } = ran.value;
  const all = ['1.0', '2.0', '4.0', '8.0', '16.0', '32.0'];
  expect(components['grow']?.exports).toEqual({
    seen: [
      '[1.0, []]',
      ...all.slice(1).map((x, at) => `(${x}, [${all.slice(0, at + 1).join(', ')}])`),
    ],
  });
  expect(components['show']?.exports).toEqual({ seen: ['1', '0.5', '3.0', ...all.slice(1)] });
});

describe.each(VERSIONS)('what version %s left opens as it did then:', (version) => {
  const folder = join(HERE, version);
  const expected = JSON.parse(readFileSync(expectedIn(folder), 'utf8')) as Expected;

  test('its database: documents, histories, runs, settings and typed texts', async () => {
    expect(plain(await readStorage(folder))).toEqual(expected.storage);
  });

  test('its links', () => {
    expect(plain(readLinks(folder))).toEqual(expected.links);
  });

  test('its checkpoints, which go on to their end', async () => {
    expect(plain(await readCheckpoints(folder))).toEqual(expected.checkpoints);
  });
});
