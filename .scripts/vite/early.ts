import type { Plugin } from 'vite';

/**
 * Runs one of the page's own modules as soon as it has come, before the large files of the first look.
 *
 * @param module finds it; it must stand in a file of its own that waits for no other
 */
export function early(module: RegExp): Plugin {
  return {
    name: 'patchbay:early',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        if (bundle === undefined) return [];
        const [file, ...others] = Object.values(bundle).flatMap((one) =>
          one.type === 'chunk' && one.moduleIds.some((id) => module.test(id)) ? [one] : [],
        );
        if (file === undefined || others.length + file.imports.length > 0)
          throw new Error(`${module} must stand in one file, which imports no other.`);
        const attrs = { type: 'module', async: true, crossorigin: true, src: `./${file.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
