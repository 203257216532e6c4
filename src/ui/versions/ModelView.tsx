import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { Picture } from '../../graph/picture/drawPicture.ts';
import { IconButton } from '../kit/IconButton.tsx';
import styles from './ModelView.module.css';

interface Sight {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const LEAST = 0.05;
const MOST = 4;
const STEP = 60;

/** The scale and place in which a picture is seen whole, no larger than it is. */
function whole({ width, height }: Picture, box: { width: number; height: number }): Sight {
  const scale = Math.min(1, box.width / width, box.height / height) || 1;
  return { scale, x: (box.width - width * scale) / 2, y: (box.height - height * scale) / 2 };
}

function zoomed({ x, y, scale }: Sight, by: number, at: { x: number; y: number }): Sight {
  const next = Math.min(MOST, Math.max(LEAST, scale * by));
  const ratio = next / scale;
  return { scale: next, x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio };
}

/** A part of the picture in the middle, large enough to be read. */
function centred(sight: Sight, at: DOMRect, outer: DOMRect): Sight {
  const by = sight.scale < 0.6 ? 0.8 / sight.scale : 1;
  const center = { x: at.x + at.width / 2 - outer.x, y: at.y + at.height / 2 - outer.y };
  const near = zoomed(sight, by, center);
  const [x, y] = [outer.width / 2 - center.x, outer.height / 2 - center.y];
  return { ...near, x: near.x + x, y: near.y + y };
}

type Point = { readonly x: number; readonly y: number };

/** One of two fingers moved: the picture grows with their distance. */
function pinched(sight: Sight, [before, now, far]: readonly [Point, Point, Point], box: DOMRect) {
  const [then, apart] = [before, now].map((at) => Math.hypot(at.x - far.x, at.y - far.y));
  if (then === undefined || apart === undefined || then === 0) return sight;
  const at = { x: (now.x + far.x) / 2 - box.left, y: (now.y + far.y) / 2 - box.top };
  return zoomed(sight, apart / then, at);
}

interface Props {
  readonly picture: Picture;
  readonly label: string;
  /** What of it to bring into view, by its mark's name; another object asks again. */
  readonly reveal: { readonly name: string } | null;
}

/** A picture of a model to be looked at: moved and zoomed by pointer, wheel, fingers and keys, never edited. */
export function ModelView({ picture, label, reveal }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const sight = useRef<Sight>({ x: 0, y: 0, scale: 1 });
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  function show(next: Sight): void {
    sight.current = next;
    const svg = box.current?.querySelector('svg');
    if (svg) svg.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
  }
  const size = () => box.current?.getBoundingClientRect() ?? new DOMRect();
  const fit = () => show(whole(picture, size()));
  const middle = () => ({ x: size().width / 2, y: size().height / 2 });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    // What is drawn is text and shapes of ours; read as XML, it runs nothing.
    const read = new DOMParser().parseFromString(picture.svg, 'image/svg+xml').documentElement;
    const svg = document.importNode(read, true);
    svg.setAttribute('aria-hidden', 'true');
    element.replaceChildren(svg);
    fit();
    const seen = new ResizeObserver(fit);
    seen.observe(element);
    // React's own listener could not keep the page from scrolling.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = size();
      const by = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015));
      show(zoomed(sight.current, by, { x: event.clientX - left, y: event.clientY - top }));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      seen.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- fit and show follow from the picture
  }, [picture]);

  useEffect(() => {
    if (reveal === null) return;
    const mark = [...(box.current?.querySelectorAll('[data-marked]') ?? [])].find(
      (element) => element.getAttribute('data-marked') === reveal.name,
    );
    if (!mark) return;
    show(centred(sight.current, mark.getBoundingClientRect(), size()));
    // oxlint-disable-next-line react/exhaustive-deps -- only when it is asked for
  }, [reveal]);

  function onPointerMove(event: PointerEvent): void {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId);
    const { x, y, scale } = sight.current;
    if (other === undefined) show({ scale, x: x + now.x - before.x, y: y + now.y - before.y });
    else {
      show(pinched(sight.current, [before, now, other[1]], size()));
    }
    fingers.current.set(event.pointerId, now);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { x, y, scale } = sight.current;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => show({ scale, x: x + STEP, y }),
      ArrowRight: () => show({ scale, x: x - STEP, y }),
      ArrowUp: () => show({ scale, x, y: y + STEP }),
      ArrowDown: () => show({ scale, x, y: y - STEP }),
      '+': () => show(zoomed(sight.current, 1.25, middle())),
      '=': () => show(zoomed(sight.current, 1.25, middle())),
      '-': () => show(zoomed(sight.current, 0.8, middle())),
      '0': fit,
    };
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  }

  return (
    <div className={styles.view}>
      <div
        ref={box}
        className={styles.box}
        role="group"
        aria-roledescription="picture"
        aria-label={label}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={(event) => fingers.current.delete(event.pointerId)}
        onPointerCancel={(event) => fingers.current.delete(event.pointerId)}
      />
      <div className={styles.tools}>
        <IconButton label="Zoom in" onClick={() => show(zoomed(sight.current, 1.25, middle()))}>
          <ZoomIn aria-hidden />
        </IconButton>
        <IconButton label="Zoom out" onClick={() => show(zoomed(sight.current, 0.8, middle()))}>
          <ZoomOut aria-hidden />
        </IconButton>
        <IconButton label="See all of it" onClick={fit}>
          <Maximize aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
