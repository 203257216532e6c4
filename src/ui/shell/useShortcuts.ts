import { useEffect } from 'react';
import { useCanvasApi } from '../canvas/api/CanvasApi.ts';
import type { KeyPlace } from '../commands/actOnKeys.ts';
import { placeOf } from '../canvas/api/placeOf.ts';
import { useStores } from '../page/StoresContext.tsx';
import { onFirstSign } from '../kit/firstSign.ts';
import { holdKeys } from '../kit/keys/heldKeys.ts';
import { isTextField } from '../kit/keys/isTextField.ts';

type Act = typeof import('../commands/actOnKeys.ts').actOnKeys;

let act: Act | null = null;

let loading: Promise<Act> | null = null;

/**
 * The table of commands comes with the first sign of a person: the first look does without it. All who
 * wait for it wait for one promise, so that keys pressed meanwhile act in their order.
 */
function loadAct(): Promise<Act> {
  loading ??= import('../commands/actOnKeys.ts').then(({ actOnKeys }) => (act = actOnKeys));
  // A file that did not come may come the next time.
  loading.catch(() => (loading = null));
  return loading;
}

/** Keys with Ctrl or Command that a browser acts on at once, before a late table could say anything. */
const BROWSERS_OWN = /^[adefgijkops]$/i;

function keyPlace({ target }: KeyboardEvent): KeyPlace {
  const canvas = target instanceof Element ? target.closest('[data-canvas]') : null;
  return { inCanvas: canvas !== null, inText: isTextField(target) };
}

/**
 * The keys of the whole screen, by the one table of commands. Whoever handles a key closer to the focus
 * (a menu, the text editor) comes first; while a dialog is open only its own keys act.
 */
export function useShortcuts(): void {
  const stores = useStores();
  const canvas = useCanvasApi();
  useEffect(() => {
    const stop = onFirstSign(() => void loadAct());
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || stores.view.getState().dialog !== null) return;
      // Buttons keep their own keys.
      const isPress = event.key === 'Enter' || event.key === ' ';
      const onButton = event.target instanceof Element && event.target.closest('button') !== null;
      if (onButton && isPress && !event.ctrlKey && !event.metaKey) return;
      const at = keyPlace(event);
      const { target } = event;
      const context = () => ({ stores, canvas: canvas.current, place: placeOf(target) });
      if (act !== null) {
        if (act(event, context(), at)) event.preventDefault();
        return;
      }
      const isOurs = (event.ctrlKey || event.metaKey) && BROWSERS_OWN.test(event.key);
      // A text field has its own way to select everything.
      if (isOurs && !(at.inText && /^a$/i.test(event.key))) event.preventDefault();
      const acted = loadAct().then(
        (late) => (late(event, context(), at), true),
        () => true,
      );
      // What is typed behind F2 belongs to the name, not to commands of one letter.
      if (!at.inText) holdKeys(acted);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => {
      stop();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [stores, canvas]);
}
