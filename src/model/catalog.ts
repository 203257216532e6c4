import type { Json } from '../base/json.ts';
import type { ComponentDocs } from './docs.ts';
import type { ModuleLanguage } from './modules.ts';
import type { Problem } from './problem.ts';

export type Category =
  'source' | 'math' | 'control' | 'signal' | 'statistics' | 'file' | 'sink' | 'custom';

/** One control of an argument form; plain data, so that a component's own code can send it too. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly kind:
    | 'number'
    | 'integer'
    | 'boolean'
    | 'text'
    | 'choice'
    | 'file'
    | 'list'
    | 'map'
    | 'object'
    | 'any';
  /** Kind of the elements of a `list` or the values of a `map`. */
  readonly item?: 'number' | 'text' | 'formula' | 'any';
  /** Fields of an `object`, or of each element of a `list` or value of a `map` of objects. */
  readonly fields?: readonly FormField[];
  /** The elements of the list, or the keys of the map, name ports of this side. */
  readonly names?: 'inputs' | 'outputs';
  /** The text is the path of a file that the component writes. */
  readonly writes?: true;
  readonly required: boolean;
  readonly nullable: boolean;
  /** The value that counts when the argument is not given; absent when required. */
  readonly default?: Json;
  readonly min?: number;
  readonly max?: number;
  /** Where a slider makes sense though other values are taken too. */
  readonly usual?: readonly [from: number, to: number];
  readonly unit?: string;
  readonly choices?: readonly string[];
}

/** The ports that a component has. Events are named by their type text. */
export interface Ports {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly inputEvents: readonly string[];
  readonly outputEvents: readonly string[];
  /** Event type -> input fields that its handler fills (such inputs need no connector). */
  readonly eventFields: Readonly<Record<string, readonly string[]>>;
  /** There may be more inputs and outputs, which cannot be told: what connectors name counts too. */
  readonly isOpen?: true;
  /** Its code gives itself initial values, of which inputs nobody knows before it is made. */
  readonly startsItself?: true;
}

/** Where the code of a component type stands. */
interface Origin {
  /** The attached file. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
  readonly language: ModuleLanguage;
}

/** What the editor and the validator know of a component type; the class that runs is elsewhere. */
export interface ComponentType {
  /** The type text in YAML, such as `patchbay.Range`. */
  readonly type: string;
  /** Other type texts that mean the same (the defining path). */
  readonly aliases: readonly string[];
  /** Class name, as diagrams show it. */
  readonly label: string;
  readonly category: Category;
  /** One sentence for the palette. */
  readonly summary: string;
  /** What it does in words: inputs, outputs, what happens at the ends. */
  readonly description: string;
  /** What each step computes, as a formula in text; empty when there is none. */
  readonly formula: string;
  readonly form: readonly FormField[];
  /** The one or two arguments shown on the canvas. */
  readonly headline: readonly string[];
  /** Attribute names that the component exports. */
  readonly exports: readonly string[];
  /** Where the document's own code declares it; absent for built-in types. */
  readonly origin?: Origin;
  /**
   * Checks the component's own arguments; `path` in the problems is relative (`window`).
   *
   * @param parameters those of process and component; without them what speaks of parameters is passed over
   */
  readonly checkArgs: (
    args: Readonly<Record<string, unknown>>,
    parameters?: Readonly<Record<string, unknown>>,
  ) => readonly Problem[];
  /** Ports for these arguments; tolerant of wrong arguments (then as many ports as can be told). */
  readonly ports: (args: Readonly<Record<string, unknown>>) => Ports;
}

export interface Catalogue {
  readonly types: readonly ComponentType[];
  /** Looks a type text up (aliases too); undefined for an unknown component. Never loads code. */
  readonly find: (type: string) => ComponentType | undefined;
  /** What there is to say of a type at length, and an example; null where nothing is written. */
  readonly docs?: (type: string) => Promise<ComponentDocs | null>;
}
