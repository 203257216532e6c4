import type { Result } from '../../base/result.ts';
import type { Problem } from '../../model/problem.ts';
import { readFromOutside } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';
import type { ShareLink } from './share.ts';
import { unusedName } from './openStored.ts';

export interface LinkVerbs {
  /**
   * Opens `#p1...`, or the link in a text around one; a bad link becomes a notice and changes nothing, and
   * stays in the address if it came from there.
   */
  openLink(text: string): Promise<void>;
  share(): Promise<Result<ShareLink, Problem>>;
}

export function linkVerbs(context: VerbContext): LinkVerbs {
  return {
    openLink(fragment) {
      // It is read while it waits for its turn; what keeps it from being read is told then.
      const reading = readLink(context, fragment);
      reading.catch(() => undefined);
      return context.inTurn(() => openLinkText(context, fragment, reading));
    },
    share: async () => (await import('./share.ts')).share(context),
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
