import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { early } from './.scripts/vite/early.ts';
import { offline } from './.scripts/vite/offline.ts';
import { python } from './.scripts/vite/python.ts';
import { reading } from './.scripts/vite/reading.ts';
import { sandbox } from './.scripts/vite/sandbox.ts';
import { start } from './.scripts/vite/start.ts';

const testing = process.env['VITEST'] !== undefined;

/** What runs before the rest has come, and what that imports. */
const EARLY = /\/src\/app\/(?:earlyReading|linkPattern|readElsewhere|textTask|viewPattern)\.ts$/;

/** Files of the first look, scripts and styles. */
const FIRST = /\/(?:early|libraries|first|index|rolldown-runtime)-[^/]*$/;

/** Of others, with what binds files together; their styles come with ours. */
const LIBRARIES = /[\\/]node_modules[\\/].*(?<!\.css)$|rolldown[\\/]runtime/;

/**
 * What comes later, by what asks for it. A file of its own for each part would be a request for each: a first
 * gesture asked for a hundred.
 */
const LATER = {
  // What a large model is drawn with is in its first picture, and waits for nothing else.
  drawn: /[\\/]ui[\\/]canvas[\\/]drawn[\\/]|[\\/]graph[\\/]lighting\.ts$/,
  // By itself, behind the first look.
  second: /[\\/](?:TopBar|Inspector|PlotsPanel)\.tsx$/,
  // With a first edit.
  keeping: /[\\/](?:besideCalls|keptVersions|keepGoing|cutOff|continueRun)\.ts$/,
  // With a text.
  texts: /[\\/]src[\\/]formats[\\/]index\.ts$/,
  code: /[\\/]@lezer[\\/](?:common|python)[\\/]/,
  maths: /[\\/]@stdlib[\\/]/,
  // What many of the following have in common: what is computed, and what is shown of it.
  common:
    /[\\/]src[\\/](?:base|compare|editing[\\/](?!modules)\w+|graph|model|stores[\\/]records)[\\/]/,
  // With the first hand on the canvas.
  hands:
    /[\\/](?:canvas[\\/](?:CanvasExtras|Menus)|TooltipHost|MenuPopup|menus[\\/]\w+Items)\.tsx$|[\\/]actOnKeys\.ts$|[\\/]src[\\/]ui[\\/](?:kit|page)[\\/]|[\\/](?:lucide-react|@base-ui)[\\/]/,
  verbs: /[\\/]src[\\/]stores[\\/](?:verbs|imports|home)[\\/]/,
  selected: /[\\/]src[\\/]ui[\\/](?:inspector|fields|controls)[\\/]/,
  panels: /[\\/](?:PlotsDesk|\w+Menu|(?:Log|Problems|Profile|Runs|History|Table)Panel)\.tsx$/,
  studies: /[\\/](?:StudiesPanel\.tsx|createStudies\.ts)$/,
  dialogs: /[\\/]Dialogs\.tsx$|[\\/](?!Code)\w+Dialog\.tsx$/,
};

const sandboxes = sandbox();

// Relative addresses everywhere (`base`), so that the built folder works under any path of any server.
export default defineConfig({
  base: './',
  plugins: testing
    ? [react()]
    : [
        react(),
        early(EARLY),
        start('src/app/viewer/main.tsx', [sandboxes]),
        sandboxes,
        python(),
        offline(),
      ],
  worker: reading,
  build: {
    target: 'es2023',
    // No inlined files: the page's policy allows only what it can name.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What comes late asks for its scripts itself: their names would be a part of the first look. Styles
      // must be there before what they are for.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html'
          ? files
          : files.filter((file) => file.endsWith('.css') && !FIRST.test(file)),
    },
    sourcemap: false,
    // The budget is for all scripts of the first look together, and e2e/budget.spec.ts holds it.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          // The first look comes in two files and what follows by itself in one: in sixty, asking for each
          // took longer than having it.
          groups: [
            { name: 'early', test: EARLY, priority: 2 },
            { name: 'libraries', tags: ['$initial'], test: LIBRARIES, priority: 1 },
            { name: 'first', tags: ['$initial'] },
            ...Object.entries(LATER).map(([name, test]) => ({ name, test })),
          ],
        },
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    // A property of hundreds of models takes as long as the machine is busy; a hang ends all the same.
    testTimeout: 60_000,
    // No test changes what another sees (nothing is mocked), so files share what they have loaded.
    isolate: false,
    maxWorkers: '100%',
  },
});
