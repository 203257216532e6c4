import type { PatchbayDocument } from '../../model/document.ts';
import { modulesOf } from '../../model/modules.ts';
import type { Problem } from '../../model/problem.ts';
import { loadFormats, needsFormats, problemsOf } from '../texts/texts.ts';
import type { VerbContext } from './context.ts';

/** What is asked whether the document may run. */
export type ReadyContext = Pick<
  VerbContext,
  'code' | 'document' | 'view' | 'notices' | 'permission'
> & {
  readonly session: Pick<VerbContext['session'], 'key'>;
  readonly typed: Pick<VerbContext['typed'], 'read'>;
};

/**
 * The document as it is to run: what was typed is read, it has no errors, and a person has allowed its code.
 * Null where it cannot run, which is told, or where it is no longer wanted.
 *
 * @param isWanted asked again whenever something was waited for
 */
export async function readyToRun(
  context: ReadyContext,
  isWanted: () => boolean,
): Promise<{ readonly document: PatchbayDocument; readonly problems: readonly Problem[] } | null> {
  const { code, document: store, session, typed, permission } = context;
  typed.read();
  const key = session.key();
  // Pressed twice, or another document is open by now.
  const isStill = () => isWanted() && key === session.key();
  // What tells of files, of rounded numbers and of code may still be on its way.
  const { document: asked } = store.getState();
  if (needsFormats(asked) || code.needsReading(asked)) {
    await Promise.all([loadFormats(), code.load()]).catch(() => undefined);
    if (!isStill()) return null;
  }
  const { document } = store.getState();
  const problems = problemsOf(document, code);
  if (problems.some((problem) => problem.severity === 'error')) {
    refuseRun(context, problems);
    return null;
  }
  // Without code there is nothing to ask, and the run starts in this very moment.
  if (modulesOf(document).length > 0) {
    const isAllowed = await permission.ask(document);
    if (!isAllowed || !isStill()) return null;
  }
  return { document, problems };
}

/** Tells what keeps the document from running, until the next edit. */
export function refuseRun(
  { document, view, notices }: Pick<ReadyContext, 'document' | 'view' | 'notices'>,
  problems: readonly Problem[],
): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  document.setState({ problems });
  view.setState({ panel: 'problems', panelOpen: true });
  const [only] = errors;
  const text =
    errors.length === 1 && only !== undefined
      ? `The process cannot run yet. ${only.message}`
      : `The process cannot run yet: ${errors.length} problems are listed below.`;
  notices.show({ tone: 'warning', text, action: null }, 'cannot-run');
}
