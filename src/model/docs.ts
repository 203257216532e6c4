import type { Json, JsonObject } from '../base/json.ts';
import type { AttachedFile, PatchbayDocument } from './document.ts';
import { documentFromConfig } from './documents.ts';

/** A small model that shows what a component does. */
export interface ComponentExample {
  /** What it shows, in a sentence. */
  readonly title: string;
  /** Name, type text and arguments of each component. */
  readonly components: readonly (readonly [name: string, type: string, args: JsonObject])[];
  /** `a.y` to `b.x`. */
  readonly connectors: readonly (readonly [from: string, to: string])[];
  /** Watched fields, and the values that a run gives them. */
  readonly shows: Readonly<Record<string, readonly Json[]>>;
  /** Data files by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What there is to say of a component type beyond its description; gotten when somebody asks. */
export interface ComponentDocs {
  /** What each input takes and each output sends; `*` speaks of all that have names of their own. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly example: ComponentExample;
}

function bytesOf(text: string): Uint8Array {
  // Examples are plain ASCII, and there is no TextEncoder in this room.
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** The data files of an example, as a document carries them. */
export function filesOfExample({ files = {} }: ComponentExample): AttachedFile[] {
  return Object.entries(files).map(([name, text]) => ({ name, bytes: bytesOf(text) }));
}

/** An example as a document of its own; its components stand in columns along the connectors. */
export function documentOfExample(name: string, example: ComponentExample): PatchbayDocument {
  const components = example.components.map(([component, type, args]) => ({
    type,
    args: { name: component, ...args },
  }));
  const connectors = example.connectors.map(([source, target]) => ({ source, target }));
  const patchbay = { version: 1, watch: Object.keys(example.shows) };
  const process = {
    type: 'plugboard.process.LocalProcess',
    args: { components, connectors, patchbay },
  };
  const files = filesOfExample(example);
  const read = documentFromConfig({ name, config: { plugboard: { process } }, files });
  // Examples come from the library; a test holds each against the schema.
  if (!read.ok) throw new Error(`The example is not valid: ${read.error[0]?.message ?? ''}`);
  return read.value;
}
