import { describe, expect, test } from 'vitest';
import { buildProcess } from '../engine/index.ts';
import {
  documentOfExample,
  emptyDocument,
  ownArgs,
  seedOf,
  specOf,
  validateProcess,
  watchedFields,
} from '../model/index.ts';
import { insertExample } from '../editing/clipboard/insertExample.ts';
import { memoryFiles, nodeEnvironment } from '../testing/golden/nodeEnvironment.ts';
import { catalogue } from './catalog.ts';
import { componentClass } from './classes.ts';
import { docsOf } from './docs.ts';

describe.each(catalogue.types.map((type) => [type.label, type] as const))('%s', (_label, type) => {
  const docs = docsOf(type.type);
  if (docs === null) throw new Error('It has no docs.');
  const document = documentOfExample('example', docs.example);
  const own = docs.example.components.filter(([, text]) => text === type.type);

  test('says what every port is, in its example too', () => {
    const args = own.map(([, , given]) => ownArgs(given));
    const ports = args.map((given) => type.ports(given));
    expect(ports.length).toBeGreaterThan(0);
    for (const side of ['inputs', 'outputs'] as const) {
      const all = docs[side];
      for (const field of ports.flatMap((entry) => entry[side])) {
        expect(all[field] ?? all['*'], `${side} ${field}`).toMatch(/\.$/);
      }
      const names = Object.keys(all).filter((name) => name !== '*');
      for (const name of names)
        expect(
          ports.some((p) => p[side].includes(name)),
          name,
        ).toBe(true);
    }
    expect(type.description).toMatch(/\.$/);
  });

  test('has an example that is valid and gives what it shows', async () => {
    expect(validateProcess(specOf(document), catalogue)).toEqual([]);
    expect(watchedFields(document)).toEqual(Object.keys(docs.example.shows));
    const files = memoryFiles(new Map(document.files.map(({ name, bytes }) => [name, bytes])));
    const environment = nodeEnvironment(seedOf(document), files);
    const built = buildProcess(specOf(document), { ...environment, componentClass });
    if (!built.ok) throw new Error(built.error[0]?.message);
    const process = built.value;
    await process.init();
    const probes = Object.keys(docs.example.shows).map((field) => {
      const probe = process.probe(field);
      if (!probe.ok) throw new Error(probe.error);
      return [field, probe.value] as const;
    });
    await process.run();
    expect(process.status).toBe('completed');
    const shown = probes.map(([field, probe]) => [field, Array.from(probe.read())]);
    expect(Object.fromEntries(shown)).toEqual(docs.example.shows);
  });

  test('can have its example put into any model, twice', () => {
    const once = insertExample(emptyDocument('x'), catalogue, docs.example);
    const twice = insertExample(once.document, catalogue, docs.example);
    const names = [...once.components, ...twice.components];
    expect(new Set(names).size).toBe(2 * docs.example.components.length);
    expect(validateProcess(specOf(twice.document), catalogue)).toEqual([]);
    expect(watchedFields(twice.document).length).toBe(2 * Object.keys(docs.example.shows).length);
  });
});
