import { fail, ok, type Result } from '../../base/result.ts';
import type { PageAssets } from '../../runner/index.ts';
import { assetFiles, type FilesDeps } from './assetFiles.ts';
import { type AssetList, assetList } from './assetList.ts';

interface AssetsDeps extends FilesDeps {
  /** Whether the site has another build by now than this page came from. */
  readonly isOutdated: () => Promise<boolean>;
}

const WHAT_TO_DO = 'Check the network, then press Run again. Your document is as it was.';
/** What else to do, where the site has another build by now. */
export const RELOAD =
  'There is a newer Patchbay on this site: reload the page, then press Run again. Your document is kept.';

/** The parts of Python as the site has them, in the build that this page came from. */
export function siteAssets(deps: AssetsDeps): PageAssets {
  const lists = assetList(deps);
  const { filesOf, watch } = assetFiles(deps);
  return {
    async assets(names): Promise<Result<readonly Uint8Array[], string>> {
      let list: AssetList | null = null;
      try {
        list = await lists.get();
        return ok(await filesOf(names, list));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        // Files of another build beside scripts of this one might do anything.
        const isOutdated = await deps.isOutdated();
        const other =
          list === null || isOutdated ? null : await lists.other(list).catch(() => null);
        const files = other && (await filesOf(names, other).catch(() => null));
        if (files !== null) return ok(files);
        return fail(`Python could not be fetched (${reason}). ${isOutdated ? RELOAD : WHAT_TO_DO}`);
      }
    },
    watch,
  };
}
