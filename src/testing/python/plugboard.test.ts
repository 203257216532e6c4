import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preparedPython } from '../../cli/python/nodeInterpreter.ts';
import type { Interpreter } from '../../runtime/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'plugboard-'));
let python: Interpreter;

const HELPERS = `
import asyncio, json, math
def raises(error, function, text=""):
    try:
        function()
    except error as caught:
        assert text in str(caught), f"{caught} does not say {text}"
        return True
    raise AssertionError(f"{error.__name__} was not raised")
def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise AssertionError("it waits")
`;

/** Runs checks, which raise where they fail. */
const run = (code: string) => python.runPython(`${code}\n'passed'`);

beforeAll(async () => {
  python = await preparedPython([folder]);
  python.runPython(HELPERS);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('what authors import from plugboard', () => {
  it('has every name of every part', () => {
    expect(
      run(`
import plugboard.schemas, plugboard.utils, plugboard.library, plugboard.connector, plugboard.process
import plugboard.state, plugboard.tune, plugboard.diagram
for part in (plugboard.schemas, plugboard.utils, plugboard.library, plugboard.connector,
             plugboard.process, plugboard.state, plugboard.tune, plugboard.diagram):
    assert len(part.__all__) > 0
    for name in part.__all__:
        assert getattr(part, name) is not None, name
    raises(AttributeError, lambda: part.nothing)
`),
    ).toBe('passed');
  });

  it('has specifications that check and dump what they are given', () => {
    expect(
      run(`
from plugboard.schemas import *
spec = ConnectorSpec(source="a.x", target={"entity": "b-1", "descriptor": "y"}, mode="pubsub")
assert spec.id == "a.x..b-1.y" and spec.mode == ConnectorMode.PUBSUB and str(spec.source) == "a.x"
assert spec.model_dump() == {"source": {"entity": "a", "descriptor": "x"}, "target": {"entity": "b-1", "descriptor": "y"}, "mode": "pubsub"}
assert ConnectorSpec.model_validate(spec.model_dump()) == spec != ConnectorSpec(source="a.x", target="b-1.y")
raises(ValueError, lambda: ConnectorSpec(source="a", target="b.y"), "'entity.descriptor', got a")
raises(ValueError, lambda: ConnectorSpec(source="a.x"), "target: Field required")
raises(ValueError, lambda: ConnectorSpec(source="a.x", target="b.y", mode="z"), "'pipeline' or 'pubsub'")
raises(ValueError, lambda: ConnectorSpec(source="a.x", target="b.y", more=1), "Extra inputs are not permitted")

assert Resource(cpu="250m", memory="10Mi", resources={"k": "2"}).model_dump() == {"cpu": 0.25, "gpu": 0.0, "memory": 10 * 2**20, "resources": {"k": 2.0}}
assert Resource(cpu="1.5k").cpu == 1500 and Resource(memory="1G").memory == 10**9 and Resource(gpu="2Ei").gpu == 2 * 2.0**60
assert Resource(gpu=1).to_ray_options() == {"num_cpus": 0.001, "num_gpus": 1.0}
raises(ValueError, lambda: Resource(cpu="5Q"), "Unknown resource suffix 'Q'")
raises(ValueError, lambda: Resource(cpu="-1"), "Invalid resource value format")

process = {"args": {"components": [{"type": "m.A", "args": {"name": "a", "iters": 3}}], "parameters": None}}
config = ConfigSpec.model_validate({"plugboard": {"process": process}})
args = config.plugboard.process.args
assert args.components[0].args.iters == 3 and args.parameters == {} and args.state.type == "plugboard.state.DictStateBackend"
ray = config.plugboard.process.override_process_type("ray")
assert ray.type.endswith("RayProcess") and ray.connector_builder.type.endswith("RayConnector") and ray.args.state.type.endswith("RayStateBackend")
assert ray.override_process_type("local") == config.plugboard.process
raises(ValueError, lambda: ProcessSpec(type="plugboard.process.RayProcess", args=args), "parallel-capable connector")
raises(ValueError, lambda: ProcessArgsSpec(components=[]), "at least 1 item")
raises(ValueError, lambda: ComponentArgsSpec(name="1a"), "match pattern")
copy = args.model_copy(update={"name": "n"}, deep=True)
copy.components[0].args.iters = 4
assert copy.name == "n" and args.components[0].args.iters == 3
raises(ValueError, lambda: setattr(copy, "components", 3), "valid list")
assert Status.FAILED.is_terminal and not Status("waiting").is_terminal and Status.INIT == "init"
`),
    ).toBe('passed');
  });

  it('checks an optimisation', () => {
    expect(
      run(`
from plugboard.tune import Tuner
goal = ObjectiveSpec(object_name="m", field_name="y")
assert goal.full_name == "component.m.field.y"
drawn = CategoricalParameterSpec(object_type="process", field_type="parameter", field_name="k", categories=[1, "a"])
assert drawn.full_name == "process.default.parameter.k" and drawn.model_dump() == {"type": "ray.tune.choice", "categories": [1, "a"]}
raises(ValueError, lambda: ObjectiveSpec(object_name="m", field_type="arg", field_name="y"), "must be 'field'")
raises(ValueError, lambda: IntParameterSpec(object_type="process", field_type="arg", field_name="k", lower=0, upper=1), "must be 'parameter'")
make = lambda **more: TuneArgsSpec(objective=goal.model_copy(), parameters=[drawn], num_samples=1, **more)
raises(ValueError, lambda: make(max_concurrent=0), "greater than 0")
raises(ValueError, lambda: make(mode=["min"]), "both \`mode\` and \`objective\` must be lists")
kinds = TuneArgsSpec.model_validate({"objective": {"object_name": "m", "field_name": "y"}, "num_samples": 2, "parameters": [
    {"type": "ray.tune.randint", "object_name": "a", "field_type": "arg", "field_name": "k", "lower": 0, "upper": 5},
    {"object_name": "a", "field_type": "arg", "field_name": "k", "lower": 0, "upper": 5}]}).parameters
assert [type(kind) for kind in kinds] == [IntParameterSpec, FloatParameterSpec]
tuner = lambda objective, mode: Tuner(objective=objective, parameters=[drawn], num_samples=1, mode=mode)
raises(ValueError, lambda: tuner([goal], "max"), "\`mode\` must also be a list")
raises(ValueError, lambda: tuner([goal], ["max", "min"]), "must be the same length")
raises(ValueError, lambda: tuner(goal, ["max"]), "must not be a list")
assert tuner([goal, goal], ["max", "min"]).is_multi_objective and not tuner(goal, "min").is_multi_objective
raises(ValueError, lambda: tuner(goal, "min").result_grid, "Run the optimisation job first")
`),
    ).toBe('passed');
  });

  it('checks a process as plugboard does', () => {
    expect(
      run(`
from plugboard.component import Component, IOController
from plugboard.connector import AsyncioConnector
from plugboard.diagram import MermaidDiagram, markdown_diagram
from plugboard.process import LocalProcess
class Pass(Component):
    io = IOController(inputs=["x"], outputs=["y"])
def process(*wires, **initial):
    names = dict.fromkeys(end.split(".")[0] for wire in wires for end in wire)
    return LocalProcess(
        [Pass(name=name, initial_values={"x": [0]} if name in initial else None) for name in names],
        [AsyncioConnector(ConnectorSpec(source=source, target=target)) for source, target in wires])
ring = [("a.y", "b.x"), ("b.y", "c.x"), ("c.y", "a.x"), ("b.y", "a.x")]
assert validate_process(process(*ring, a=True).dict()) == []
assert sorted(len(m.split(" -> ")) for m in validate_process(process(*ring, c=True).dict())) == [3]
assert sorted(len(c) for c in simple_cycles({"a": {"b"}, "b": {"c", "a"}, "c": {"a", "c"}})) == [1, 2, 3]
assert validate_process(process(("a.y", "b.x")).dict()) == ["Component 'a' has unconnected inputs: ['x']"]
shown = MermaidDiagram.from_process(process(("a.y", "b.x")))
assert str(shown) == "flowchart LR\\n  a@{ shape: rounded, label: Pass<br>**a** } --> b@{ shape: rounded, label: Pass<br>**b** }"
assert shown.url.startswith("https://mermaid.live/edit#pako:eN") and markdown_diagram(process(("a.y", "b.x"))) == f"\`\`\`mermaid\\n{shown}\\n\`\`\`"
raises(RuntimeError, lambda: drive(process(("a.y", "b.x")).init()), "Open the script itself")
`),
    ).toBe('passed');
  });

  it('has small helps', () => {
    expect(
      run(`
from plugboard.exceptions import ConstraintError, NotFoundError, RegistryError, StateBackendError
from plugboard.state import DictStateBackend, SqliteStateBackend
from plugboard.utils import *
assert len(gen_rand_str(5)) == 5 and gen_rand_str() != gen_rand_str()
assert EntityIdGen.is_job_id(EntityIdGen.job_id()) and EntityIdGen.parse("Job_abcdefgh") == (Entity.Job, "abcdefgh")
raises(ValueError, lambda: EntityIdGen.parse("Job_abc"), "Invalid entity id")
assert Settings().io_read_timeout == 20.0 and DI.settings.resolve_sync() is DI.settings.resolve_sync()
DI.logger.resolve_sync().bind(name="x").info("said", value=1)
class Registry(ClassRegistry):
    pass
class Other(ClassRegistry):
    pass
Registry.add(int); Registry.add(str, key="text")
assert Registry.get("int") is int and Registry.build("text", 3) == "3" and Registry.get("builtins.int") is int
raises(RegistryError, lambda: Other.get("int"), "Unrecognised class: int")
raises(ImportError, lambda: depends_on_optional("nowhere")(lambda: 1)(), "nowhere not found")
async def one(): return 1
async def fails(): raise KeyError("k")
assert run_coro_sync(one()) == 1
raises(RuntimeError, lambda: run_coro_sync(asyncio.sleep(1)), "await it")
import sys
with add_sys_path("/there"):
    assert sys.path[0] == "/there"
assert "/there" not in sys.path
assert ConstraintError("x", objective_value=3.5).objective_value == 3.5 and issubclass(NotFoundError, StateBackendError)
assert SqliteStateBackend(job_id="Job_abcdefgh").given == {"db_path": "plugboard.db", "job_id": "Job_abcdefgh"}
assert DictStateBackend(metadata={"a": 1}).metadata == {"a": 1} and EntityIdGen.is_job_id(DictStateBackend().job_id)
raises(NotFoundError, lambda: drive(DictStateBackend().get_process("p")), "Process with id p not found")
`),
    ).toBe('passed');
  });
});

describe('readers and writers', () => {
  it('read and write tables as pandas does', () => {
    const url = new URL('../../library/csv/answers.json', import.meta.url);
    python.FS.writeFile('/answers.json', readFileSync(url, 'utf8'));
    expect(
      run(`
from plugboard.library.table import TableReader, table_text, typed
answers = json.load(open("/answers.json"))
SPECIAL = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf, "inf": math.inf, "-inf": -math.inf, "nan": math.nan}
def value(told):
    if isinstance(told, dict) and len(told) == 1 and told.keys() <= {"int", "n"}:
        return int(told["int"]) if "int" in told else SPECIAL[told["n"]] if told["n"] in SPECIAL else float(told["n"])
    return told
def same(a, b):
    if isinstance(a, bool) or isinstance(b, bool) or isinstance(a, str) or isinstance(b, str):
        return type(a) is type(b) and a == b
    return (a != a and b != b) or a == b
def read(text, size):
    reader, columns = TableReader(text), {}
    while (chunk := reader.next(size)) is not None:
        for name, values in chunk.items():
            columns.setdefault(name, []).extend(values)
    return {name: columns.get(name, []) for name in reader.names}
wrong = []
for text, size, wanted in answers["read"]:
    try:
        got = read(text, size)
    except ValueError as error:
        if not isinstance(wanted, str): wrong.append((text, size, wanted, str(error)))
        continue
    if isinstance(wanted, str):
        if "a" in got: wrong.append((text, size, wanted, got))
        continue
    if got.keys() != wanted.keys() or not all(len(got[n]) == len(wanted[n]) and all(map(same, got[n], map(value, wanted[n]))) for n in wanted):
        wrong.append((text, size, wanted, got))
for text, wanted in answers["floats"]:
    got = typed(["0.5", text])[1]
    if not same(got, value(wanted)): wrong.append((text, wanted, got))
for columns, wanted in answers["write"]:
    told = {name: [value(v) for v in values] for name, values in columns.items()}
    got = table_text(told, with_header=True)
    if got != wanted: wrong.append((columns, wanted, got))
assert len(answers["read"]) > 50 and not wrong, "\\n".join(map(repr, wrong))
`),
    ).toBe('passed');
  });

  it('give rows, chunk by chunk, and close', () => {
    expect(
      run(`
from collections import deque
import gzip
from plugboard.exceptions import NoMoreDataException
from plugboard.library import DataReader, DataWriter, FileReader, FileWriter
open("in.csv", "w").write("b,a,c\\n1,x,\\n2,y,\\n3,,True\\n")
open("in.csv.gz", "wb").write(gzip.compress(open("in.csv", "rb").read()))
open("empty.csv", "w").write("a,b\\n")
def rows(reader):
    drive(reader.init())
    found = []
    while True:
        drive(reader.step())
        if reader.io.is_closed:
            return found
        found.append(tuple(getattr(reader, name) for name in reader.io.outputs))
kinds = lambda found: [tuple(type(value).__name__ for value in row) for row in found]
assert rows(FileReader(name="r", path="in.csv", field_names=["a", "b"]))[:2] == [("x", 1), ("y", 2)]
assert kinds(rows(FileReader(name="r", path="in.csv.gz", field_names=["c", "a"], chunk_size=2))) == [("float", "str"), ("float", "str"), ("bool", "float")]
assert rows(FileReader(name="r", path="empty.csv", field_names=["a"])) == []
assert rows(FileReader(name="r", path="empty.csv", field_names=["a"], chunk_size=3)) == []
raises(KeyError, lambda: rows(FileReader(name="r", path="in.csv", field_names=["z"])), "z")
raises(FileNotFoundError, lambda: rows(FileReader(name="r", path="no.csv", field_names=["z"])))
raises(ValueError, lambda: FileReader(name="r", path="a.tar.x", field_names=[]), "Unsupported file format: .tar.x")
raises(ValueError, lambda: FileWriter(name="w", path="a.parquet", field_names=["a"], chunk_size=2), "Only CSV files support chunked writing.")

import pickle
half = FileReader(name="r", path="in.csv", field_names=["b"], chunk_size=2)
drive(half.init())
again = pickle.loads(pickle.dumps(half._reader))
assert str(again.next(9)) == str(half._reader.next(9)) == "{'b': [3], 'a': [nan], 'c': [True]}"

class Counter(DataReader):
    def __init__(self, upto, **kwargs):
        super().__init__(**kwargs)
        self.upto, self.at = upto, 0
    async def _fetch(self):
        if self.at >= self.upto:
            raise NoMoreDataException
        start, self.at = self.at, min(self.upto, self.at + (self._chunk_size or self.upto))
        return range(start, self.at)
    async def _convert(self, data):
        return {"n": deque(data), "square": deque(n * n for n in data), "unused": deque(data)}
assert rows(Counter(5, name="c", field_names=["square", "n"], chunk_size=2)) == [(n * n, n) for n in range(5)]
raises(TypeError, lambda: DataReader(name="d", field_names=[]), "abstract")

class Keeper(DataWriter):
    saved = []
    async def _convert(self, data):
        return [dict(zip(data, row)) for row in zip(*data.values())]
    async def _save(self, data):
        self.saved.append(data)
def write(writer, *rows):
    drive(writer.init())
    for row in rows:
        for name, value in zip(writer.io.inputs, row):
            setattr(writer, name, value)
        drive(writer.step())
    drive(writer._finish())
write(Keeper(name="k", field_names=["a"], chunk_size=2), (1,), (2,), (3,))
assert Keeper.saved == [[{"a": 1}, {"a": 2}], [{"a": 3}]]

write(FileWriter(name="w", path="out.csv", field_names=["a", "b"], chunk_size=2), (1, "x,y"), (2.5, None), (3, True))
assert open("out.csv").read() == 'a,b\\n1.0,"x,y"\\n2.5,\\n3,True\\n'
write(FileWriter(name="w", path="out.csv.gz", field_names=["a"], chunk_size=1), (1,), (2,))
assert gzip.decompress(open("out.csv.gz", "rb").read()) == b"a\\n1\\n2\\n"
write(FileWriter(name="w", path="out.csv", field_names=["a"]))
assert open("out.csv").read() == ""
`),
    ).toBe('passed');
  });

  it('say what cannot run', () => {
    expect(
      run(`
from plugboard.library import LLMChat, LLMImageProcessor, SQLReader, SQLWriter, WebsocketReader, WebsocketWriter
for make in (
    lambda: LLMChat(name="x"), lambda: LLMImageProcessor(name="x"),
    lambda: SQLReader(name="x", field_names=["a"], connection_string="s", query="q"),
    lambda: SQLWriter(name="x", field_names=["a"], connection_string="s", table="t"),
    lambda: WebsocketReader(name="x", uri="u"), lambda: WebsocketWriter(name="x", uri="u"),
):
    raises(RuntimeError, make, "cannot run here")
`),
    ).toBe('passed');
  });
});
