import { createNetworkPermission } from './networkPermission.ts';
import { type CodePermission, createCodePermission, type PermissionContext } from './permission.ts';

/** What a person has to say before the code of a document runs, and before it reaches another host. */
export function createPermissions(context: PermissionContext): CodePermission {
  const code = createCodePermission(context);
  const network = createNetworkPermission(context);
  return {
    ...code,
    door: (document) => network.door(document),
    written(before, after) {
      code.written(before, after);
      network.written();
    },
    async opened(document) {
      await Promise.all([code.opened(document), network.opened()]);
    },
  };
}
