import { existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparedPython } from '../../cli/python/nodeInterpreter.ts';
import { type Interpreter, type RecordedScript, recordScript } from '../../runtime/index.ts';

interface Described {
  readonly error?: { readonly message: string; readonly module: string | null };
  readonly label?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
let python: Interpreter;
let count = 0;

beforeAll(async () => {
  python = await preparedPython([folder]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes files into a folder of their own and gives its path. */
function project(files: Readonly<Record<string, string>>): string {
  const home = join(folder, `project${count++}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  return home;
}

function record(files: Readonly<Record<string, string>>, script = 'script.py'): RecordedScript {
  const home = project(files);
  return recordScript(python, { path: `${home}/${script}`, folder: home }, () => undefined);
}

const IMPORTS = `
import asyncio
from plugboard.component import Component, IOController as IO
from plugboard.connector import AsyncioConnector, ZMQConnector
from plugboard.process import LocalProcess, RayProcess
from plugboard.schemas import ConnectorSpec
`;
const CLASSES = `${IMPORTS}
class Source(Component):
    io = IO(outputs=["x"])
    def __init__(self, iters, scale=1.0, options=None, **kwargs):
        super().__init__(**kwargs)
    async def step(self):
        await self.io.close()

class Sink(Component):
    io = IO(inputs=["x"])
    async def step(self):
        pass
`;
const PROCESS = `
process = LocalProcess(
    components=[Source(3, name="a"), Sink(name="b")],
    connectors=[AsyncioConnector(spec=ConnectorSpec(source="a.x", target="b.x"))],
)
`;
const MODEL = `plugboard:
  process:
    type: plugboard.process.LocalProcess
    args:
      components:
        - type: script.Source
          args:
            name: a
            iters: 3
        - type: script.Sink
          args:
            name: b
      connectors:
        - source: a.x
          target: b.x
`;

describe('a script is run to see the process that it builds', () => {
  it.each([
    ['at its top', PROCESS],
    [
      'when it is the main module',
      `if __name__ == "__main__":\n${PROCESS.replaceAll('\n', '\n    ')}`,
    ],
    [
      'in a coroutine that waits',
      `async def main():${PROCESS.replaceAll('\n', '\n    ')}
    async with process:
        await asyncio.gather(process.run(), asyncio.sleep(1e6))
        assert process.status == "completed"
asyncio.run(main())`,
    ],
    [
      'with a loop of its own',
      `async def main():${PROCESS.replaceAll('\n', '\n    ')}
asyncio.get_event_loop().run_until_complete(main())`,
    ],
    [
      'as a cell of a notebook',
      `${PROCESS}
async with process:
    await process.run()`,
    ],
    [
      'and fails where it looks at results',
      `${PROCESS}
print(process.components["b"].total + 1)`,
    ],
    [
      'and steps it for ever',
      `${PROCESS}
async with process:
    while True:
        await process.step()`,
    ],
    [
      'and ends',
      `${PROCESS}
import sys
from getpass import getpass
sys.exit(input("Key: ") + getpass())`,
    ],
  ])('%s', (_, text) => {
    const { processes, problems } = record({ 'script.py': CLASSES + text });

    expect(processes).toEqual([{ name: null, yaml: MODEL }]);
    expect(problems).toEqual([]);
  });

  it('keeps names, parameters, kinds of connectors and of processes, each process in its order', () => {
    const text = `${CLASSES}
made = dict(
    components=[Source(3, name="a", parameters={"k": 2.0}), Sink(name="b", initial_values={"x": [1.5, None]})],
    connectors=[ZMQConnector(spec=ConnectorSpec(source="a.x", target="b.x"), maxsize=5)],
)
LocalProcess(name="first", parameters={"word": "yes", "small": 1e-7}, **made)
RayProcess(**made)
`;
    const { processes } = record({ 'script.py': text });

    expect(processes.map(({ name }) => name)).toEqual(['first', null]);
    const [first = '', second = ''] = processes.map(({ yaml }) => yaml);
    expect(first).toContain('      name: first\n      components:');
    expect(first).toContain('parameters:\n              k: 2.0\n');
    expect(first).toContain('initial_values:\n              x: [1.5, null]\n');
    expect(first).toContain('parameters:\n        word: "yes"\n        small: 1.0e-07\n');
    expect(first).toContain(
      'type: plugboard.connector.ZMQConnector\n      args:\n        maxsize: 5\n',
    );
    expect(second).toContain('type: plugboard.process.RayProcess\n');
  });

  it('names classes by where they lie in the document', () => {
    const { processes, failure } = record(
      {
        'models/parts/__init__.py': CLASSES,
        'models/helper.py': 'from parts import Source\nclass Own(Source):\n    pass\n',
        'models/run.py': `from parts import *\nfrom helper import Own\n${PROCESS.replace('Source(3,', 'Own(iters=3,')}`,
      },
      'models/run.py',
    );

    expect(failure).toBeNull();
    expect(processes[0]?.yaml).toContain('type: models.helper.Own\n');
    expect(processes[0]?.yaml).toContain('type: models.parts.Sink\n');
  });

  it('builds processes of specifications, also those that only a tuner has', () => {
    const text = `${CLASSES}
from plugboard.schemas import FloatParameterSpec, ObjectiveSpec, ProcessArgsSpec, ProcessSpec
from plugboard.tune import Tuner
if __name__ == "__main__":
    spec = ProcessSpec(args=ProcessArgsSpec(
        components=[{"type": "script.Source", "args": {"name": "a", "iters": 3}}, {"type": "script.Sink", "args": {"name": "b"}}],
        connectors=[{"source": "a.x", "target": "b.x"}],
    ))
    result = Tuner(
        objective=ObjectiveSpec(object_name="b", field_name="x"),
        parameters=[FloatParameterSpec(object_name="a", field_type="arg", field_name="scale", lower=0, upper=9)],
        num_samples=4, mode="min",
    ).run(spec)
    print(result.config["component.a.arg.scale"])
`;
    const { processes, failure } = record({ 'script.py': text });

    expect(failure).toBeNull();
    expect(processes).toHaveLength(1);
    expect(processes[0]?.yaml).toContain(MODEL);
    expect(processes[0]?.yaml).toContain('  tune:\n    args:\n      objective:\n');
    expect(processes[0]?.yaml).toContain('num_samples: 4\n      mode: min\n');
  });

  it.runIf(existsSync('.cache/wheels/index.json'))('builds the process of a YAML file', () => {
    const text = `${CLASSES}
from msgspec import yaml
from plugboard.process import ProcessBuilder
from plugboard.schemas import ConfigSpec
with open(__file__.replace("script.py", "model.yaml"), "rb") as file:
    config = ConfigSpec.model_validate(yaml.decode(file.read()))
process = ProcessBuilder.build(config.plugboard.process)
`;
    const { processes, failure } = record({ 'script.py': text, 'model.yaml': MODEL });

    expect(failure).toBeNull();
    expect(processes).toEqual([{ name: null, yaml: MODEL }]);
  });

  it('says with the line why nothing was built', () => {
    const { processes, failure } = record({ 'script.py': `${CLASSES}\nSource(name="a")\n` });

    expect(processes).toEqual([]);
    expect(failure?.line).toBe(CLASSES.split('\n').length + 1);
    expect(failure?.error.message).toContain("'iters'");
  });

  it('says what a diagram cannot keep', () => {
    const { problems, failure } = record({
      'script.py': `${CLASSES}
def make():
    class Inner(Sink):
        pass
    return Inner
LocalProcess(components=[Source(3, name="a", options=lambda x: x)], connectors=[])
LocalProcess(components=[make()(name="b")], connectors=[])
`,
    });

    expect(problems.join()).toContain('a: options is left out: it is function');
    expect(failure?.error.message).toContain('Inner is defined inside a function');
  });
});

describe('a package that is not here', () => {
  const describeClass = (files: Readonly<Record<string, string>>, type: string): Described => {
    const classes = python.pyimport('_patchbay.classes') as {
      search(folder: string): void;
      describe(type: string): string;
    };
    classes.search(project(files));
    return JSON.parse(classes.describe(type)) as Described;
  };

  it('does not stop components of a module whose script part or type hints need it', () => {
    const { label } = describeClass(
      {
        'script_part.py': `
import ray
import optuna.samplers
import plotly.graph_objects as go, matplotlib.pyplot as plt
from plotly.subplots import make_subplots
from optuna import Trial
from ray.exceptions import RayTaskError
plt.style.use("dark")
ray.data.limit = 3

def space(trial: Trial | None, figure: "go.Figure" = None):
    return go.Figure(trial)

@ray.remote
def far():
    pass

@ray.remote(num_cpus=2)
class Actor:
    pass

class Trainable(ray.tune.Trainable):
    pass
${CLASSES}
asyncio.run(main_that_is_not_there) if False else None
`,
      },
      'script_part.Source',
    );

    expect(label).toBe('Source');
  });

  it.each([
    ['a method', 'self.x = np.zeros(3)', ''],
    ['a function that it calls', 'self.x = helper()', 'def helper():\n    return np.zeros(3)\n'],
    ['what it holds', 'self.x = ZEROS', 'ZEROS = np.zeros(3)\n'],
    ['its own attribute', 'self.x = self.zeros', '', 'zeros = np.zeros(3)'],
    ['a class that it makes', 'self.x = Own()', 'class Own(np.ndarray):\n    pass\n'],
  ])(
    'is told before a run when %s of the component needs it',
    (_, body, before, attribute = '') => {
      const name = `needs${count}`;
      const text = `import numpy as np\n${before}${CLASSES}
class Needs(Component):
    io = IO(outputs=["x"])
    ${attribute}
    async def step(self):
        ${body}
`;
      const { error } = describeClass({ [`${name}.py`]: text }, `${name}.Needs`);

      expect(error?.module).toBe('numpy');
      expect(error?.message).toContain('The package numpy is not here');
      expect(error?.message).toContain('Add its wheel to the document.');
    },
  );

  it('is missing where its author asks for it', () => {
    const text = `
import importlib.util
try:
    import numpy
except ImportError:
    numpy = None
has = importlib.util.find_spec("numpy") is not None
${CLASSES}
class Careful(Source):
    async def step(self):
        self.x = 1 if numpy is None and not has else numpy.zeros(1)
`;

    expect(describeClass({ 'careful.py': text }, 'careful.Careful').label).toBe('Careful');
  });

  it('lets a script build what needs it in the script alone', () => {
    const { processes, failure } = record({
      'script.py': `import ray, pandas as pd\n${CLASSES}
if not ray.is_initialized():
    ray.init()
${PROCESS}
async def get():
    async with ray.Client() as client:
        return await client.get("x")
asyncio.run(get())
with ray.profile():
    print(f"{pd.DataFrame({}):>10}")
for row in pd.read_csv("x"):
    pass
`,
    });

    expect(processes).toEqual([{ name: null, yaml: MODEL }]);
    expect(failure?.error.message).toContain('pandas');
  });

  it('is told where it gives a component its argument', () => {
    const { failure } = record({
      'script.py': `import pandas as pd\n${CLASSES}${PROCESS.replace('Source(3,', 'Source(pd.read_csv("x"),')}`,
    });

    expect(failure?.error.message).toContain('pandas.read_csv() cannot be used');
  });
});

describe('a module that runs its process when it is imported', () => {
  const type = (text: string) => {
    const name = `runs${count}`;
    const home = project({ [`${name}.py`]: text });
    python.runPython(`import sys; sys.path.append(${JSON.stringify(home)})`);
    const classes = python.pyimport('_patchbay.classes') as {
      search(folder: string): void;
      describe(type: string): string;
    };
    classes.search(home);
    return JSON.parse(classes.describe(`${name}.Source`)) as Described;
  };

  it.each([
    [
      'asyncio',
      `async def main():${PROCESS.replaceAll('\n', '\n    ')}\nasyncio.run(main())\n1 / 0`,
    ],
    ['a cell of a notebook', `${PROCESS}\nasync with process:\n    await process.run()\n1 / 0`],
    ['the process itself', `${PROCESS}\nprocess.run().send(None)\n1 / 0`],
  ])('by %s has its components', (_, text) => {
    expect(type(CLASSES + text).label).toBe('Source');
  });

  it('fails where it fails before', () => {
    expect(type(`${CLASSES}\n1 / 0\n`).error?.message).toBe('division by zero');
  });
});
