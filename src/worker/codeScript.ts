import { fail, ok } from '../base/result.ts';
import { CODE_SCRIPT } from '../runner/protocol/index.ts';
import type { ImportModule } from '../runtime/index.ts';
import type { Page } from './askPage.ts';
import type * as code from './code.ts';
import type { DocumentCode, LoadDocumentCode } from './documentCode.ts';
import { shared } from './shared.ts';

/** What the second script offers. */
type CodeScript = typeof code;

/** Runs the text of the second script. */
export async function openCodeScript(
  text: string,
  importModule: ImportModule,
): Promise<CodeScript> {
  Object.defineProperty(globalThis, 'patchbay', { value: shared, configurable: true });
  try {
    return ((await importModule(text)) as { default: CodeScript }).default;
  } finally {
    Reflect.deleteProperty(globalThis, 'patchbay');
  }
}

/** Asks the page for the second script, once. */
export function pageCode(page: Page, importModule: ImportModule): LoadDocumentCode {
  let loading: Promise<DocumentCode> | null = null;

  async function load(): Promise<DocumentCode> {
    const answer = await page.assets([CODE_SCRIPT]);
    if (!answer.ok) throw new Error(answer.error);
    const script = new TextDecoder().decode(answer.value[0]);
    const { pagePython, pageFetch, ...own } = await openCodeScript(script, importModule);
    own.closeOtherWays();
    const fetchFor: DocumentCode['fetchFor'] = (componentNow) => pageFetch(page, componentNow);
    return { ...own, python: pagePython(page), fetchFor, script };
  }

  return async () => {
    loading ??= load();
    try {
      return ok(await loading);
    } catch (error) {
      // What could not be had may be had by the next try.
      loading = null;
      return fail(error instanceof Error ? error.message : String(error));
    }
  };
}
