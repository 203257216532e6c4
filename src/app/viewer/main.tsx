import '../../ui/base.css';
import { createViewing } from '../../stores/viewing/createViewing.ts';
import { keepCompositionKeys } from '../../ui/kit/keys/composition.ts';
import { readViewOptions } from '../../ui/viewer/viewOptions.ts';
import { Viewer } from '../../ui/viewer/Viewer.tsx';
import { commonDeps } from '../commonDeps.ts';
import { mountPage } from '../mountPage.tsx';
import { tellMissingParts } from '../missingParts.ts';
import { lateRunClient } from '../runClient.ts';
import { editorAddress } from './editorAddress.ts';
import { offerToParent } from './embedApi.ts';
import { createModelDoor } from './modelDoor.ts';
import { openAsked } from './openAsked.ts';

// A model without the editor: in a frame of another page (`?embed`) or with the window to itself
// (`?view=present`). Nothing of it is kept, and nothing runs by itself.
keepCompositionKeys(window);
// Who begins with a key: Tab comes before anything can lose the focus.
const keepLate = async () => (await import('../../ui/kit/keys/keepFocus.ts')).keepFocus(window);
window.addEventListener('keydown', () => void keepLate(), { capture: true, once: true });

// An address that says one thing twice gets a presentation.
const options = readViewOptions(location.search) ?? readViewOptions('?view=present');
const root = document.getElementById('root');
if (root === null || options === null) throw new Error('This page is not meant to show a model.');

const deps = commonDeps(lateRunClient());
const stores = createViewing(deps);
tellMissingParts(stores.verbs, '');
stores.view.setState({ theme: options.theme });
const model = createModelDoor(stores);
const opened = openAsked(stores, model, options);
if (options.kind === 'embed' && window.parent !== window)
  offerToParent({
    stores,
    model,
    window,
    parent: window.parent,
    clock: () => performance.now(),
    setTimer: deps.setTimer,
  });
const show = (): void =>
  mountPage(
    root,
    <Viewer stores={stores} options={options} editorAddress={() => editorAddress(stores)} />,
    (fault) => {
      // oxlint-disable-next-line no-console -- a fault that was caught is still one to be looked into
      console.warn(fault);
    },
  );
void opened.then(show, show);
