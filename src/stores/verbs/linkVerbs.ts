import { ok, type Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';
import { linkOf, loadFormats, readFromOutside } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';
import { unusedName } from './openStored.ts';

export interface ShareLink {
  readonly url: string;
  readonly length: number;
  /** It is so long that some program may cut it. */
  readonly isLong: boolean;
  /** What was left out or may not pass everywhere; empty when all is well. */
  readonly warnings: readonly string[];
}

export interface LinkVerbs {
  /**
   * Opens `#p1...`, or the link in a text around one; a bad link becomes a notice and changes nothing, and
   * stays in the address if it came from there.
   */
  openLink(text: string): Promise<void>;
  share(): Promise<Result<ShareLink, Problem>>;
}

/** Longer links are cut by some mail and chat programs. */
const LONG_LINK = 8_000;
/** Chromium opens no address above 2 MB. */
const LONGEST_LINK = 2_000_000;

export function linkVerbs(context: VerbContext): LinkVerbs {
  return {
    openLink(fragment) {
      // It is read while it waits for its turn; what keeps it from being read is told then.
      const reading = readLink(context, fragment);
      reading.catch(() => undefined);
      return context.inTurn(() => openLinkText(context, fragment, reading));
    },
    async share() {
      await loadFormats();
      return share(context);
    },
  };
}

const readLink = ({ deps }: VerbContext, text: string) =>
  readFromOutside(deps, { as: 'link', text, name: 'Shared model' });

/** Opens what a link holds as a copy in memory: nothing stored is touched and nothing runs. */
export async function openLinkText(
  context: VerbContext,
  text: string,
  reading = readLink(context, text),
): Promise<void> {
  const { deps, session, notices, runs } = context;
  const read = await reading;
  if (!read.ok) {
    const reason = read.error[0]?.message ?? 'It cannot be read.';
    const isInAddress = text.startsWith('#') && deps.address.href().endsWith(text);
    const stays = isInAddress ? ' It is still in the address, where it can be mended.' : '';
    const message = `The link was not opened. ${reason}${stays}`;
    notices.show({ tone: 'bad', text: message, action: null }, 'bad-link');
    return;
  }
  const { document: model, speed } = read.value;
  const document = { ...model, name: await unusedName(context, model.name) };
  if (await session.open({ kind: 'link', document })) await runs.setSpeed(speed);
}

function share(context: VerbContext): Result<ShareLink, Problem> {
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
