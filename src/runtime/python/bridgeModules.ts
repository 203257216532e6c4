import type { Interpreter, PythonBytes, PythonMemory, PythonObject } from './interpreter.ts';

/** What a call of a component's code gives: nothing, a number that says how it ended, or what to wait for. */
export type Ended = undefined | null | number | PromiseLike<unknown>;

/** Ends of a call, as `_patchbay.units` has them. */
export const FAILED = 1;
export const NOTICED = 2;

/** `_patchbay.units.Unit`: a component. */
export interface PythonUnit extends PythonObject {
  readonly first: number;
  readonly first_output: number;
  /** Its step: inputs and outputs lie in the slots. */
  readonly step: (() => Ended) & PythonObject;
  /** Initial values that it gave itself: a list of JSON texts, as JSON; empty: it has those it was given. */
  started_field(field: string): string;
  /** Gets slots and a step for them, where it has none. */
  claim(): void;
  /** Gives its slots back. */
  release(): void;
  after_waiting(): Ended;
  /** Puts into the slots what a step that failed has set. */
  after_failing(): void;
  call(method: string): Ended;
  assigned(): { toJs(): readonly number[] } & PythonObject;
  is_closed(): boolean;
  take_events(): { toJs(): readonly PythonObject[] } & PythonObject;
  close(): void;
  set_parameters(text: string): void;
  attribute(name: string): unknown;
  set_argument(name: string, text: string): boolean;
}

/** `_patchbay.rounds.Rounds`. */
export interface PythonGroup extends PythonObject {
  readonly blocks: { toJs(options: { readonly depth: 1 }): readonly PythonMemory[] } & PythonObject;
  readonly run: ((count: number) => Ended) & PythonObject;
  fill(queue: number, at: number): void;
  drain(queue: number): number;
  shift(queue: number, at: number): void;
  sync(): void;
  take_odd(): string;
  odd_value(index: number, at: number): void;
  clear_odd(): void;
}

/** `_patchbay.saving.Saved`. */
interface PythonSaved extends PythonObject {
  readonly text: string | null | undefined;
  /** In words; empty where there is a text. */
  readonly failure: string;
}

/** `_patchbay.events.Answer`. */
export interface HandlerAnswer extends PythonObject {
  readonly status: number | null | undefined;
  readonly waiting: PromiseLike<unknown> | null | undefined;
  readonly event: PythonObject | null | undefined;
}

/** Who wrote a line: `print`, or a logger at a level. */
export type PythonLevel = 'print' | 'debug' | 'info' | 'warning' | 'error';

/** Our Python modules as JavaScript calls them. Texts are JSON. */
export interface BridgeModules {
  readonly classes: {
    search(folder: string): void;
    describe(type: string): string;
    make(type: string, args: string): PythonUnit | null | undefined;
    io_of(unit: PythonUnit): string;
  };
  readonly memory: {
    readonly numbers: PythonMemory;
    readonly tags: PythonMemory;
    set_object(at: number, value: unknown): void;
    set_plain(at: number, value: unknown): void;
    set_held(at: number, held: PythonObject): void;
    get_text(at: number): string;
    plain_of(held: PythonObject): unknown;
    get_held(at: number): PythonObject;
    held_of(json: string): PythonObject;
    border(number: number): number;
  };
  readonly units: {
    wait(future: unknown): PromiseLike<unknown>;
  };
  readonly events: {
    describe(event: PythonObject): string;
    data_of(event: PythonObject): unknown;
    hold(event: PythonObject): PythonObject;
    handle(unit: PythonUnit, given: PythonObject | string): HandlerAnswer;
  };
  readonly rounds: {
    Rounds(plan: string, ...units: readonly PythonUnit[]): PythonGroup;
    readonly BLOCK: number;
    readonly BORDERS: number;
    readonly SLOT: number;
  };
  readonly output: {
    write_to(sink: (level: PythonLevel, component: string, text: string) => void): void;
    finish(): void;
  };
  readonly network: {
    adapt_libraries(): void;
    component_now(): string;
    follow(): void;
    no_waiting(): void;
  };
  readonly threads: { none(): void };
  readonly failures: { take(): string; recursion_limit(): void; attaches(): void };
  /** What goes to other interpreters and comes from them. */
  readonly travel: {
    packed(held: PythonObject): PythonBytes;
    unpacked(sent: Uint8Array): PythonObject;
  };
  readonly saving: {
    save(unit: PythonUnit): PythonSaved;
    load(unit: PythonUnit, text: string): void;
  };
}

/** Imports our modules; their files must be there. */
export function importBridge(interpreter: Interpreter): BridgeModules {
  const names = [
    ...['classes', 'memory', 'units', 'rounds', 'output', 'events', 'network', 'failures'],
    ...['saving', 'threads', 'travel'],
  ];
  return Object.fromEntries(
    names.map((name) => [name, interpreter.pyimport(`_patchbay.${name}`)]),
  ) as unknown as BridgeModules;
}
