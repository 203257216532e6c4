import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { hasTwin, patchbayModule } from '../../library/python/patchbayModule.ts';
import { pythonSources } from '../../library/python/sources.ts';
import { catalogue } from '../../library/index.ts';
import {
  type AttachedFile,
  type Catalogue,
  type ComponentType,
  specOf,
} from '../../model/index.ts';
import { catalogueWith, readModules } from '../../modules/index.ts';
import { writeMermaid } from '../mermaid.ts';
import { readModelText } from '../readModelText.ts';
import type { BundleFile } from './BundleFile.ts';
import { bundle, type BundleOptions } from './bundle.ts';
import { zipBundle } from './zipBundle.ts';

const code = {
  has: (type: string) => hasTwin(type, pythonSources),
  module: (types: readonly string[]) => patchbayModule(types, pythonSources),
};

const MODEL = `# A chain.
plugboard:
  process:
    args:
      components:
        - {type: patchbay.Random, args: {name: noise, iters: 3}}  # what comes in
        - type: patchbay.Delay
          args: {name: late, initial_values: {x: [7]}}
      connectors:
        - {source: noise.y, target: late.x, mode: pubsub}
`;

interface Extra extends Partial<BundleOptions> {
  readonly files?: readonly AttachedFile[];
}

function bundled(text: string, { files = [], ...options }: Extra = {}) {
  const document = readModelText(text, 'a\nmodel');
  if (!document.ok) throw new Error(document.error[0]?.message);
  return bundle({ ...document.value, files }, { catalogue, code, ...options });
}

function filesOf(text: string, extra: Extra = {}): ReadonlyMap<string, BundleFile['content']> {
  const made = bundled(text, extra);
  if (!made.ok) throw new Error(made.error.map(({ message }) => message).join('\n'));
  return new Map(made.value.map(({ path, content }) => [path, content]));
}

function textOf(text: string, path: string, extra: Extra = {}): string {
  return String(filesOf(text, extra).get(path));
}

function codesOf(text: string, extra: Extra = {}): readonly string[] {
  const made = bundled(text, extra);
  return made.ok ? [] : made.error.map(({ code: problem }) => problem);
}

const watching = (...fields: string[]) =>
  `${MODEL}      patchbay: {watch: [${fields.join(', ')}]}\n`;
const component = (text: string) =>
  MODEL.replace('      connectors:', `        - ${text}\n      connectors:`);
const recorded = (text: string) =>
  [...text.matchAll(/path: (results\/\S+)/g)].map(([, path]) => path);

describe('the model of a project', () => {
  test('keeps its text, with the seed of the run and a recorder for every output', () => {
    const text = textOf(MODEL, 'model.yaml', { seed: 42 });

    expect(text).toContain('# A chain.\n');
    expect(text).toContain('iters: 3, run_seed: 42}}  # what comes in\n');
    expect(text).toContain('{source: noise.y, target: late.x, mode: pubsub}\n');
    expect(recorded(text)).toEqual(['results/noise.y.csv', 'results/late.y.csv']);
  });

  test('records what is watched, an input by what feeds it and begins with', () => {
    const text = textOf(watching('late.x', 'gone.y'), 'model.yaml');

    expect(recorded(text)).toEqual(['results/late.x.csv']);
    expect(text).toMatch(
      /name: record-late-x\n +path: results\/late.x.csv\n +initial_values:\n +value: \[7\]/,
    );
    expect(text).toMatch(/source: noise\.y,? *\n? *target: record-late-x\.value/);
  });

  test('gives recorders names that nobody has', () => {
    const text = component(
      '{type: patchbay.Constant, args: {name: record-late-y, value: 1, iters: 1}}',
    );

    expect(textOf(text, 'model.yaml')).toContain('name: record-late-y-2, path: results/late.y.csv');
  });

  test('is bundled again without a second recorder', () => {
    const once = textOf(MODEL, 'model.yaml');

    expect(recorded(textOf(once, 'model.yaml'))).toEqual(recorded(once));
  });

  test('leaves a seed alone that a component was given', () => {
    const text = textOf(MODEL.replace('iters: 3', 'iters: 3, seed: 5'), 'model.yaml');

    expect(text).not.toContain('run_seed');
  });
});

describe('the model for Ray', () => {
  test('has connectors that Ray knows, without modes', () => {
    const text = textOf(MODEL, 'model-ray.yaml');

    expect(text).toContain('type: plugboard.process.RayProcess');
    expect(text).toContain('type: plugboard.connector.RayConnector');
    expect(text).not.toContain('pubsub');
  });

  test('uses ZMQ where there are events, and the command says what that needs', () => {
    const withEvents: Catalogue = { types: [], find: (type) => eventful(catalogue.find(type)) };
    const extra = { catalogue: withEvents };

    expect(textOf(MODEL, 'model-ray.yaml', extra)).toContain('plugboard.connector.ZMQConnector');
    expect(textOf(MODEL, 'README.md', extra)).toContain(
      '\nPLUGBOARD_FLAGS_ZMQ_PUBSUB_PROXY=true .venv/bin/plugboard process run model-ray.yaml\n',
    );
    expect(textOf(MODEL, 'README.md')).not.toContain('ZMQ');
  });

  test('leaves a model that was made for Ray as it is, and the other file is local', () => {
    const text = MODEL.replace(
      '  process:\n',
      '  process:\n    type: plugboard.process.RayProcess\n    connector_builder: {type: plugboard.connector.RayConnector}\n',
    );

    expect(textOf(text, 'model-ray.yaml')).toContain('plugboard.connector.RayConnector}');
    expect(textOf(text, 'model.yaml')).toContain('plugboard.connector.AsyncioConnector}');
  });
});

function eventful(type: ComponentType | undefined): ComponentType | undefined {
  if (type?.label !== 'Random') return type;
  return { ...type, ports: (args) => ({ ...type.ports(args), outputEvents: ['alarm'] }) };
}

describe('what stands beside it', () => {
  test('is the code of the components used, and the pins', () => {
    const files = filesOf(MODEL);
    const classes = [...String(files.get('patchbay.py')).matchAll(/^class (\w+)/gm)];

    expect([...files.keys()]).toEqual([
      ...['model.yaml', 'model-ray.yaml', 'patchbay.py', 'requirements.txt', 'README.md'],
    ]);
    expect(classes.map(([, name]) => name)).toEqual(['Delay', 'Random', 'Recorder']);
    expect(files.get('requirements.txt')).toMatch(/^plugboard\[ray\]~=0\.9\.0$/m);
    expect(files.get('requirements.txt')).toMatch(/^pydantic<2\.14$/m);
  });

  test('is a README with a title of one line and the results', () => {
    expect(textOf(MODEL, 'README.md')).toMatch(/^# a model\n/);
    expect(textOf(MODEL, 'README.md')).toContain('- `results/late.y.csv`\n');
  });

  test('asks for the extras that other parts of plugboard need', () => {
    const text = component('{type: plugboard.library.LLMChat, args: {name: chat}}');

    expect(textOf(text, 'requirements.txt')).toContain('plugboard[llm,ray]');
  });
});

describe('data files', () => {
  const bytes = new Uint8Array([1, 2]);
  const reader = (path: string, type = 'plugboard.library.FileReader') =>
    component(`{type: ${type}, args: {name: read, path: ${path}, field_names: [km/h, a b]}}`);

  test('lie where the model names them, and readers have the type that runs on Ray too', () => {
    const files = filesOf(reader('./data/in.csv'), { files: [{ name: 'in.csv', bytes }] });

    expect(files.get('data/in.csv')).toBe(bytes);
    expect(files.get('model.yaml')).toContain('type: patchbay.FileReader');
  });

  test('of any place move into the project, and the reader with them', () => {
    const files = filesOf(reader('../../in.csv'), { files: [{ name: '../../in.csv', bytes }] });

    expect(files.get('in.csv')).toBe(bytes);
    expect(files.get('model.yaml')).toContain('path: in.csv');
  });

  test('have columns of any name, whose results lie in files of a name that every system takes', () => {
    const text = textOf(reader('a.csv'), 'model.yaml', { files: [{ name: 'a.csv', bytes }] });

    expect(text).toContain('path: results/read.km%2Fh.csv');
    expect(text).toContain('source: {entity: read, descriptor: a b}');
  });

  test('a process whose name a database of plugboard would take apart', () => {
    const named = (name: string, state: string) =>
      MODEL.replace('      components:', `      name: "${name}"\n      components:`).replace(
        '      connectors:',
        `      state: {type: plugboard.state.${state}}\n      connectors:`,
      );
    expect(codesOf(named('a:b', 'SqliteStateBackend'))).toEqual(['WRONG_VALUE']);
    expect(codesOf(named('ab', 'SqliteStateBackend'))).toEqual([]);
    expect(codesOf(named('a:b', 'DictStateBackend'))).toEqual([]);
  });

  test('that are missing, or that the project has a file for, keep it from being made', () => {
    expect(codesOf(reader('in.csv'))).toEqual(['FILE_MISSING']);
    expect(codesOf(reader('s3://bucket/in.csv'))).toEqual([]);
    expect(codesOf(MODEL, { files: [{ name: 'Model.yaml', bytes }] })).toEqual(['PROJECT_FILE']);
    expect(codesOf(MODEL, { files: [{ name: '../x', bytes }] })).toEqual(['PROJECT_FILE']);
  });
});

describe("the document's own code", () => {
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  const TANK = `import numpy as np
import sklearn.linear_model
from .heat import flow
from plugboard.component import Component, IOController as IO
from plugboard.events import Event
try:
    import matplotlib
except ImportError:
    pass

class Alarm(Event):
    type = "alarm"

class Tank(Component):
    io = IO(outputs=["level"], output_events=[Alarm])
`;
  const files = [file('parts/tank.py', TANK), file('parts/heat.py', 'def flow(): ...')];
  const OWN = component('{type: parts.tank.Tank, args: {name: tank}}');
  const withCode = (own: readonly AttachedFile[]): Extra => ({
    files: own,
    catalogue: catalogueWith(catalogue, own),
    imports: readModules(own).imports,
  });

  test('goes along at its paths, its types as they are written, and what it imports is asked for', () => {
    const made = filesOf(OWN, withCode(files));
    expect([...made.keys()].slice(-2)).toEqual(['parts/tank.py', 'parts/heat.py']);
    expect(made.get('parts/tank.py')).toBe(files[0]?.bytes);
    expect(made.get('model.yaml')).toContain('{type: parts.tank.Tank, args: {name: tank}}');
    expect(made.get('model-ray.yaml')).toContain('plugboard.connector.ZMQConnector');
    expect(made.get('model.yaml')).toContain('path: results/tank.level.csv');
    expect(String(made.get('requirements.txt')).split('\n').slice(-4)).toEqual([
      "# What the model's own code needs.",
      'numpy',
      'scikit-learn',
      '',
    ]);
    expect(made.get('README.md')).toContain('- `parts/heat.py`: code of the model');
  });

  test('has the requirements that came with it, without those of the project and twice none', () => {
    const given = file('requirements.txt', '# mine\nplugboard==0.8\nScikit_Learn>=1.5\n\n');
    const own = [...files, given];
    const text = textOf(OWN, 'requirements.txt', withCode(own));
    expect(text.split('\n').slice(-3)).toEqual(['Scikit_Learn>=1.5', 'numpy', '']);
    expect(text).not.toContain('0.8');
  });

  test('is drawn in a diagram with its events', () => {
    const read = readModelText(OWN, 'm');
    if (!read.ok) throw new Error(read.error[0]?.message);
    const text = writeMermaid(specOf(read.value), catalogueWith(catalogue, files));
    expect(text).toContain(
      'tank@{ shape: rounded, label: Tank<br>**tank** } -.-> alarm@{ shape: hex, label: AlarmEvent }',
    );
  });

  test('in TypeScript cannot go, and is left where no component needs it', () => {
    const own = [file('own.ts', '')];
    const tank = { ...(catalogue.find('patchbay.Random') as ComponentType), type: 'own.Tank' };
    const typed: Catalogue = {
      types: [],
      find: (type) =>
        type === 'own.Tank'
          ? { ...tank, origin: { file: 'own.ts', line: 1, language: 'typescript' } }
          : catalogue.find(type),
    };
    const text = component('{type: own.Tank, args: {name: tank, iters: 3}}');
    expect(codesOf(text, { files: own, catalogue: typed })).toEqual(['PROJECT_LANGUAGE']);
    expect([...filesOf(MODEL, { files: own }).keys()]).not.toContain('own.ts');
  });
});

describe('what cannot go', () => {
  test.each([
    [
      'a type without code',
      component('{type: my.Own, args: {name: own}}'),
      'UNKNOWN_COMPONENT_TYPE',
    ],
    [
      'an input that nothing feeds',
      component('{type: patchbay.Collect, args: {name: c}}'),
      'UNCONNECTED_INPUT',
    ],
  ])('is said: %s', (_, text, problem) => {
    expect(codesOf(text)).toEqual([problem]);
  });
});

test('a zip holds the files in one folder', () => {
  const made = bundled(MODEL);
  if (!made.ok) throw new Error('not made');
  const zip = unzipSync(zipBundle(made.value, 'chain', 1_700_000_000_000));

  const dots = unzipSync(zipBundle(made.value, '..', 1_700_000_000_000));

  expect(Object.keys(dots)[0]).toBe('project/model.yaml');
  expect(Object.keys(zip)).toEqual(made.value.map(({ path }) => `chain/${path}`));
  expect(new TextDecoder().decode(zip['chain/model.yaml'])).toBe(made.value[0]?.content);
});
