import { realPort } from '../../graph/nodeIds.ts';
import type { Catalogue } from '../../model/catalog.ts';
import { disabledOf } from '../../model/layout/disabled.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { type Endpoint, endpointText } from '../../model/endpoint.ts';
import type { Edited, Refused } from '../edit.ts';
import { connect, reconnect, whyNotConnect } from './connect.ts';

/** An output and an input as the canvas shows them: on components, or on groups drawn as one. */
export interface Ends {
  readonly from: Endpoint;
  readonly to: Endpoint;
}

/**
 * Why two ports may not be joined, in either of which something may be switched off; null when they may.
 *
 * @param instead a connector that the new one would replace
 */
export function whyNotJoin(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { from, to }: Ends,
  instead: string | null = null,
): string | null {
  const [source, target] = [realPort(from), realPort(to)];
  const off = [source, target].find(({ component }) => disabledOf(document).has(component));
  if (off) return `${off.component} is switched off. Switch it on to connect it.`;
  return whyNotConnect(document, catalogue, source, target, instead);
}

export function joinPorts(
  document: PatchbayDocument,
  catalogue: Catalogue,
  ends: Ends,
): Edited | Refused {
  const reason = whyNotJoin(document, catalogue, ends);
  if (reason !== null) return { refused: reason };
  const [from, to] = [realPort(ends.from), realPort(ends.to)];
  const what = `${endpointText(from)} to ${endpointText(to)}`;
  return {
    document: connect(document, from, to),
    label: `Connect ${what}`,
    said: `Connected ${what}.`,
  };
}

/** Puts an end of a connector elsewhere. */
export function reconnectPorts(
  document: PatchbayDocument,
  catalogue: Catalogue,
  { connector, ...ends }: Ends & { readonly connector: string },
): Edited | Refused {
  const [from, to] = [realPort(ends.from), realPort(ends.to)];
  const reason = whyNotJoin(document, catalogue, ends, connector);
  if (reason !== null) return { refused: reason };
  return {
    document: reconnect(document, connector, from, to),
    label: `Reconnect to ${endpointText(to)}`,
    said: `Connected ${endpointText(from)} to ${endpointText(to)}.`,
  };
}
