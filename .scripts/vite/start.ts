import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';
import { VIEW } from '../../src/app/viewPattern.ts';

type Built = Rolldown.OutputBundle[string];

/** Files that a page begins with: scripts, the one that begins last, and their styles. */
interface Beginning {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/**
 * Asks for the files while the page is still being read; nothing of them runs yet. What the page around this
 * one says meanwhile is kept for the one who will read it.
 */
const ask = (editor: Beginning, viewer: Beginning, early: string) => `{
  const view = ${VIEW}.test(location.search);
  const add = (tag, fields) => document.head.append(Object.assign(document.createElement(tag), fields));
  if (!view) add('script', { type: 'module', crossOrigin: '', src: ${JSON.stringify(early)} });
  for (const href of view ? ${JSON.stringify(viewer.scripts)} : ${JSON.stringify(editor.scripts)})
    add('link', { rel: 'modulepreload', crossOrigin: '', href });
  if (view) {
    globalThis.earlyMessages = [];
    addEventListener('message', (event) => {
      const early = globalThis.earlyMessages;
      if (early !== null && event.source === parent && early.length < 100) early.push(event);
    });
  }
  if (view) for (const href of ${JSON.stringify(viewer.styles)})
    add('link', { rel: 'stylesheet', crossOrigin: '', className: 'viewing', href });
}`;

/** A file as one that lies in the same folder finds it. */
const beside = (file = '') => `./${basename(file)}`;

/** Runs one of them once the page and its styles are there. */
const run = (editor: Beginning, viewer: Beginning) => `if (${VIEW}.test(location.search)) {
  const waiting = [...document.querySelectorAll('.viewing')].filter(({ sheet }) => sheet === null);
  await Promise.all(waiting.map((link) => new Promise((done) => (link.onload = link.onerror = done))));
  await import(${JSON.stringify(beside(viewer.scripts.at(-1)))});
} else await import(${JSON.stringify(beside(editor.scripts.at(-1)))});`;

/** A tag that Vite or another plugin has put into the page for a script. */
const SCRIPTS =
  /\s*<script type="module"[^>]*src="[^"]*"[^>]*><\/script>|\s*<link rel="modulepreload"[^>]*>/g;
/** The list of what the room of storage offers. */
const STORAGE = /\/src\/storage\/index\.ts$/;

/** The part of the room of formats that reads models, in the place of the whole. */
function readingOnly(): Plugin {
  return {
    name: 'patchbay:reading-only',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!/\/formats\/index\.ts$/.test(source)) return null;
      return this.resolve(source.replace('index.ts', 'reading.ts'), importer);
    },
  };
}

/**
 * Lets the page begin with the editor or with a model alone (`?embed`, `?view=present`), by what its address
 * asks for. The second is a build of its own: what the two share would come in so many files, or bring so
 * much along, that both began later. Two small scripts say which files come; they are files too, since hosts
 * may forbid any script that stands in a page.
 *
 * @param entry of the model alone
 * @param early finds the module of the editor that runs before the rest
 * @param plugins that the second build needs as well
 */
export function start(entry: string, early: RegExp, plugins: readonly Plugin[]): Plugin {
  let root = '';
  let names: readonly [string, string] | null = null;
  let building: Promise<readonly Built[]> | undefined;

  async function buildViewer(): Promise<readonly Built[]> {
    const built = await build({
      root,
      base: './',
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      plugins: [react(), readingOnly(), ...plugins],
      build: {
        write: false,
        target: 'es2023',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        cssCodeSplit: false,
        chunkSizeWarningLimit: 1_000,
        rolldownOptions: {
          input: { viewer: join(root, entry) },
          checks: { pluginTimings: false },
          // A stored document is read by few: what reads it comes with it, not with all that share its room.
          treeshake: { moduleSideEffects: [{ test: STORAGE, sideEffects: false }] },
          output: {
            codeSplitting: {
              groups: [
                {
                  name: 'libraries',
                  tags: ['$initial'],
                  test: /[\\/]node_modules[\\/]/,
                  priority: 1,
                },
                { name: 'viewing', tags: ['$initial'] },
              ],
            },
          },
        },
      },
    });
    return (Array.isArray(built) ? built : [built]).flatMap((one) =>
      'output' in one ? one.output : [],
    );
  }
  const viewer = () => (building ??= buildViewer());

  function beginningOf(files: readonly Built[]): Beginning {
    const first = files.find((file) => file.type === 'chunk' && file.isEntry);
    if (first?.type !== 'chunk') throw new Error(`${entry} became no script.`);
    const styles = files.filter(({ fileName }) => fileName.endsWith('.css'));
    return {
      scripts: [...first.imports, first.fileName].map((file) => `./${file}`),
      styles: styles.map(({ fileName }) => `./${fileName}`),
    };
  }

  return {
    name: 'patchbay:start',
    configResolved(config) {
      ({ root } = config);
    },
    async generateBundle(_, bundle) {
      const alone = await viewer();
      for (const file of alone) {
        const { fileName } = file;
        // What both builds made alike, fonts above all, is there already.
        if (bundle[fileName] !== undefined) continue;
        const source = file.type === 'chunk' ? file.code : file.source;
        this.emitFile({ type: 'asset', fileName, source });
      }
      const files = Object.values(bundle);
      const first = files.find(
        (file) => file.type === 'chunk' && file.moduleIds.some((id) => early.test(id)),
      );
      const [editor, other] = [beginningOf(files), beginningOf(alone)];
      const write = (name: string, source: string): string => {
        const digest = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        const fileName = `assets/${name}-${digest}.js`;
        this.emitFile({ type: 'asset', fileName, source });
        return `./${fileName}`;
      };
      names = [
        write('ask', ask(editor, other, `./${first?.fileName ?? ''}`)),
        write('start', run(editor, other)),
      ];
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return [];
        if (names === null) throw new Error('The page is written before what it begins with.');
        const [asks, starts] = names;
        const attrs = { type: 'module', crossorigin: true, src: starts };
        return {
          html: html.replaceAll(SCRIPTS, ''),
          tags: [
            { tag: 'script', attrs: { src: asks }, injectTo: 'head-prepend' },
            { tag: 'script', attrs, injectTo: 'head' },
          ],
        };
      },
    },
  };
}
