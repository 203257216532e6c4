import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { BigGraph } from './bigGraph.ts';
import type { FlowPageData } from './flowPage.ts';
import type { Frames } from './frames.ts';
import type { Button, Mouse } from './mouse.ts';

/** Where on the page the graph is. */
export interface Pane {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How one side of the comparison is handled; the gestures themselves are the same on both. */
export interface Hand {
  readonly page: Page;
  readonly mouse: Mouse;
  readonly frames: Frames;
  readonly graph: BigGraph;
  readonly size: FlowPageData['size'];
  /** The button that drags the pane. */
  readonly panButton: Button;
  pane(): Promise<Pane>;
  fit(): Promise<void>;
  zoomTo100(): Promise<void>;
}

/** How long a gesture takes, and how often a mouse and a wheel speak, milliseconds. */
const GESTURE_MS = 1_500;
const MOUSE_MS = 8;
const WHEEL_MS = 16;
/** What a wheel turns each time; the zoom goes in for half of the events and then out again. */
const WHEEL = 25;
/** Events that wait for an answer of the page; what comes while there are as many is lost. */
const MOST_WAITING = 4;

/**
 * Sends events as a device does, at its own pace: `send` gets how much of the gesture is over. Returns
 * when the page has answered all of them.
 */
async function drive(every: number, send: (part: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  const waiting = new Set<Promise<void>>();
  for (;;) {
    const part = (performance.now() - began) / GESTURE_MS;
    if (part >= 1) break;
    if (waiting.size < MOST_WAITING) {
      const sent: Promise<void> = send(part).finally(() => waiting.delete(sent));
      waiting.add(sent);
    }
    await sleep(every);
  }
  await Promise.all(waiting);
}

async function middle(hand: Hand): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await hand.pane();
  return { x: x + width / 2, y: y + height / 2 };
}

/** From 0 to 1 and back. */
function toAndFro(part: number): number {
  return 1 - Math.abs(2 * part - 1);
}

/** Drags the pane to the left and back, a little up and down, the button held all the time. */
async function pan(hand: Hand): Promise<readonly number[]> {
  const { mouse, frames, panButton } = hand;
  const { x, y, width, height } = await hand.pane();
  const start = { x: x + width * 0.9, y: y + height * 0.6 };
  await mouse.move(start.x, start.y);
  await mouse.down(panButton);
  await mouse.move(start.x - 8, start.y);
  await frames.start();
  await drive(MOUSE_MS, (part) => {
    const way = toAndFro(part);
    return mouse.move(start.x - 8 - way * width * 0.8, start.y - way * height * 0.2);
  });
  const found = await frames.stop();
  await mouse.up();
  return found;
}

export async function panFit(hand: Hand): Promise<readonly number[]> {
  await hand.fit();
  return pan(hand);
}

export async function pan100(hand: Hand): Promise<readonly number[]> {
  await hand.fit();
  await hand.zoomTo100();
  return pan(hand);
}

/** Turns the wheel with Ctrl over the middle: from all of the graph to its parts and back. */
export async function zoom(hand: Hand): Promise<readonly number[]> {
  await hand.fit();
  const { page, frames } = hand;
  const { x, y } = await middle(hand);
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await frames.start();
  await drive(WHEEL_MS, (part) => page.mouse.wheel(0, part < 0.5 ? -WHEEL : WHEEL));
  const found = await frames.stop();
  await page.keyboard.up('Control');
  return found;
}

/** Takes the component in the middle and moves it about. */
async function dragHere(hand: Hand): Promise<readonly number[]> {
  const { mouse, frames } = hand;
  const pane = await hand.pane();
  const at = await nodeNear(hand, { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 });
  await mouse.move(at.x, at.y);
  await mouse.down();
  await mouse.move(at.x + 4, at.y + 4);
  await mouse.move(at.x + 8, at.y + 8);
  await frames.start();
  await drive(MOUSE_MS, (part) => {
    const way = toAndFro(part);
    const angle = part * 12;
    return mouse.move(
      at.x + 8 + way * pane.width * 0.3 + 40 * Math.sin(angle),
      at.y + 8 + way * pane.height * 0.2 + 40 * Math.cos(angle),
    );
  });
  const found = await frames.stop();
  await mouse.up();
  return found;
}

/** A component at 100 %, dragged with everything that hangs on it. */
export async function drag(hand: Hand): Promise<readonly number[]> {
  await hand.fit();
  await hand.zoomTo100();
  return dragHere(hand);
}

/** The same where all of the graph is seen. */
export async function dragFit(hand: Hand): Promise<readonly number[]> {
  await hand.fit();
  return dragHere(hand);
}

/** Where the component nearest to a place can be taken: a little below its upper edge. */
async function nodeNear({ page, graph, size }: Hand, to: { x: number; y: number }) {
  const view = await page.evaluate(() => {
    const viewport = document.querySelector('.react-flow__viewport');
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
    const { a, e, f } = new DOMMatrix(viewport ? getComputedStyle(viewport).transform : undefined);
    return { zoom: a, x: e + (pane?.x ?? 0), y: f + (pane?.y ?? 0) };
  });
  let best = { ...to, far: Infinity };
  for (const node of graph.nodes) {
    const x = view.x + (node.x + size.width / 2) * view.zoom;
    const y = view.y + (node.y + size.height / 5) * view.zoom;
    const far = Math.hypot(x - to.x, y - to.y);
    if (far < best.far) best = { x, y, far };
  }
  return best;
}
