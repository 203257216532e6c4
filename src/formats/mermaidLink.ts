import { strToU8, zlibSync } from 'fflate';
import { toBase64Url } from '../base/base64.ts';

/**
 * The address under which the Mermaid Live Editor opens a diagram, as plugboard makes it: padded base64url
 * of the zlib stream of `{"code", "mermaid": {"theme"}}`.
 */
export function mermaidLink(code: string): string {
  const state = JSON.stringify({ code, mermaid: { theme: 'default' } });
  const data = toBase64Url(zlibSync(strToU8(state), { level: 9 }));
  return `https://mermaid.live/edit#pako:${data.padEnd(Math.ceil(data.length / 4) * 4, '=')}`;
}
