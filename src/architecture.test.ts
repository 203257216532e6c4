import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * The rooms of `src/` and the doors between them: a closed list. Everything may import `base`;
 * a folder without a row fails, so that a new room starts closed.
 */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  base: [],
  model: [],
  compare: ['model'],
  graph: ['model'],
  editing: ['model', 'graph', 'compare'],
  engine: ['model'],
  library: ['engine', 'model'],
  formats: ['model', 'editing'],
  runner: ['model'],
  modules: ['model'],
  study: ['model'],
  ray: ['model'],
  runtime: ['modules', 'library', 'engine', 'model'],
  worker: ['runner/protocol', 'runtime', 'modules', 'engine', 'library', 'model'],
  storage: ['model'],
  stores: ['model', 'compare', 'editing', 'runner', 'storage', 'formats', 'study', 'ray'],
  ui: ['stores', 'study', 'editing', 'compare', 'graph', 'model'],
  app: [
    'model',
    'modules',
    'engine',
    'library',
    'formats',
    'runner',
    'worker',
    'storage',
    'stores',
    'compare',
    'graph',
    'editing',
    'ray',
    'ui',
  ],
  cli: [
    'compare',
    'graph',
    'formats',
    'modules',
    'runtime',
    'library',
    'engine',
    'worker',
    'runner/protocol',
    'study',
    'ray',
    'editing',
    'model',
  ],
  // Builders, golden components and benchmarks: test code that nothing shipped may import.
  testing: [
    'model',
    'compare',
    'modules',
    'runtime',
    'engine',
    'library',
    'formats',
    'graph',
    'editing',
    'storage',
    'stores',
    'runner',
    'worker',
    'study',
    'ray',
    'cli',
  ],
};

/**
 * The folders of `ui/` and their doors, the lowest first. `.` are the files that lie in `ui/` itself: the
 * screen as a whole, which nobody imports.
 */
const SCREEN_DOORS: Readonly<Record<string, readonly string[]>> = {
  kit: [],
  page: ['kit'],
  canvas: ['kit', 'page'],
  problems: ['kit', 'page'],
  fields: ['kit', 'page', 'problems'],
  controls: ['kit', 'page', 'fields'],
  inspector: ['kit', 'page', 'canvas', 'fields'],
  plots: ['kit', 'page'],
  table: ['kit', 'page', 'plots'],
  studies: ['kit', 'page', 'fields', 'plots', 'table'],
  profile: ['kit', 'page'],
  text: [],
  panels: ['kit', 'page', 'problems', 'profile', 'text'],
  code: ['kit', 'page', 'text'],
  palette: ['kit', 'page', 'canvas'],
  commands: ['kit', 'page', 'canvas', 'palette'],
  dialogs: ['kit', 'page', 'canvas', 'commands'],
  home: ['kit', 'page'],
  versions: ['kit', 'page'],
  tour: ['kit', 'page', 'canvas'],
  shell: [
    'kit',
    'page',
    'canvas',
    'commands',
    'dialogs',
    'home',
    'panels',
    'code',
    'plots',
    'table',
    'studies',
    'versions',
  ],
  viewer: ['kit', 'page', 'canvas', 'fields', 'controls', 'plots', 'commands', 'dialogs', 'shell'],
  '.': ['kit', 'page', 'canvas', 'inspector', 'controls', 'palette', 'commands', 'tour', 'shell'],
};

/** More files than this, tests aside, and a folder needs parts. */
const MOST_FILES = 30;

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = String.raw`\.test\.tsx?$`;

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number];

/** Paths of what lies in a folder (or is a file) under `base`; `.`: in `base` itself. */
const inFolder = (base: string, folder: string): string =>
  `^${base}${folder === '.' ? '[^/]+$' : `${folder}(/|[.]ts$|$)`}`;

const isIn = (base: string, folder: string, path: string): boolean =>
  new RegExp(inFolder(base, folder)).test(path);

/** What a folder under `base` imports there beside its own and what is behind open doors. */
function wrongDoor(base: string, folder: string, open: readonly string[]): Rule {
  return {
    name: `${base}${folder} imports what it may not`,
    severity: 'error',
    from: { path: inFolder(base, folder), pathNot: tests },
    to: { path: `^${base}`, pathNot: [folder, ...open].map((name) => inFolder(base, name)) },
  };
}

const rules: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(DOORS).map(([room, open]) => wrongDoor('src/', room, ['base', ...open])),
    ...Object.entries(SCREEN_DOORS).map(([folder, open]) => wrongDoor('src/ui/', folder, open)),
    {
      name: 'imports in a circle, be it for a type',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { circular: true },
    },
    {
      name: 'nothing shipped imports test code',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, '^src/testing/'] },
      to: { path: [tests, '^src/testing/'] },
    },
  ],
};

function foldersIn(path: string): readonly string[] {
  return readdirSync(`${root}/${path}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** Rows with a way through open doors back to themselves. */
function roundTrips(doors: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const behind = (row: string): readonly string[] =>
    (doors[row] ?? []).map((door) => door.split('/')[0] ?? door);
  return Object.keys(doors).filter((start) => {
    const reached = new Set<string>(behind(start));
    for (const row of reached) for (const next of behind(row)) reached.add(next);
    return reached.has(start);
  });
}

describe('the rooms of src/', () => {
  let result: ICruiseResult;

  beforeAll(async () => {
    const reporterOutput = await cruise(['src'], {
      baseDir: root,
      ruleSet: rules,
      validate: true,
      tsPreCompilationDeps: true,
      tsConfig: { fileName: 'tsconfig.json' },
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
    });
    result = reporterOutput.output as ICruiseResult;
  }, 600_000);

  it('have a row each, and each row a room', () => {
    expect(foldersIn('src').toSorted()).toEqual(Object.keys(DOORS).toSorted());
    expect([...foldersIn('src/ui'), '.'].toSorted()).toEqual(Object.keys(SCREEN_DOORS).toSorted());
  });

  it('open no door that leads back', () => {
    expect(roundTrips({ a: ['b/part'], b: ['c'], c: ['a'], d: ['a'] })).toEqual(['a', 'b', 'c']);
    expect(roundTrips(DOORS)).toEqual([]);
    expect(roundTrips(SCREEN_DOORS)).toEqual([]);
  });

  it('have folders in which one finds a file', () => {
    const crowded = readdirSync(`${root}/src`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .reduce(
        (sizes, { parentPath }) => sizes.set(parentPath, (sizes.get(parentPath) ?? 0) + 1),
        new Map<string, number>(),
      );

    expect([...crowded].filter(([, size]) => size > MOST_FILES)).toEqual([]);
  });

  it('are seen by the checker', () => {
    const seen = new Set(result.modules.map((module) => module.source.split('/')[1]));

    for (const room of Object.keys(DOORS)) expect(seen).toContain(room);
    expect(result.modules.some((module) => module.dependencies.length > 0)).toBe(true);
  });

  it('open no door inside `ui/` that nobody uses', () => {
    const arrows = result.modules
      .filter(({ source }) => !new RegExp(tests).test(source))
      .flatMap(({ source, dependencies }) =>
        dependencies.map(({ resolved }) => [source, resolved] as const),
      );
    const isUsed = (folder: string, door: string) =>
      arrows.some(([from, to]) => isIn('src/ui/', folder, from) && isIn('src/ui/', door, to));
    const unused = Object.entries(SCREEN_DOORS).flatMap(([folder, open]) =>
      open.filter((door) => !isUsed(folder, door)).map((door) => `${folder} -> ${door}`),
    );

    expect(unused).toEqual([]);
  });

  it('import only through open doors, never in a circle', () => {
    const wrong = result.summary.violations.map(
      (violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`,
    );

    expect(wrong).toEqual([]);
  });
});
