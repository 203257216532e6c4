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

/** What is ready to run; null where it cannot, or is no longer wanted. */
type Ready = {
  readonly document: PatchbayDocument;
  readonly problems: readonly Problem[];
} | null;

/**
 * The document as it is to run: what was typed is read, it has no errors, and a person has allowed its code.
 * Null where it cannot run, which is told, or where it is no longer wanted.
 *
 * Where nothing is to be loaded or asked it is told in this very moment, so that two presses are not two runs.
 *
 * @param isWanted asked again whenever something was waited for
 */
export function readyToRun(context: ReadyContext, isWanted: () => boolean): Ready | Promise<Ready> {
  const { code, document: store, session, typed, permission } = context;
  typed.read();
  const key = session.key();
  // Pressed twice, or another document is open by now.
  const isStill = () => isWanted() && key === session.key();
  // What tells of files, of rounded numbers and of code may still be on its way.
  const { document: asked } = store.getState();
  const check = (): Ready | Promise<Ready> => {
    const { document } = store.getState();
    const problems = problemsOf(document, code);
    if (problems.some((problem) => problem.severity === 'error')) {
      refuseRun(context, problems);
      return null;
    }
    const ready = { document, problems };
    if (modulesOf(document).length === 0) return ready;
    return permission.ask(document).then((isAllowed) => (isAllowed && isStill() ? ready : null));
  };
  if (!needsFormats(asked) && !code.needsReading(asked)) return check();
  return Promise.all([loadFormats(), code.load()])
    .catch(() => undefined)
    .then(() => (isStill() ? check() : null));
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
