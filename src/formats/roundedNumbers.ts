import { getAt, type PatchbayDocument, type Problem } from '../model/index.ts';
import { readYaml } from './yaml/readYaml.ts';

const known = new WeakMap<object, readonly Problem[]>();

/** Keeps what another thread found in a text, so that it is not read once more. */
export function keepRounded({ source }: PatchbayDocument, found: readonly Problem[]): void {
  if (source !== null) known.set(source, found);
}

/**
 * Warnings about whole numbers in a document's text whose digits a run would not have, as long as the
 * document still has them. A text is read once for them.
 */
export function roundedNumbers({ source, config }: PatchbayDocument): readonly Problem[] {
  if (source === null || !/\d{14}|\d[\d_]{16}|0x/i.test(source.text)) return [];
  let found = known.get(source);
  if (found === undefined) {
    const read = readYaml(source.text);
    found = read.ok ? read.value.rounded : [];
    known.set(source, found);
  }
  return found.filter(({ path }) => {
    const way = path.split('.');
    return getAt(config, way) !== undefined && getAt(config, way) === getAt(source.value, way);
  });
}
