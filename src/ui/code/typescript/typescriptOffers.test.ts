import { describe, expect, test } from 'vitest';
import { Component } from '../../../engine/index.ts';
import { API, CONSOLE, IO, THIS } from './typescriptApi.ts';
import { typescriptOffers } from './typescriptOffers.ts';

const CODE = `import { Component } from 'patchbay';

interface PumpArgs {
  readonly rate: number;
  readonly name_of?: string;
}

/** A tank. */
export class Tank extends Component<{ area?: number; readonly depth: number }> {
  static io = { inputs: ['inflow', "outflow"], outputs: ['level'] };
  declare inflow: number;
  private total = 0;
  readonly #seen: number[] = [];

  private async fillUp(by: number): Promise<void> {
    this.level = this.total + by;
  }

  step(): void {
|
  }
}

class Pump extends Component<PumpArgs> {
  static io = { outputs: ['flow'] };
  step(): void {
    this.flow = this.args.rate;
  }
}
`;

/** The labels that are offered for a line typed in the middle of the code, or for a text of its own. */
function offered(typed: string, whole = CODE.replace('|', `${typed}|`)) {
  const at = whole.indexOf('|');
  const found = typescriptOffers(whole.replace('|', ''), at);
  return {
    word: found && whole.slice(found.from, at),
    labels: found?.offers.map(({ label }) => label),
  };
}

describe('completion of TypeScript', () => {
  test('behind this: fields, properties and methods of this class, and what every component has', () => {
    const { word, labels } = offered('    this.le');
    expect(word).toBe('le');
    expect(labels).toEqual([
      ...['inflow', 'outflow', 'level', 'total', '#seen', 'fillUp', 'step'],
      ...THIS.map(({ label }) => label),
    ]);
    expect(offered('    if (this.io.').labels).toContain('queueEvent');
    expect(offered('    console.w')).toMatchObject({ word: 'w' });
    expect(offered('    console.w').labels).toContain('warn');
    expect(offered('    other.this.').labels).toBeUndefined();
    expect(offered('    other.').labels).toBeUndefined();
  });

  test('behind this.args: what stands behind Component, also by its name', () => {
    expect(offered('    const a = this.args.').labels).toEqual(['area', 'depth']);
    const pump = CODE.replace('|', '').replace('this.args.rate', 'this.args.r|');
    expect(offered('', pump)).toEqual({ word: 'r', labels: ['rate', 'name_of'] });
    expect(offered('', 'class A extends Component {\n  step() {\n    this.args.|').labels).toEqual(
      [],
    );
  });

  test('of imports: what there is', () => {
    expect(offered('', "import { Component, S| } from 'patchbay';\n")).toMatchObject({ word: 'S' });
    expect(offered('', 'import { |').labels).toEqual(API.map(({ label }) => label));
    expect(offered('', 'import * as x|').labels).toBeUndefined();
  });

  test('in the body of a class: its members; elsewhere the names of ours', () => {
    const body = (typed: string) => `class A extends Component {\n  ${typed}|\n}\n`;
    expect(offered('', body('static i'))).toMatchObject({ word: 'static i' });
    expect(offered('', body('st')).labels).toContain('step');
    expect(offered('', 'if (x) {\n  st|\n}\n').labels).toBeUndefined();
    expect(offered('', 'const x = Ev|').labels).toContain('Event');
    expect(offered('', 'const x = ev|').labels).toBeUndefined();
  });

  test('takes any text', () => {
    const texts = ['', '\n', 'class', 'class A', 'class A {\n', 'this.', 'class A {\n  this.args.'];
    for (const text of [...texts, CODE])
      for (let at = 0; at <= text.length; at++)
        expect(() => typescriptOffers(text, at)).not.toThrow();
  });
});

test('every name that is offered is one that a run here has', async () => {
  class Some extends Component {
    static override readonly io = { inputs: ['x'] };
  }
  const some = new Some({ name: 'some' });
  const missing = [
    ...THIS.filter(({ label }) => !(label in some)),
    ...IO.filter(({ label }) => !(label in some.io)),
    ...CONSOLE.filter(({ label }) => !(label in console)),
  ];
  expect(missing).toEqual([]);
  const source = import.meta.glob<string>('../../../runtime/typescript/typeScriptModules.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const known = /const API = \{([^}]*)\}/.exec(Object.values(source)[0] ?? '')?.[1]?.split(',');
  expect(known?.map((name) => name.trim()).toSorted()).toEqual(
    API.map(({ label }) => label).toSorted(),
  );
});
