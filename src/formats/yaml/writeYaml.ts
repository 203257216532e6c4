import type { Json, JsonObject } from '../../base/json.ts';
import { type PatchbayDocument, sameData, withoutLayout } from '../../model/index.ts';
import { dumpYaml } from './dumpYaml.ts';
import type { YamlLimits } from './limits.ts';
import { patchText } from './patch.ts';
import { reorder } from './reorder.ts';
import { type Node, parseSyntax, type Syntax } from './syntax.ts';
import { toValue } from './toValue.ts';

/** What we wrote or read ourselves is read back whatever its size. */
const OURS: YamlLimits = {
  length: Infinity,
  marks: Infinity,
  depth: 1_000,
  nodes: Infinity,
  characters: Infinity,
};

/** What is written is patched again as long as aliases say something else than they should. */
const MOST_ROUNDS = 100;

interface Written {
  readonly syntax: Syntax;
  readonly value: Json;
  readonly valueOf: (node: Node) => Json;
}

function written(text: string): Written | null {
  const syntax = parseSyntax(text, OURS);
  if (!syntax.ok) return null;
  const { value, problems, anchored } = toValue(syntax.value, OURS);
  if (problems.length > 0) return null;
  const valueOf = (node: Node) => (anchored.get(node) ?? null) as Json;
  return { syntax: syntax.value, value: value as Json, valueOf };
}

/** One step on the way from what a text says to what it should say; null when there is none. */
function stepTowards({ syntax, value, valueOf }: Written, after: JsonObject): Written | null {
  const moved = reorder(syntax, value, after, { valueOf, limits: OURS });
  const inOrder = moved === null ? null : written(moved);
  if (inOrder !== null) return inOrder;
  const text = patchText(syntax, value, after, valueOf);
  return text === null || text === syntax.text ? null : written(text);
}

/**
 * What a text should say by now, with only the lines of the edits changed; a new text where there is none
 * (null).
 */
export function writeOver(text: string | null, after: JsonObject): string {
  let now = text === null ? null : written(text);
  for (let round = 0; now !== null && round < MOST_ROUNDS; round++) {
    if (sameData(now.value, after)) return now.syntax.text;
    now = stepTowards(now, after);
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
  if (source !== null && sameData(source.value, value)) return source.text;
  return writeOver(source?.text ?? null, value);
}
