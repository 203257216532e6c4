import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../../.scripts/patchbay.mjs');

const COMPONENTS = `
import asyncio
from plugboard.component import Component, IOController as IO, component


class Count(Component):
    """Counts up in halves."""

    io = IO(outputs=["y"])

    def __init__(self, n: int, **kwargs):
        super().__init__(**kwargs)
        self._n, self._i = n, 0

    async def step(self):
        if self._i >= self._n:
            await self.io.close()
            return
        self._i += 1
        self.y = self._i / 2


class Pair(Component):
    io = IO(inputs=["x"], outputs=["y"])

    async def step(self):
        await asyncio.sleep(0.001)
        self.y = [self.x, str(self.x)]


class Keep(Component):
    io = IO(inputs=["x"])
    exports = ["seen"]

    def __init__(self, path: str, **kwargs):
        super().__init__(**kwargs)
        self._path, self.seen = path, []

    async def step(self):
        self.seen.append(self.x)
        print("got", self.x)

    async def destroy(self):
        with open(self._path, "w") as file:
            file.write("\\n".join(map(str, self.seen)))


class Fails(Component):
    io = IO(inputs=["x"])

    async def step(self):
        raise ValueError(f"no {self.x}")


class Needs(Component):
    io = IO(inputs=["x"])

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        import not_there

        not_there.thing()

    async def step(self):
        pass


@component(inputs=["x"], outputs=["y"])
def twice(x):
    return {"y": 2 * x}
`;

const model = (sink: string, args = '') => `
plugboard:
  process:
    args:
      components:
      - {type: parts.Count, args: {name: count, n: 4}}
      - {type: parts.twice, args: {name: twice}}
      - {type: parts.Pair, args: {name: pair}}
      - {type: patchbay.Statistics, args: {name: mean}}
      - {type: parts.${sink}, args: {name: sink${args}}}
      connectors:
      - {source: count.y, target: twice.x}
      - {source: twice.y, target: pair.x}
      - {source: twice.y, target: mean.x}
      - {source: pair.y, target: sink.x}
`;

let folder = '';

function patchbay(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [SCRIPT, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

interface Ran {
  readonly components: Readonly<Record<string, { readonly exports: object }>>;
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly error: { readonly component: string; readonly message: string } | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

const PAIRS = [
  [1, '1.0'],
  [2, '2.0'],
  [3, '3.0'],
  [4, '4.0'],
];

describe('a folder with components in Python', { timeout: 60_000 }, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-python-'));
    write('parts.py', COMPONENTS);
    write('model.yaml', model('Keep', ', path: out.txt'));
    write('fails.yaml', model('Fails'));
    write('needs.yaml', model('Needs'));
  });

  test('runs: values are those of Python, built-in components mix in, files are written here', () => {
    const { stdout, stderr, status } = patchbay('run', 'model.yaml', '--json', '--record-all');
    expect(status).toBe(0);
    const { series, components } = JSON.parse(stdout) as Ran;
    expect(series).toMatchObject({ 'pair.y': PAIRS, 'mean.mean': [1, 1.5, 2, 2.5] });
    expect(components['sink']?.exports).toEqual({ seen: PAIRS });
    expect(stderr.split('\n')[0]).toBe("sink: got [1.0, '1.0']");
    expect(readFileSync(join(folder, 'out.txt'), 'utf8').split('\n')[3]).toBe("[4.0, '4.0']");
  });

  test('runs the same over threads, and from a checkpoint', () => {
    const pool = ['--process-type', 'pool', '--workers', '2', '--pin', 'pair=2'];
    const spread = patchbay('run', 'model.yaml', '--json', '--record', 'pair.y', ...pool);
    expect((JSON.parse(spread.stdout) as Ran).series).toEqual({ 'pair.y': PAIRS });
    expect(patchbay('run', 'model.yaml', '--steps', '2', '--checkpoint', 'saved').status).toBe(0);
    const { stdout } = patchbay('run', '--resume', 'saved', '--json', '--record', 'pair.y');
    const { series, components } = JSON.parse(stdout) as Ran;
    expect(series).toEqual({ 'pair.y': PAIRS.slice(2) });
    expect(components['sink']?.exports).toEqual({ seen: PAIRS });
  });

  test('sees floats of the YAML as floats, those of parameters, initial values, aliases and merged maps too', () => {
    write(
      'shown.py',
      `from plugboard.component import Component, IOController as IO


class Shown(Component):
    io = IO(outputs=["y"])

    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self._given = given

    async def step(self):
        if self._given is None:
            await self.io.close()
        self.y = repr([self._given, self.parameters])
        self._given = None


class Same(Component):
    io = IO(inputs=["x"], outputs=["y"])

    async def step(self):
        self.y = repr(self.x)
`,
    );
    write(
      'floats.yaml',
      `plugboard:
  process:
    args:
      parameters: {all: 3.0, own: 4.0, whole: 5}
      components:
      - type: shown.Shown
        args:
          name: one
          given: &list [1.0, 1, 2.5, -0.0, {deep: &map {a: 7.0, b: 8.0}}, 1.0e+3, 1.0e+20, !!float 6]
          parameters: {own: 9}
      - {type: shown.Shown, args: {name: two, given: [*list, {<<: *map, b: 8}]}}
      - {type: shown.Same, args: {name: back, initial_values: {x: [2.0, 3, [4.0, {a: 5.0}, 6]]}}}
      connectors: [{source: one.y, target: back.x}]
`,
    );
    const list = "[1.0, 1, 2.5, -0.0, {'deep': {'a': 7.0, 'b': 8.0}}, 1000.0, 1e+20, 6.0]";
    const first = `[${list}, {'all': 3.0, 'own': 9, 'whole': 5}]`;
    const series = {
      'one.y': [first],
      'back.x': [2, 3, [4, { a: 5 }, 6], first],
      'back.y': ['2.0', '3', "[4.0, {'a': 5.0}, 6]", `"${first}"`],
      'two.y': [`[[${list}, {'a': 7.0, 'b': 8}], {'all': 3.0, 'own': 4.0, 'whole': 5}]`],
    };
    for (const spread of [
      [],
      ['--process-type', 'pool', '--workers', '2', '--pin', 'two=2', '--pin', 'back=2'],
    ]) {
      const { stdout } = patchbay('run', 'floats.yaml', '--json', '--record-all', ...spread);
      expect((JSON.parse(stdout) as Ran).series).toEqual(series);
    }
    // What was said by hand is what was said.
    const set = patchbay('run', 'floats.yaml', '--json', '--record-all', '--set', 'one.given=1');
    expect((JSON.parse(set.stdout) as Ran).series['one.y']).toEqual([
      "[1, {'all': 3.0, 'own': 9, 'whole': 5}]",
    ]);
  });

  test('says which component failed, and in which line of the author', () => {
    const { stdout, status } = patchbay('run', 'fails.yaml', '--json');
    expect(status).toBe(1);
    const { error } = JSON.parse(stdout) as Ran;
    const line = COMPONENTS.split('\n').findIndex((text) => text.includes('raise ValueError')) + 1;
    expect(error?.component).toBe('sink');
    expect(error?.message).toContain("ValueError: no [1.0, '1.0']");
    expect(error?.message).toContain(`parts.py", line ${line}, in step`);
  });

  test('refuses a model whose component needs what is not there, by its name', () => {
    const { stdout, status } = patchbay('run', 'needs.yaml', '--json');
    expect(status).toBe(2);
    expect((JSON.parse(stdout) as Ran).problems[0]).toMatchObject({
      code: 'ARGUMENT_VALUE',
      message: expect.stringContaining("No module named 'not_there'"),
    });
  });

  test('runs what a script builds, and tells the line in which one builds nothing', () => {
    write(
      'build/script.py',
      `import asyncio, matplotlib.pyplot as plt
from plugboard.connector import AsyncioConnector
from plugboard.process import LocalProcess
from plugboard.schemas import ConnectorSpec
from inner.parts import Count, Keep

async def main():
    process = LocalProcess(
        components=[Count(n=4, name="count"), Keep("kept.txt", name="sink")],
        connectors=[AsyncioConnector(spec=ConnectorSpec(source="count.y", target="sink.x"))],
    )
    async with process:
        await process.run()
    print("ran", process.components["sink"].seen)
    plt.plot(process.components["sink"].seen)

if __name__ == "__main__":
    asyncio.run(main())
`,
    );
    write('build/inner/parts.py', COMPONENTS);
    const ran = patchbay('run', 'build/script.py', '--json');
    expect(ran.stderr).toContain('ran []\n');
    expect((JSON.parse(ran.stdout) as Ran).components['sink']?.exports).toEqual({
      seen: [0.5, 1, 1.5, 2],
    });
    expect(readFileSync(join(folder, 'kept.txt'), 'utf8')).toBe('0.5\n1.0\n1.5\n2.0');

    write('build/nothing.py', 'import numpy\n1 / 0\n');
    const { stderr, status } = patchbay('validate', 'build/nothing.py');
    expect(status).toBe(2);
    expect(stderr).toContain('build/nothing.py:2:1: error: build/nothing.py builds no process');
    expect(stderr).toContain('ZeroDivisionError: division by zero');
  });

  test('may give itself initial values, in a loop and over threads', () => {
    write(
      'starting.py',
      `from plugboard.component import Component, IOController as IO


class Grow(Component):
    io = IO(inputs=["x", "list", "odd"], outputs=["y", "longer", "seen"])

    def __init__(self, start, **kwargs):
        kwargs["initial_values"] = {"x": [start], "list": [[start]], "odd": [float("nan"), [float("inf")]]}
        super().__init__(**kwargs)

    async def step(self):
        self.y = self.x + 1
        self.longer = [*self.list, str(self.y)]
        self.seen = str(self.odd)
        if len(self.longer) > 4:
            await self.io.close()
`,
    );
    write(
      'starting.yaml',
      `plugboard:
  process:
    args:
      components:
      - {type: starting.Grow, args: {name: grow, start: 5.0, initial_values: {x: [1]}}}
      - {type: patchbay.Collect, args: {name: sink}}
      connectors:
      - {source: grow.y, target: grow.x}
      - {source: grow.longer, target: grow.list}
      - {source: grow.seen, target: grow.odd}
      - {source: grow.longer, target: sink.x}
`,
    );
    const longer = [
      [5, '6.0'],
      [5, '6.0', '7.0'],
      [5, '6.0', '7.0', '8.0'],
    ];
    expect(patchbay('validate', 'starting.yaml')).toMatchObject({ status: 0 });
    for (const pool of [[], ['--process-type', 'pool', '--workers', '2', '--pin', 'sink=2']]) {
      const { stdout, stderr } = patchbay(
        ...['run', 'starting.yaml', '--json', '--record', 'grow.longer'],
        ...['--record', 'grow.seen', ...pool],
      );
      expect(stderr).toBe('');
      const { series } = JSON.parse(stdout) as Ran;
      expect(series['grow.longer']?.slice(0, 3)).toEqual(longer);
      expect(series['grow.seen']?.slice(0, 3)).toEqual(['nan', '[inf]', 'nan']);
    }
  });

  test('keeps every digit, does the work of threads, and what a run of its own does behind the steps', () => {
    write(
      'odd.py',
      `from concurrent.futures import ThreadPoolExecutor
import structlog
from plugboard.component import Component, IOController as IO


class Big(Component):
    io = IO(outputs=["y", "z"])
    exports = ["ended"]

    async def init(self):
        self._i = 0

    async def step(self):
        if self._i == 3:
            await self.io.close()
            return
        self._i += 1
        self.y = 2**60 + self._i
        with ThreadPoolExecutor(2) as pool:
            self.z = list(pool.map(lambda n: n + self.y, [0, 2**70]))

    async def run(self):
        await super().run()
        self.ended = self._i
        structlog.get_logger().info("over")


class Own(Component):
    io = IO(inputs=["x"])

    async def step(self):
        pass

    async def run(self):
        while True:
            await self.step()


class Halts(Component):
    io = IO(inputs=["x"], outputs=["y"])

    async def step(self):
        self.y = self.x
        raise ValueError(str(self.x))
`,
    );
    const odd = (sink: string) => `plugboard:
  process:
    args:
      components:
      - {type: odd.Big, args: {name: big}}
      - {type: odd.${sink}, args: {name: sink}}
      - {type: plugboard.library.file_io.FileWriter, args: {name: file, path: big.csv, field_names: [a]}}
      connectors:
      - {source: big.y, target: sink.x}
      - {source: big.y, target: file.a}
`;
    write('odd.yaml', odd('Own'));
    write('halts.yaml', odd('Halts'));
    const { stdout, stderr } = patchbay('run', 'odd.yaml', '--json', '--record-all');
    const digits = ['1152921504606846977', '1152921504606846978', '1152921504606846979'];
    expect(readFileSync(join(folder, 'big.csv'), 'utf8')).toBe(`a\n${digits.join('\n')}\n`);
    expect(stdout).toContain(`"big.y":[${digits.join()}]`);
    expect(stdout).toContain('"z":[1152921504606846979,1181744542222018150403]');
    expect(stdout).toContain('"exports":{"ended":3}');
    expect(stderr).toContain('over');
    expect(stderr).toContain('sink: Its run() is passed over: it does not call super().run().');
    // What a failing step has set is seen.
    const halted = patchbay('run', 'halts.yaml', '--json').stdout;
    expect(halted).toContain('"output":{"y":1152921504606846977}');
  });

  test('is told which modules are missing, and who imports them', () => {
    const { stdout, status } = patchbay('validate', 'needs.yaml', '--json');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Ran).problems).toEqual([
      expect.objectContaining({
        code: 'MODULE_MISSING',
        severity: 'warning',
        message: expect.stringContaining('parts.py imports not_there'),
      }),
    ]);
  });

  test('is checked without running it', () => {
    write('traces.py', `${COMPONENTS}\nopen("trace", "w").close()\n`);
    write('traces.yaml', model('Keep').replaceAll('parts.', 'traces.'));
    const { stdout, status } = patchbay('validate', 'traces.yaml', '--json');
    expect(status).toBe(2);
    expect((JSON.parse(stdout) as Ran).problems.map(({ code }) => code)).toContain(
      'ARGUMENT_MISSING',
    );
    expect(() => readFileSync(join(folder, 'trace'))).toThrow();
  });

  test('takes a module from elsewhere', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'patchbay-elsewhere-'));
    writeFileSync(join(elsewhere, 'far.py'), COMPONENTS);
    write('far.yaml', model('Keep', ', path: far.txt').replaceAll('parts.', 'far.'));
    const from = ['--components', join(elsewhere, 'far.py')];
    expect(patchbay('validate', 'far.yaml').status).toBe(2);
    expect(patchbay('validate', 'far.yaml', ...from).status).toBe(0);
    expect(patchbay('run', 'far.yaml', ...from).status).toBe(0);
  });
});
