import { deflateSync, strToU8 } from 'fflate';
import { type PatchbayDocument, seedOf, watchedFields } from '../../model/index.ts';
import { writeYaml } from '../yaml/writeYaml.ts';
import { toBase64, toBase64Url } from '../../base/base64.ts';

/** Version of the form of links: `#p1.<codec>.<data>`. */
export const LINK_VERSION = 1;

/**
 * A document as the fragment of an address: `#p1.d.` with deflated data, or `#p1.p.` with plain data
 * where that is shorter or asked for. The data is base64url of the JSON
 * `{v, yaml, files: [{name, base64}], view: {watch}, run: {seed}}`; the YAML is the document's text byte
 * for byte, and what it says of watched fields and the seed goes before `view` and `run`.
 */
export function encodeLink(
  document: PatchbayDocument,
  { compress = true }: { readonly compress?: boolean } = {},
): string {
  const content = {
    v: LINK_VERSION,
    yaml: writeYaml(document, { layout: true }),
    files: document.files.map(({ name, bytes }) => ({ name, base64: toBase64(bytes) })),
    view: { watch: watchedFields(document) },
    run: { seed: seedOf(document) },
  };
  const plain = strToU8(JSON.stringify(content));
  const packed = compress ? deflateSync(plain, { level: 9 }) : plain;
  const codec = compress && packed.length < plain.length ? 'd' : 'p';
  return `#p${LINK_VERSION}.${codec}.${toBase64Url(codec === 'd' ? packed : plain)}`;
}
