import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { catalogue } from '../library/index.ts';
import { buildablePath } from './frameworkTypes.ts';
import { fixesFor } from '../editing/fixes/index.ts';
import {
  documentFromConfig,
  type PatchbayDocument,
  specOf,
  validateProcess,
  withoutEffect,
} from './index.ts';
import { setProcessType } from '../editing/process/process.ts';

function documentOf(components: readonly JsonObject[], process: JsonObject = {}, args = {}) {
  const config = { plugboard: { process: { args: { components, ...args }, ...process } } };
  const read = documentFromConfig({ name: 'test', config });
  if (!read.ok) throw new Error(read.error[0]?.message);
  return read.value;
}

const reader = (type: string, path = 'a.csv') =>
  documentOf([{ type, args: { name: 'r', path, field_names: ['a'] } }]);
const problemsOf = (document: PatchbayDocument) => validateProcess(specOf(document), catalogue);
const codes = (document: PatchbayDocument) => problemsOf(document).map(({ code }) => code);

/** The document after the first fix of the first problem with a code. */
function fixed(document: PatchbayDocument, code: string): PatchbayDocument {
  const problem = problemsOf(document).find((entry) => entry.code === code);
  const [fix] = problem === undefined ? [] : fixesFor(problem, document, catalogue);
  if (fix === undefined) throw new Error(`There is no fix of ${code}.`);
  return fix.edit(document);
}

describe('a component by a path that only Patchbay takes', () => {
  const aliases = catalogue.types.flatMap(({ type, aliases: all }) =>
    all.filter((alias) => alias.startsWith('plugboard.')).map((alias) => [alias, type] as const),
  );

  test.each(aliases)('%s is a warning, which names %s', (alias, type) => {
    expect(buildablePath(alias)).toBe(type);
    expect(buildablePath(type)).toBeNull();
    const document = reader(alias);
    const [problem, ...others] = problemsOf(document).filter(({ code }) => code === 'TYPE_PATH');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      severity: 'warning',
      path: 'plugboard.process.args.components.0.type',
    });
    expect(problem?.message).toContain(type);
    const after = fixed(document, 'TYPE_PATH');
    expect(specOf(after).plugboard.process.args.components[0]?.type).toBe(type);
    expect(codes(after)).not.toContain('TYPE_PATH');
  });

  // What real plugboard 0.9.0 has in its registry.
  test.each([
    ['plugboard.library.SQLReader', 'plugboard.library.sql_io.SQLReader'],
    ['plugboard.library.LLMChat', 'plugboard.library.llm.LLMChat'],
    ['plugboard.library.WebsocketWriter', 'plugboard.library.websocket_io.WebsocketWriter'],
    ['FileReader', 'plugboard.library.file_io.FileReader'],
    ['plugboard.FileWriter', 'plugboard.library.file_io.FileWriter'],
    ['plugboard.library.file_io.SQLWriter', 'plugboard.library.sql_io.SQLWriter'],
  ])('%s is built as %s', (type, path) => {
    const after = fixed(reader(type), 'TYPE_PATH');
    expect(specOf(after).plugboard.process.args.components[0]?.type).toBe(path);
  });

  test.each(['patchbay.FileReader', 'my.FileReader', 'plugboard.library.file_io.FileWriter'])(
    '%s is left alone',
    (type) => expect(codes(reader(type))).not.toContain('TYPE_PATH'),
  );
});

describe('a state backend, and connectors', () => {
  const state = (type: string) => documentOf([RANGE], {}, { state: { type } });
  const connector = (type: string) => documentOf([RANGE], { connector_builder: { type } });
  const RANGE = { type: 'patchbay.Range', args: { name: 'n', iters: 3 } };

  test.each([
    ...['Dict', 'Sqlite', 'Postgres', 'Ray'].flatMap((kind) => [
      `plugboard.state.${kind}StateBackend`,
      `plugboard.state.${kind.toLowerCase()}_state_backend.${kind}StateBackend`,
    ]),
  ])('%s is found', (type) => expect(codes(state(type))).toEqual([]));

  test.each([
    ['DictStateBackend', 'plugboard.state.DictStateBackend'],
    ['plugboard.SqliteStateBackend', 'plugboard.state.SqliteStateBackend'],
    ['plugboard.state.sqlite.SqliteStateBackend', 'plugboard.state.SqliteStateBackend'],
    [
      'plugboard.state.ray_state_backend.PostgresStateBackend',
      'plugboard.state.PostgresStateBackend',
    ],
    ['plugboard.state.SqlliteStateBackend', 'plugboard.state.SqliteStateBackend'],
  ])('%s is not, and should be %s', (type, path) => {
    const after = fixed(state(type), 'UNKNOWN_STATE_TYPE');
    expect(specOf(after).plugboard.process.args.state.type).toBe(path);
  });

  test.each([
    'plugboard.connector.AsyncioConnector',
    'plugboard.connector.asyncio_channel.AsyncioConnector',
    'plugboard.connector.rabbitmq_channel.RabbitMQConnector',
    'plugboard.connector.zmq_channel.ZMQConnector',
  ])('%s is found', (type) => expect(codes(connector(type))).toEqual([]));

  test.each([
    ['ZMQConnector', 'plugboard.connector.ZMQConnector'],
    ['plugboard.connector.zmq.ZMQConnector', 'plugboard.connector.ZMQConnector'],
    ['plugboard.connector.zmq_channel.RedisConnector', 'plugboard.connector.RedisConnector'],
  ])('%s is not, and should be %s', (type, path) => {
    const after = fixed(connector(type), 'UNKNOWN_CONNECTOR_TYPE');
    expect(specOf(after).plugboard.process.connector_builder.type).toBe(path);
  });

  test('by its own path changes with the kind of process to one that there is', () => {
    const local = documentOf(
      [RANGE],
      { connector_builder: { type: 'plugboard.connector.asyncio_channel.AsyncioConnector' } },
      { state: { type: 'plugboard.state.dict_state_backend.DictStateBackend' } },
    );
    const ray = setProcessType(local, 'plugboard.process.RayProcess');
    const { connector_builder, args } = specOf(ray).plugboard.process;
    expect(connector_builder.type).toBe('plugboard.connector.RayConnector');
    expect(args.state.type).toBe('plugboard.state.RayStateBackend');
    expect(codes(ray)).toEqual([]);
  });

  test('that has no effect here is told, and no other', () => {
    const notes = (document: PatchbayDocument) => withoutEffect(specOf(document));
    expect(notes(state('plugboard.state.PostgresStateBackend'))).toHaveLength(1);
    expect(notes(state('plugboard.state.RayStateBackend'))).toEqual([]);
    for (const kind of ['redis_channel.RedisConnector', 'ZMQConnector', 'RabbitMQConnector']) {
      const [note, ...more] = notes(connector(`plugboard.connector.${kind}`));
      expect([note, more]).toEqual([expect.stringContaining('has no effect here'), []]);
    }
    expect(notes(connector('plugboard.connector.RayConnector'))).toEqual([]);
  });
});

describe('a file by an address', () => {
  const writer = (path: string) =>
    documentOf([
      {
        type: 'plugboard.library.file_io.FileWriter',
        args: { name: 'w', path, field_names: ['a'] },
      },
    ]);
  const noteOf = (document: PatchbayDocument) =>
    problemsOf(document).find(({ code }) => code === 'FILE_ADDRESS');
  const READER = 'plugboard.library.file_io.FileReader';

  test.each([
    ['s3://bucket/a.csv', 's3fs'],
    ['gs://bucket/a.csv.gz', 'gcsfs'],
    ['http://host/a.csv', 'aiohttp'],
    ['HTTPS://host/a.csv', 'aiohttp'],
    ['simplecache::s3://bucket/a.csv', 's3fs'],
    ['file:///data/a.csv', 'plugboard reads it.'],
    ['memory://a.csv', 'plugboard reads it.'],
  ])('%s is a warning', (path, words) => {
    const note = noteOf(reader(READER, path));
    expect(note).toMatchObject({
      severity: 'warning',
      path: 'plugboard.process.args.components.0.args.path',
    });
    expect(note?.message).toContain(words);
    expect(noteOf(writer(path))?.severity).toBe('warning');
  });

  test('that no one can write to is told', () => {
    expect(noteOf(writer('https://host/a.csv'))?.message).toContain('cannot write to it either');
  });

  test.each(['a.csv', '/data/a.csv', './a:b.csv', 'C:/a.csv', 'C:\\a.csv', 'a//b.csv'])(
    '%s is none',
    (path) => expect(noteOf(reader(READER, path))).toBeUndefined(),
  );
});
