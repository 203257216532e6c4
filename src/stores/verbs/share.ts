import { ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';
import { linkOf } from '../texts/outgoing.ts';
import type { VerbContext } from './context.ts';

export interface ShareLink {
  readonly url: string;
  readonly length: number;
  /** It is so long that some program may cut it. */
  readonly isLong: boolean;
  /** What was left out or may not pass everywhere; empty when all is well. */
  readonly warnings: readonly string[];
}

/** Longer links are cut by some mail and chat programs. */
const LONG_LINK = 8_000;
/** Chromium opens no address above 2 MB. */
const LONGEST_LINK = 2_000_000;

/** The open document as the address of a link. */
export function share(context: VerbContext): Result<ShareLink, Problem> {
  const { document } = context.document.getState();
  const link = linkOf(document, context.run.getState().speed);
  const [page = ''] = context.deps.address.href().split(/[?#]/u);
  const url = `${page}${link.fragment}`;
  const warnings = [...link.warnings];
  if (url.length > LONGEST_LINK)
    warnings.push('The link is too long for browsers. Send the archive or the picture instead.');
  else if (url.length > LONG_LINK)
    warnings.push(
      `Some programs cut links above ${LONG_LINK.toLocaleString('en')} characters. The archive and the picture hold the same and always arrive whole.`,
    );
  return ok({ url, length: url.length, isLong: url.length > LONG_LINK, warnings });
}
