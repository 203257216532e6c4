import type { Browser, Page } from '@playwright/test';
import { encodeLink, readModelText } from '../../../formats/index.ts';
import { type BigGraph, modelText } from './bigGraph.ts';
import type { FlowPageData, FlowPageView } from './flowPage.ts';
import { framesOf } from './frames.ts';
import type { Hand, Pane } from './gestures.ts';
import { mouseOf } from './mouse.ts';

/** Where both pages are served. */
export interface Addresses {
  /** What `npm start` serves. */
  readonly editor: string;
  readonly flow: string;
}

/** A page with the graph in view, ready for hands. */
export interface Opened {
  readonly hand: Hand;
  /** From the start of the navigation to the first painted frame that shows the graph as a whole. */
  readonly openMs: number;
  readonly close: () => Promise<void>;
}

/** Size of the window in which the editor is measured; the other page gets the canvas's size. */
const WINDOW = { width: 1440, height: 900 };
const UNLIMITED = { length: 1e9, marks: 1e9, depth: 64, nodes: 1e9, characters: 1e9 };

/** Longest wait for a page to show a graph, milliseconds. */
const PATIENCE = 120_000;

declare global {
  interface Window {
    shownAt?: number;
    view?: FlowPageView;
  }
}

/**
 * Notes when the graph is first seen: it was brought into view (the viewport has moved), something of it
 * stands there, and the frame with it has been painted.
 */
function watchOpening(selector: string): void {
  const look = (): void => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport');
    const moved = viewport !== null && !/translate\(0px, ?0px\)/.test(viewport.style.transform);
    const there = moved ? document.querySelector(selector) : null;
    if (there === null || getComputedStyle(there).visibility !== 'visible') {
      requestAnimationFrame(look);
      return;
    }
    // The message is taken after the frame that shows it was painted.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      window.shownAt = performance.now();
    });
    port1.start();
    requestAnimationFrame(() => port2.postMessage(null));
  };
  requestAnimationFrame(look);
}

async function newPage(browser: Browser, size: { width: number; height: number }, seen: string) {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(watchOpening, seen);
  return page;
}

async function shownAt(page: Page): Promise<number> {
  const found = await page.waitForFunction(() => window.shownAt, undefined, { polling: 50 });
  return (await found.jsonValue()) ?? Number.NaN;
}

async function paneOf(page: Page): Promise<Pane> {
  const box = await page.locator('.react-flow').boundingBox();
  if (box === null) throw new Error('There is no graph on the page.');
  return box;
}

/** The link that a person would get who shares this graph. */
export function linkTo(graph: BigGraph): string {
  const read = readModelText(modelText(graph), graph.name, { limits: UNLIMITED });
  if (!read.ok) throw new Error(`The graph cannot be read: ${read.error[0]?.message}`);
  return encodeLink(read.value);
}

/** Our page, as it is shipped, opened with a link to the graph. */
export async function openEditor(
  browser: Browser,
  address: string,
  graph: BigGraph,
  link: string,
): Promise<Opened> {
  const page = await newPage(browser, WINDOW, '[data-component], [data-scene="drawn"]');
  await page.goto(`${address}${link}`, { waitUntil: 'commit' });
  const openMs = await shownAt(page);
  const view = page.getByRole('group', { name: 'View', exact: true });
  const size = await sizeOfComponent(page);
  const hand: Hand = {
    page,
    mouse: await mouseOf(page),
    graph,
    size,
    frames: framesOf(page),
    panButton: 'middle',
    pane: () => paneOf(page),
    fit: () => view.getByRole('button', { name: 'Fit the model' }).click(),
    zoomTo100: () => view.getByRole('button', { name: /set to 100 %/ }).click(),
  };
  return { hand, openMs, close: () => page.context().close() };
}

async function sizeOfComponent(page: Page): Promise<FlowPageData['size']> {
  return page.evaluate(() => {
    const node = document.querySelector<HTMLElement>('[data-component]');
    return { width: node?.offsetWidth ?? 160, height: node?.offsetHeight ?? 144 };
  });
}

/** Bare React Flow with the same graph, nodes of the same size, in a pane of the same size. */
export async function openFlow(
  browser: Browser,
  address: string,
  data: FlowPageData,
  pane: { readonly width: number; readonly height: number },
): Promise<Opened> {
  const page = await newPage(browser, pane, '.react-flow__node');
  await page.route(`**/${data.graph.name}.json`, (route) => route.fulfill({ json: data }));
  await page.goto(`${address}?graph=${data.graph.name}`, { waitUntil: 'commit' });
  const openMs = await shownAt(page);
  const hand: Hand = {
    page,
    mouse: await mouseOf(page),
    graph: data.graph,
    size: data.size,
    frames: framesOf(page),
    panButton: 'left',
    pane: () => paneOf(page),
    fit: () => page.evaluate(() => window.view?.fit()),
    zoomTo100: () => page.evaluate(() => window.view?.zoomTo(1)),
  };
  return { hand, openMs, close: () => page.context().close() };
}
