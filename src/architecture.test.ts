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
  graph: ['model'],
  editing: ['model', 'graph'],
  engine: ['model'],
  library: ['engine', 'model'],
  formats: ['model', 'editing'],
  runner: ['model'],
  worker: ['runner/protocol', 'engine', 'library', 'model'],
  storage: ['model'],
  stores: ['model', 'editing', 'runner', 'storage', 'formats'],
  ui: ['stores', 'editing', 'graph', 'model'],
  app: [
    'model',
    'engine',
    'library',
    'formats',
    'runner',
    'worker',
    'storage',
    'stores',
    'graph',
    'editing',
    'ui',
  ],
  cli: ['formats', 'library', 'engine', 'worker', 'runner/protocol', 'editing', 'model'],
  // Builders, golden components and benchmarks: test code that nothing shipped may import.
  testing: [
    'model',
    'engine',
    'library',
    'formats',
    'graph',
    'editing',
    'storage',
    'stores',
    'runner',
    'worker',
    'cli',
  ],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const tests = String.raw`\.test\.tsx?$`;

function wrongDoor(room: string, open: readonly string[]): IFlattenedRuleSet['forbidden'] {
  const allowed = [room, 'base', ...open].map((name) => `^src/${name}(/|[.]ts$|$)`);
  return [
    {
      name: `${room} imports a room it may not`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: tests },
      to: { path: '^src/', pathNot: allowed },
    },
  ];
}

const rules: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(DOORS).flatMap(([room, open]) => wrongDoor(room, open) ?? []),
    {
      name: 'imports in a circle',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing shipped imports test code',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, '^src/testing/'] },
      to: { path: [tests, '^src/testing/'] },
    },
  ],
};

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
  }, 120_000);

  it('have a row each, and each row a room', () => {
    const folders = readdirSync(`${root}/src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);

    expect(folders.toSorted()).toEqual(Object.keys(DOORS).toSorted());
  });

  it('are seen by the checker', () => {
    const seen = new Set(result.modules.map((module) => module.source.split('/')[1]));

    for (const room of Object.keys(DOORS)) expect(seen).toContain(room);
    expect(result.modules.some((module) => module.dependencies.length > 0)).toBe(true);
  });

  it('import only through open doors, never in a circle', () => {
    const wrong = result.summary.violations.map(
      (violation) => `${violation.rule.name}: ${violation.from} -> ${violation.to}`,
    );

    expect(wrong).toEqual([]);
  });
});
