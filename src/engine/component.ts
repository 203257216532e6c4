/** Names of fields and events a component has. Event entries are event classes. */
export interface IOSpec {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly inputEvents?: readonly unknown[];
  readonly outputEvents?: readonly unknown[];
}

/** What every component takes, beside its own arguments; names as in YAML. */
export interface ComponentOptions {
  readonly name: string;
  readonly initial_values?: Readonly<Record<string, readonly unknown[]>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly resources?: unknown;
}

/** What a component can ask of the outside; supplied with the process, never imported. */
export interface Host {
  /** Seed of the run. */
  readonly seed: number;
  readonly files: {
    read(path: string): Promise<Uint8Array>;
    /** Makes the file empty, or makes it. */
    create(path: string): Promise<void>;
    append(path: string, bytes: Uint8Array): Promise<void>;
  };
}

export interface ComponentIO {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly isClosed: boolean;
  /** Ends the outputs after what was already sent. Idempotent. */
  close(): void;
}

/** Placeholder of the contract that the library builds on; the engine fills it in. */
export abstract class Component<Args extends object = object> {
  static readonly io: IOSpec | ((args: never) => IOSpec) = {};
  static readonly exports: readonly string[] = [];
  readonly name: string;
  readonly args: Args;
  declare readonly io: ComponentIO;
  declare readonly host: Host;
  parameters: Readonly<Record<string, unknown>> = {};

  constructor(options: ComponentOptions & Args) {
    const { name, initial_values, parameters, constraints, resources, ...args } = options;
    (void initial_values, constraints, resources);
    this.name = name;
    this.args = args as unknown as Args;
    this.parameters = parameters ?? {};
  }

  init?(): void | Promise<void>;
  step?(): void | Promise<void>;
  destroy?(): void | Promise<void>;
}
