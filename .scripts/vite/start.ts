import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';
import { LINK } from '../../src/app/linkPattern.ts';
import { VIEW } from '../../src/app/viewPattern.ts';
import { reading } from './reading.ts';

type Built = Rolldown.OutputBundle[string];

/** Files that a page begins with: scripts, the one that begins last, and their styles. */
interface Beginning {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** A file as one that lies in the same folder finds it. */
const beside = (file = '') => `./${basename(file)}`;

/**
 * Asks for the files while the page is still being read, and runs one once the page and its styles are there.
 * What the page around this one says meanwhile is kept for the one who will read it.
 */
const begin = (editor: Beginning, linked: Beginning, viewer: Beginning) => `{
  const view = ${VIEW}.test(location.search);
  const linked = !view && ${LINK}.test(location.hash);
  const add = (tag, fields) => document.head.append(Object.assign(document.createElement(tag), fields));
  for (const href of view ? ${JSON.stringify(viewer.scripts)} : ${JSON.stringify(editor.scripts)})
    add('link', { rel: 'modulepreload', crossOrigin: '', href });
  if (linked) for (const href of ${JSON.stringify(linked.scripts)})
    add('link', { rel: 'modulepreload', crossOrigin: '', href });
  if (view) {
    globalThis.earlyMessages = [];
    addEventListener('message', (event) => {
      const early = globalThis.earlyMessages;
      if (early !== null && event.source === parent && early.length < 100) early.push(event);
    });
  }
  for (const href of view ? ${JSON.stringify(viewer.styles)} : linked ? ${JSON.stringify(linked.styles)} : [])
    add('link', { rel: 'stylesheet', crossOrigin: '', href });
  // The first who asks waits for the browser to bring what is kept there; now there is time.
  if (!view) try { localStorage.length; } catch {}
  if (document.readyState === 'loading')
    await new Promise((done) => document.addEventListener('readystatechange', done, { once: true }));
  const waiting = [...document.querySelectorAll('[rel=stylesheet]')].filter(({ sheet }) => sheet === null);
  await Promise.all(waiting.map((link) => new Promise((done) => (link.onload = link.onerror = done))));
  await import(view ? ${JSON.stringify(beside(viewer.scripts.at(-1)))} : ${JSON.stringify(beside(editor.scripts.at(-1)))});
}`;

/** What draws a large model: a link may well be to one. */
const DRAWN = /(?:^|\/)drawn-[^/]*$/;
/** A tag that Vite has put into the page for a script; what runs at once (`async`) stays. */
const SCRIPTS =
  /\s*<script type="module"(?![^>]*\sasync)[^>]*src="[^"]*"[^>]*><\/script>|\s*<link rel="modulepreload"[^>]*>/g;
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
 * much along, that both began later. A small script says which files come; it is a file too, since hosts may
 * forbid any script that stands in a page. What runs before the rest does not wait for it, and does nothing for
 * a model alone.
 *
 * @param entry of the model alone
 * @param plugins that the second build needs as well
 */
export function start(entry: string, plugins: readonly Plugin[]): Plugin {
  let root = '';
  let begins: string | null = null;
  let building: Promise<readonly Built[]> | undefined;

  async function buildViewer(): Promise<readonly Built[]> {
    const built = await build({
      root,
      base: './',
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      plugins: [react(), readingOnly(), ...plugins],
      worker: reading,
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
      const drawn = files.map(({ fileName }) => fileName).filter((name) => DRAWN.test(name));
      const ending = (end: string) =>
        drawn.filter((name) => name.endsWith(end)).map((name) => `./${name}`);
      const linked = { scripts: ending('.js'), styles: ending('.css') };
      const source = begin(beginningOf(files), linked, beginningOf(alone));
      const digest = createHash('sha256').update(source).digest('base64url').slice(0, 8);
      const fileName = `assets/begin-${digest}.js`;
      this.emitFile({ type: 'asset', fileName, source });
      begins = `./${fileName}`;
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return [];
        if (begins === null) throw new Error('The page is written before what it begins with.');
        const attrs = { type: 'module', async: true, crossorigin: true, src: begins };
        return {
          html: html.replaceAll(SCRIPTS, ''),
          tags: [{ tag: 'script', attrs, injectTo: 'head-prepend' }],
        };
      },
    },
  };
}
