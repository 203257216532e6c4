import type { Json, JsonObject } from '../../base/json.ts';
import {
  type PatchbayDocument,
  sameData,
  type SourceText,
  withoutLayout,
} from '../../model/index.ts';
import { dumpYaml } from './dumpYaml.ts';
import type { YamlLimits } from './limits.ts';
import { patchText, withoutAliases } from './patch.ts';
import { parseSyntax, type Syntax } from './syntax.ts';
import { toValue } from './toValue.ts';

/** What we wrote or read ourselves is read back whatever its size. */
const OURS: YamlLimits = { length: Infinity, marks: Infinity, depth: 1_000, nodes: Infinity };

function valueOf(text: string): Json | undefined {
  const syntax = parseSyntax(text, OURS);
  if (!syntax.ok) return undefined;
  const { value, problems } = toValue(syntax.value, OURS.nodes);
  return problems.length > 0 ? undefined : (value as Json);
}

/** The text patched, if it then says what it should. */
function patched(syntax: Syntax, before: Json, after: Json): string | null {
  const text = patchText(syntax, before, after);
  return text !== null && sameData(valueOf(text), after) ? text : null;
}

function changed({ text, value }: SourceText, after: JsonObject): string {
  const syntax = parseSyntax(text, OURS);
  if (!syntax.ok) return dumpYaml(after);
  const first = patched(syntax.value, value, after);
  if (first !== null) return first;
  const expanded = withoutAliases(syntax.value, (node) => {
    return toValue({ ...syntax.value, root: node }, OURS.nodes).value as Json;
  });
  if (expanded !== null && expanded !== text) {
    const again = parseSyntax(expanded, OURS);
    const second = again.ok ? patched(again.value, value, after) : null;
    if (second !== null) return second;
  }
  return dumpYaml(after);
}

/**
 * The document as YAML: the text it was read from, byte for byte, where nothing was edited; else that
 * text with only the lines of the edits changed. What is written is read back and compared; a text that
 * cannot be patched (never seen, but who knows) is written anew.
 *
 * @param options.layout whether places, watched fields and run settings stay in
 */
export function writeYaml(
  { config, source }: PatchbayDocument,
  { layout }: { readonly layout: boolean },
): string {
  const value = layout ? config : withoutLayout(config);
  if (source === null) return dumpYaml(value);
  return sameData(source.value, value) ? source.text : changed(source, value);
}
