import { wereUnnamed } from '../base/characters/characters.ts';
import { installFormulaParser } from '../library/index.ts';
import { createStores } from '../stores/index.ts';
import { App } from '../ui/App.tsx';
import { keepCompositionKeys } from '../ui/kit/keys/composition.ts';
import { keepFocus } from '../ui/kit/keys/keepFocus.ts';
import { keepUndoInFields } from '../ui/kit/keys/fieldUndo.ts';
import { MAC } from '../ui/kit/keys/mac.ts';
import { browserDeps } from './deps.ts';
import { firstLook } from './firstLook.ts';
import { saveWhenLeaving } from './leaving.ts';
import { mountPage } from './mountPage.tsx';
import { onceSeveral } from './onceSeveral.ts';
import { takeRayKeys } from './ray/rayKey.ts';
import { openAddress } from './openAddress.ts';
import { lateRunClient } from './runClient.ts';
import { tellMissingParts } from './missingParts.ts';
import { setTimer } from './setTimer.ts';
import { whenIdle } from './whenIdle.ts';

// Before anybody else can listen: React, the stores, what loads late.
keepCompositionKeys(window);
keepUndoInFields(window, MAC);
keepFocus(window);

takeRayKeys();

/** How long formulas that were passed unread may wait for their check, milliseconds. */
const RECHECK_MS = 500;

/** How long what the address asks for may take until the page is shown without it, milliseconds. */
const EMPTY_MS = 300;

const runClient = lateRunClient();
const look = firstLook();
const stores = createStores(browserDeps(runClient, look.after));
// What is not stored is put down as the page goes.
tellMissingParts(stores.verbs, 'Nothing is lost: your document is kept.');

/** What the first look does without; there is no hurry with the sandbox and formulas while nothing can be run. */
function loadRest(): void {
  void import('./serviceWorker.ts').then(({ keepForOffline }) => keepForOffline(stores.verbs));
  onceSeveral(stores, () => {
    runClient.prepare();
    void import('../library/formulaParser.ts').then(({ readExpression }) => {
      // Thousands of formulas take a while to read: what is to be seen comes first.
      if (installFormulaParser(readExpression) || wereUnnamed())
        setTimeout(() => whenIdle(stores.recheck), RECHECK_MS);
    });
  });
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
const opened = openAddress(stores);
look.after(loadRest);
const begin = (): void => void opened.finally(look.isOver);
const page = <App stores={stores} onShown={begin} />;
const mount = (): void =>
  mountPage(root, page, (fault) => {
    // oxlint-disable-next-line no-console -- a fault that was caught is still one to be looked into
    console.warn(fault);
  });
// An empty canvas first would take as long to draw as what the address asks for.
const late = new Promise<void>((resolve) => void setTimer(resolve, EMPTY_MS));
void Promise.race([opened, late]).then(mount, mount);
saveWhenLeaving(stores);
