import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useRef, useState } from 'react';
import { Kbd } from './Kbd.tsx';
import { tipOf, type Tip } from './Tooltip.tsx';
import styles from './Tooltip.module.css';

/** How long a pointer rests on a control before its hint comes, milliseconds. */
const REST = 500;
/** So soon after a hint went, the next comes without a rest: a row is read along. */
const STILL_READING = 400;

/** Shows the hint of the control that has the pointer or the focus of the keyboard, one at a time. */
export function TooltipHost() {
  const [tip, setTip] = useState<Tip | null>(null);
  const popup = useRef<HTMLDivElement>(null);
  useEffect(() => listenForTips(setTip, () => popup.current), []);
  return (
    <Base.Root open={tip !== null} onOpenChange={(open) => !open && setTip(null)}>
      <Base.Portal>
        <Base.Positioner
          className={styles.place}
          anchor={tip?.anchor ?? null}
          side={tip?.side ?? 'bottom'}
          sideOffset={6}
        >
          <Base.Popup ref={popup} className={styles.tip}>
            <span>{tip?.text}</span>
            {tip?.keys !== undefined && <Kbd keys={tip.keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function listenForTips(show: (tip: Tip | null) => void, popup: () => Element | null): () => void {
  let shown: Tip | null = null;
  let timer = 0;
  let goneAt = -Infinity;

  function set(tip: Tip | null): void {
    clearTimeout(timer);
    if (shown !== null && tip === null) goneAt = performance.now();
    shown = tip;
    show(tip);
  }
  function over(event: PointerEvent): void {
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    if (event.target instanceof Node && popup()?.contains(event.target)) return;
    const tip = tipOf(event.target);
    if (tip?.anchor === shown?.anchor && tip !== null) return;
    const reading = shown !== null || performance.now() - goneAt < STILL_READING;
    if (shown !== null) set(null);
    clearTimeout(timer);
    if (tip === null) return;
    timer = window.setTimeout(() => tip.anchor.isConnected && set(tip), reading ? 0 : REST);
  }
  function focus(event: FocusEvent): void {
    const tip = tipOf(event.target);
    if (tip !== null && tip.anchor === event.target && tip.anchor.matches(':focus-visible'))
      set(tip);
  }
  function hide(): void {
    clearTimeout(timer);
    if (shown !== null) set(null);
  }
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Tab') hide();
  }

  const ended = new AbortController();
  const options = { capture: true, passive: true, signal: ended.signal };
  document.addEventListener('pointerover', over, options);
  document.addEventListener('focusin', focus, options);
  document.addEventListener('keydown', key, options);
  for (const gone of ['pointerdown', 'focusout', 'wheel', 'dragstart'] as const)
    document.addEventListener(gone, hide, options);
  window.addEventListener('blur', hide, options);
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}
