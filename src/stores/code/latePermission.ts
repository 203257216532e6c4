import { runnableFiles } from '../../model/modules.ts';
import type { CodePermission, PermissionContext } from './permission.ts';

/** The permission of documents that have code, with what sees to it, which comes when the first of them does. */
export function latePermission(context: PermissionContext): CodePermission {
  let loading: Promise<CodePermission> | null = null;
  let here: CodePermission | null = null;

  async function load(): Promise<CodePermission> {
    const { createPermissions } = await import('./permissions.ts');
    return (here ??= createPermissions(context));
  }
  function loaded(): Promise<CodePermission> {
    loading ??= load();
    // What could not be had may be had by the next try.
    loading.catch(() => (loading = null));
    return loading;
  }

  return {
    ask: async (document) => runnableFiles(document).length === 0 || (await loaded()).ask(document),
    given: async (id, files) => (await loaded()).given(id, files),
    answer: (isAllowed) => here?.answer(isAllowed),
    door: (document) => here?.door?.(document),
    written(before, after) {
      if (here !== null) return here.written(before, after);
      // Where nothing asks for it nothing was allowed, and nothing that is written can be.
      void loading?.then(
        (permission) => permission.written(before, after),
        () => undefined,
      );
    },
    async opened(document) {
      if (here !== null) return here.opened(document);
      if (loading === null && runnableFiles(document).length === 0) return;
      await loaded().then(
        (permission) => permission.opened(document),
        () => undefined,
      );
    },
  };
}
