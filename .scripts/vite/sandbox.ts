import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { Script } from 'node:vm';
import { build, type Plugin } from 'vite';
import { pagePolicy } from '../../src/runner/policy.ts';

const WORKER_TEXT = 'virtual:worker-text';
const BOOT = 'virtual:boot';

/** Digest of an inline script as a policy names it. */
function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** A module that is nothing but a text made while building. */
function textModule(id: string, text: () => Promise<string>): Plugin {
  return {
    name: id,
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: async (source) =>
      source === `\0${id}` ? `export default ${JSON.stringify(await text())};` : null,
  };
}

/** Builds one entry to the text of a classic script: everything inside, no imports left. */
async function scriptText(root: string, entry: string, plugins: Plugin[]): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      lib: { entry: join(root, entry), formats: ['iife'], name: 'patchbay' },
      rolldownOptions: { output: { codeSplitting: false }, checks: { pluginTimings: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...others] = chunks;
  if (chunk?.type !== 'chunk' || others.length > 0) {
    throw new Error(`${entry} must become one script, it became ${chunks.length} files.`);
  }
  return chunk.code;
}

/**
 * The sandbox's texts. The boot script stands inline in the frame's document, so the page's policy must
 * name its digest; it carries the worker's whole text, because a frame of an opaque origin cannot
 * fetch. `</script` and `<!--`, which would end or comment out an inline script, are escaped; that is
 * sound inside strings and regular expressions, and elsewhere it fails the build.
 */
export function sandbox(): Plugin {
  let root = '';
  let booting: Promise<string> | undefined;

  async function makeBoot(): Promise<string> {
    const worker = scriptText(root, 'src/worker/main.ts', []);
    const boot = await scriptText(root, 'src/worker/boot.ts', [
      textModule(WORKER_TEXT, () => worker),
    ]);
    const text = boot.trim().replaceAll(/<(?=\/script|!--)/gi, '\\x3c');
    new Script(text);
    // The parser of the frame's document would change these, and with them the digest.
    if (/[\r\0]/.test(text)) throw new Error('The boot script holds a carriage return or a NUL.');
    return text;
  }

  const bootText = () => (booting ??= makeBoot());

  return {
    name: 'patchbay:sandbox',
    configResolved(config) {
      root = isAbsolute(config.root) ? config.root : join(process.cwd(), config.root);
    },
    resolveId: (source) => (source === BOOT ? `\0${BOOT}` : null),
    async load(source) {
      if (source !== `\0${BOOT}`) return null;
      const text = await bootText();
      return `export const text = ${JSON.stringify(text)};\nexport const digest = '${digestOf(text)}';`;
    },
    transformIndexHtml: {
      order: 'post',
      async handler() {
        const content = pagePolicy(digestOf(await bootText()));
        return [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}
