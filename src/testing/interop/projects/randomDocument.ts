import type { Json, JsonObject } from '../../../base/json.ts';
import { catalogue } from '../../../library/index.ts';
import {
  type AttachedFile,
  documentFromConfig,
  type PatchbayDocument,
} from '../../../model/index.ts';
import { type Chance, chance, number, plain, positive } from '../chance.ts';
import { exactFormula } from '../library/formulaCases.ts';
import { fromWire, type Wire } from '../wire.ts';

/** What chance may put into a model. */
export interface Kind {
  /** Most components between the sources and the sinks. */
  readonly size: number;
  /** Whether some models may be such that they have to fail. */
  readonly faults: boolean;
  /** Whether connectors may be `pubsub`, which Ray's do not know. */
  readonly modes: boolean;
}

/** An output that others can take. */
interface Port {
  readonly field: string;
  /** False where elementary functions had a part in it: only what keeps small errors small may take it. */
  readonly exact: boolean;
}

/** A component as chance made it; what its inputs take is settled afterwards. */
interface Maker {
  readonly type: string;
  readonly args: Readonly<Record<string, Json>>;
  readonly inexact?: boolean;
  /** Takes inexact values too. */
  readonly tolerant?: boolean;
}

const NAMES = ['mix', 'Tank_2', 'a-b', '_x', 'record-mix-y', 'results', 'model', 'patchbay', 'Ü'];
const COLUMNS = ['level', 'km/h', 'a b', 'tmp.1', 'x'];

const value = (wire: Wire) => fromWire(wire) as Json;
const num = (by: Chance) => value(by.once(5) ? number(by) : plain(by));
const small = (by: Chance) => value(plain(by));

/** Sources of `n` rows, by what they send. */
const SOURCES: readonly ((by: Chance, n: number) => Maker)[] = [
  (by, n) => ({ type: 'patchbay.Range', args: { iters: n, start: num(by), step: small(by) } }),
  (by, n) => ({ type: 'patchbay.Constant', args: { value: num(by), iters: n } }),
  (by, n) => ({ type: 'patchbay.Sequence', args: { values: by.times(n, () => num(by)) } }),
  (_, n) => ({ type: 'patchbay.Random', args: { iters: n } }),
  (by, n) => ({
    type: 'patchbay.Random',
    args: { iters: n, low: -5, high: 5, seed: by.pick([null, by.whole(0, 1e6)]) },
  }),
  (by, n) => ({
    type: 'patchbay.Random',
    args: { iters: n, distribution: by.pick(['normal', 'exponential']) },
    inexact: true,
  }),
  (by, n) => ({
    type: 'patchbay.Sine',
    args: { iters: n, period: by.whole(2, 30), amplitude: small(by) },
    inexact: true,
  }),
];

const MIDDLES: readonly ((by: Chance) => Maker)[] = [
  (by) => ({ type: 'patchbay.Accumulate', args: { initial: num(by) }, tolerant: true }),
  (by) => ({ type: 'patchbay.Integrator', args: { initial: num(by), dt: small(by) } }),
  (by) => ({ type: 'patchbay.Clamp', args: { low: -by.whole(0, 5), high: null }, tolerant: true }),
  (by) => ({ type: 'patchbay.Select', args: { count: by.whole(1, 3) } }),
  (by) => ({
    type: 'patchbay.Hysteresis',
    args: { low: -by.whole(0, 3), high: by.whole(0, 3), initial: by.once(2) },
  }),
  (by) => ({
    type: 'patchbay.PID',
    args: { kp: small(by), ki: small(by), kd: small(by), dt: value(positive(by)), high: 9 },
  }),
  (by) => ({ type: 'patchbay.Delay', args: { steps: by.whole(0, 4) }, tolerant: true }),
  (by) => ({ type: 'patchbay.MovingAverage', args: { window: by.whole(1, 5) }, tolerant: true }),
  () => ({ type: 'patchbay.Statistics', args: {} }),
  ...Array.from({ length: 4 }, () => formula),
];

function formula(by: Chance): Maker {
  const inputs = ['a', 'b', 'c_1'].slice(0, by.whole(1, 3));
  const names = { inputs, parameters: ['p', 'q'] };
  const outputs = ['y', 'z', 'on'].slice(0, by.whole(1, 3));
  const expressions = outputs.map((name) => [name, exactFormula(by, by.whole(0, 4), names)]);
  return {
    type: 'patchbay.Formula',
    args: { inputs, expressions: Object.fromEntries(expressions) },
  };
}

/** A model of random components and connectors: joins, branches, loops, tables in and out. */
export function randomDocument(seed: number, id: string, kind: Kind): PatchbayDocument {
  return new Builder(chance(seed, id), kind).document(id);
}

class Builder {
  readonly #by: Chance;
  readonly #kind: Kind;
  readonly #rows: number;
  readonly #names = new Set<string>();
  readonly #ports: Port[] = [];
  readonly #components: { type: string; args: Record<string, Json> }[] = [];
  readonly #connectors: JsonObject[] = [];
  readonly #files: AttachedFile[] = [];
  /** Inputs that take something that is made later. */
  readonly #loops: { readonly name: string; readonly input: string }[] = [];

  constructor(by: Chance, kind: Kind) {
    this.#by = by;
    this.#kind = kind;
    this.#rows = by.whole(2, 14);
  }

  document(id: string): PatchbayDocument {
    const by = this.#by;
    for (let i = by.whole(1, 3); i > 0; i--) this.#source();
    if (by.once(4)) this.#reader();
    for (let i = by.whole(1, this.#kind.size); i > 0; i--) this.#middle(by.pick(MIDDLES)(by));
    if (by.once(3)) this.#add({ type: 'patchbay.Collect', args: {}, tolerant: true });
    if (by.once(4)) this.#writer();
    this.#closeLoops();
    const read = documentFromConfig({ name: id, config: this.#config(id), files: this.#files });
    if (!read.ok) throw new Error(`${id}: ${read.error[0]?.message ?? ''}`);
    return read.value;
  }

  #config(id: string): JsonObject {
    const by = this.#by;
    const fields = this.#ports.map(({ field }) => field);
    const inputs = this.#connectors.map(({ target }) => fieldOf(target ?? ''));
    const watch = by.once(2) ? by.times(by.whole(1, 4), () => by.pick([...fields, ...inputs])) : [];
    const local = by.once(3) ? { args: { maxsize: 50 } } : {};
    const args = {
      name: by.once(2) ? id : null,
      parameters: { p: num(by), q: small(by) },
      components: this.#components,
      connectors: this.#connectors,
      ...(by.once(4)
        ? { state: { args: { job_id: 'Job_abcd1234', metadata: { by: 'chance' } } } }
        : {}),
      patchbay: { version: 1, watch: [...new Set(watch)], run: { seed: by.whole(0, 1e6) } },
    };
    const connector = { type: 'plugboard.connector.AsyncioConnector', ...local };
    return { plugboard: { process: { args, connector_builder: connector } } };
  }

  #name(label: string): string {
    const wanted = this.#by.once(6) ? this.#by.pick(NAMES.slice(0, -1)) : label.toLowerCase();
    let name = wanted;
    for (let n = 2; this.#names.has(name); n++) name = `${wanted}-${n}`;
    this.#names.add(name);
    return name;
  }

  #source(): void {
    const n = this.#by.once(8) ? this.#by.whole(0, 16) : this.#rows;
    this.#add(this.#by.pick(SOURCES)(this.#by, n));
  }

  /** Adds a component, wires its inputs and offers its outputs. */
  #add(maker: Maker): void {
    const type = catalogue.find(maker.type);
    if (type === undefined) throw new Error(`There is no type ${maker.type}.`);
    const { inputs, outputs } = type.ports(maker.args);
    const name = this.#name(type.label);
    const taken = inputs.map((input) => this.#wire(name, input, maker.tolerant ?? false));
    const exact = maker.inexact !== true && taken.every((port) => port?.exact ?? true);
    const component = { type: maker.type, args: { name, ...maker.args } };
    this.#components.push(component);
    this.#ports.push(...outputs.map((output) => ({ field: `${name}.${output}`, exact })));
  }

  #middle(maker: Maker): void {
    this.#add(maker);
    const by = this.#by;
    const name = [...this.#names].at(-1) ?? '';
    const mine = this.#connectors.filter(({ target }) =>
      fieldOf(target ?? '').startsWith(`${name}.`),
    );
    const last = mine.at(-1);
    // A loop needs another input that ends it. What an index chooses by has to stay as it is.
    if (mine.length < 2 || last === undefined || !by.once(2)) return;
    if (maker.type === 'patchbay.Select') return;
    this.#connectors.splice(this.#connectors.indexOf(last), 1);
    this.#loops.push({ name, input: fieldOf(last['target'] ?? '').slice(name.length + 1) });
  }

  #wire(name: string, input: string, tolerant: boolean): Port | undefined {
    const port = input === 'index' ? this.#indexPort() : this.#port(tolerant);
    if (port !== undefined) this.#connect(port.field, `${name}.${input}`);
    return port;
  }

  #port(tolerant: boolean): Port | undefined {
    const fitting = this.#ports.filter(({ exact }) => exact || tolerant);
    if (fitting.length === 0) {
      this.#add({ type: 'patchbay.Range', args: { iters: this.#rows } });
      return this.#port(tolerant);
    }
    return this.#by.pick(fitting);
  }

  /** What chooses among three inputs: whole numbers that are there, or where faults may be, any. */
  #indexPort(): Port | undefined {
    const by = this.#by;
    const most = this.#kind.faults && by.once(6) ? 3 : 0;
    const values = by.times(this.#rows, () => by.whole(0, most) + by.pick([0, 0.5]));
    this.#add({ type: 'patchbay.Sequence', args: { values } });
    return this.#ports.at(-1);
  }

  #connect(source: string, target: string): void {
    const mode = this.#kind.modes && this.#by.once(8) ? { mode: 'pubsub' } : {};
    this.#connectors.push({ source: end(source), target: end(target), ...mode });
  }

  /** Ways back: from any output that is exact to the inputs that wait for one. */
  #closeLoops(): void {
    const by = this.#by;
    for (const { name, input } of this.#loops) {
      const port = this.#port(false);
      if (port === undefined) continue;
      this.#connect(port.field, `${name}.${input}`);
      const component = this.#components.find(({ args }) => args['name'] === name);
      if (component === undefined) continue;
      const first = by.times(by.whole(1, 3), () => num(by));
      component.args['initial_values'] = { [input]: first };
    }
  }

  #reader(): void {
    const by = this.#by;
    const columns = COLUMNS.filter(() => by.once(2));
    const names = columns.length > 0 ? columns : ['level'];
    const rows = by.times(this.#rows, () =>
      names.map(() => String(by.whole(-99, 99) / 4)).join(','),
    );
    const path = by.pick(['table.csv', 'data/deep/table.csv', './data/table.csv']);
    const text = `${[names.join(','), ...rows].join('\n')}\n`;
    this.#files.push({ name: path, bytes: new TextEncoder().encode(text) });
    const type = by.pick(['plugboard.library.file_io.FileReader', 'plugboard.library.FileReader']);
    this.#add({ type, args: { path, field_names: names } });
  }

  #writer(): void {
    const columns = this.#by.pick([['a'], ['a', 'b'], ['km/h', 'a b']]);
    const type = 'plugboard.library.file_io.FileWriter';
    this.#add({ type, args: { path: 'out.csv', field_names: columns } });
  }
}

/** The end of a connector: text where it can be text. */
function end(field: string): Json {
  const dot = field.indexOf('.');
  const [entity, descriptor] = [field.slice(0, dot), field.slice(dot + 1)];
  return /^\w+$/.test(descriptor) ? field : { entity, descriptor };
}

function fieldOf(of: Json): string {
  if (typeof of === 'string') return of;
  const { entity, descriptor } = of as { entity: string; descriptor: string };
  return `${entity}.${descriptor}`;
}
