import { createHash } from 'node:crypto';
import { isAbsolute, join, relative } from 'node:path';
import { Script } from 'node:vm';
import { build, type Plugin } from 'vite';
import { pagePolicy } from '../../src/runner/policy.ts';

const WORKER_TEXT = 'virtual:worker-text';
const BOOT = 'virtual:boot';
const CODE_SCRIPT = 'virtual:code-script';

/** What the worker's second script takes from the first, by the names of `src/worker/shared.ts`. */
const SHARED: Readonly<Record<string, string>> = {
  'src/engine/index.ts': 'engine',
  'src/library/classes.ts': 'classes',
  'src/library/index.ts': 'library',
  'src/model/index.ts': 'model',
};

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

/** Leaves out what another script has: it is there as `patchbay.NAME`. */
function sharedModules(root: string): Plugin {
  return {
    name: 'patchbay:shared',
    enforce: 'pre',
    async resolveId(source, importer) {
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const name = resolved === null ? undefined : SHARED[relative(root, resolved.id)];
      return name === undefined ? null : { id: `patchbay:${name}`, external: true };
    },
  };
}

const sharedGlobals = Object.fromEntries(
  Object.values(SHARED).map((name) => [`patchbay:${name}`, `patchbay.${name}`]),
);

/** Builds one entry to the text of a classic script: everything inside, no imports left but what is shared. */
async function scriptText(
  root: string,
  entry: string,
  plugins: Plugin[],
  name = 'patchbay',
): Promise<string> {
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
      lib: { entry: join(root, entry), formats: ['iife'], name },
      rolldownOptions: {
        output: { codeSplitting: false, globals: sharedGlobals },
        checks: { pluginTimings: false },
      },
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

  /** A module whose default is what the script offers. */
  async function makeCode(): Promise<string> {
    const entry = 'src/worker/code.ts';
    const text = await scriptText(root, entry, [sharedModules(root)], 'code');
    return `${text}\nexport default code;\n`;
  }

  const bootText = () => (booting ??= makeBoot());

  return {
    name: 'patchbay:sandbox',
    configResolved(config) {
      root = isAbsolute(config.root) ? config.root : join(process.cwd(), config.root);
    },
    resolveId: (source) => (source === BOOT || source === CODE_SCRIPT ? `\0${source}` : null),
    async load(source) {
      if (source === `\0${CODE_SCRIPT}`)
        return `export const text = ${JSON.stringify(await makeCode())};`;
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
