import { expect, type Page } from '@playwright/test';

interface Written {
  readonly text: string;
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** Size of its letters on the screen, pixels. */
  readonly size: number;
}

declare global {
  interface Window {
    /** What the sheet of values shows now. */
    written?: Written[];
  }
}

/** Notes what is written on the sheet of values: it has no elements. */
export async function watchValues(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const isSheet = (canvas: HTMLCanvasElement | OffscreenCanvas): canvas is HTMLCanvasElement =>
      canvas instanceof HTMLCanvasElement &&
      canvas.ariaHidden === 'true' &&
      canvas.closest('[data-canvas]') !== null;
    const { prototype } = CanvasRenderingContext2D;
    const { fillText, clearRect } = prototype;
    prototype.clearRect = function (...area) {
      if (isSheet(this.canvas)) window.written = [];
      clearRect.apply(this, area);
    };
    prototype.fillText = function (text, x, y, ...rest) {
      if (isSheet(this.canvas)) {
        const { a, e, f } = this.getTransform();
        const ratio = devicePixelRatio;
        const sheet = this.canvas.getBoundingClientRect();
        const size = Number(/(\d+(?:\.\d+)?)px/.exec(this.font)?.[1]);
        const { width } = this.measureText(text);
        const left = this.textAlign === 'right' ? x - width : x;
        const scale = a / ratio;
        window.written?.push({
          text,
          size: size * scale,
          box: {
            x: sheet.x + e / ratio + left * scale,
            y: sheet.y + f / ratio + (y - 0.75 * size) * scale,
            width: width * scale,
            height: 0.75 * size * scale,
          },
        });
      }
      fillText.call(this, text, x, y, ...rest);
    };
  });
}

/** What is wrong with what the canvas shows, by the boxes that are really there. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const canvas = document.querySelector<HTMLElement>('[data-canvas]');
    if (canvas === null) return ['There is no canvas.'];
    const zoom = canvas.querySelector('.react-flow__viewport')?.getBoundingClientRect();
    if (zoom === undefined) return ['There is no view.'];
    const scale = new DOMMatrix(
      getComputedStyle(canvas.querySelector('.react-flow__viewport') ?? canvas).transform,
    ).a;
    interface Box {
      x: number;
      y: number;
      width: number;
      height: number;
    }
    const overlap = (a: Box, b: Box, by = 0.5): boolean =>
      a.x + by < b.x + b.width &&
      b.x + by < a.x + a.width &&
      a.y + by < b.y + b.height &&
      b.y + by < a.y + a.height;
    const isSeen = (element: Element): boolean => {
      const { visibility, color } = getComputedStyle(element);
      return (
        visibility === 'visible' &&
        color !== 'rgba(0, 0, 0, 0)' &&
        element.getClientRects().length > 0
      );
    };
    const textBox = (element: Element): Box => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };
    const cards = [
      ...canvas.querySelectorAll<HTMLElement>('.react-flow__node[data-component]'),
    ].map((element) => ({
      element,
      name: element.dataset['component'] ?? '',
      box: element.getBoundingClientRect() as Box,
    }));
    const values = window.written ?? [];
    const titles = [...canvas.querySelectorAll('[role="group"][data-component^="group:"]')].map(
      textBox,
    );

    // Wires, along all of their length.
    const lines = [...canvas.querySelectorAll<SVGGElement>('.react-flow__edge')].flatMap((edge) => {
      const path = edge.querySelector<SVGPathElement>('.react-flow__edge-path');
      const matrix = path?.getScreenCTM();
      if (!path || !matrix) return [];
      const length = path.getTotalLength();
      const points = Array.from({ length: Math.ceil(length / 3) + 1 }, (_, i) =>
        path.getPointAtLength(Math.min(length, i * 3)).matrixTransform(matrix),
      );
      return [{ id: edge.dataset['id'] ?? '', points }];
    });
    for (const { id, points } of lines) {
      const [from = '', to = ''] = id.split('..').map((end) => end.split(/[.:]/)[0] ?? '');
      const hits = ({ x, y, width, height }: Box, by: number): boolean =>
        points.some(
          (p) => p.x > x + by && p.x < x + width - by && p.y > y + by && p.y < y + height - by,
        );
      for (const { name, box } of cards)
        if (hits(box, name === from || name === to ? 3 * scale : 0.5))
          faults.push(`${id} runs behind ${name}`);
      for (const { text, box } of values)
        if (hits(box, 0)) faults.push(`${id} runs over the value ${text}`);
      if (titles.some((title) => hits(title, 0))) faults.push(`${id} runs over a title`);
    }

    const labels: { text: string; box: Box }[] = [];
    for (const { element, name, box } of cards) {
      for (const other of cards)
        if (other.name > name && overlap(box, other.box))
          faults.push(`${name} lies on ${other.name}`);
      const title = element.querySelector<HTMLElement>('[title]');
      const shown = title?.title === name ? title : null;
      const isCut =
        shown !== null &&
        isSeen(shown) &&
        (shown.scrollWidth > shown.clientWidth + 1 || shown.scrollHeight > shown.clientHeight + 2);
      if (isCut) faults.push(`the name ${name} is cut`);
      if (shown !== null && isSeen(shown)) {
        const words = shown.children.length > 0 ? [...shown.querySelectorAll('span')] : [shown];
        for (const word of words) {
          const range = document.createRange();
          range.selectNodeContents(word);
          const lines = new Set([...range.getClientRects()].map(({ y }) => Math.round(y)));
          if (lines.size > 1) faults.push(`the name ${name} is broken within a word`);
        }
        const written = textBox(shown);
        for (const other of cards)
          if (other.name !== name && overlap(written, other.box))
            faults.push(`the name ${name} lies on ${other.name}`);
        for (const value of values)
          if (overlap(written, value.box))
            faults.push(`the value ${value.text} lies on the name ${name}`);
      }
      for (const port of element.querySelectorAll<HTMLElement>('.react-flow__handle')) {
        if (!isSeen(port) || port.textContent === '') continue;
        if (port.textContent.endsWith('…'))
          faults.push(`a label of ${name} is cut: ${port.textContent}`);
        labels.push({ text: `${name}.${port.textContent}`, box: textBox(port) });
      }
    }
    labels.forEach((a, i) => {
      for (const b of labels.slice(i + 1))
        if (overlap(a.box, b.box)) faults.push(`${a.text} lies on ${b.text}`);
      for (const value of values)
        if (overlap(a.box, value.box)) faults.push(`the value ${value.text} lies on ${a.text}`);
    });
    values.forEach((a, i) => {
      for (const b of values.slice(i + 1))
        if (overlap(a.box, b.box)) faults.push(`values ${a.text} and ${b.text}`);
      if (a.size < 8.9) faults.push(`the value ${a.text} is ${a.size} px high`);
    });

    // Nothing that is to be read is smaller than 9 pixels.
    const walker = document.createTreeWalker(
      canvas.querySelector('.react-flow__viewport') ?? canvas,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (
        element === null ||
        text === '' ||
        element.closest('title, [aria-hidden="true"]') ||
        getComputedStyle(element).fontSize === '0px' ||
        !isSeen(element)
      )
        continue;
      const larger =
        element instanceof SVGElement ? new DOMMatrix(getComputedStyle(element).transform).a : 1;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale * larger;
      if (size < 8.9) faults.push(`“${text}” is ${size.toFixed(1)} px high`);
    }

    // Nothing lies under a bar, nor under the minimap.
    const bars = [...canvas.querySelectorAll('[data-covers="bottom"]')].map((bar) =>
      bar.getBoundingClientRect(),
    );
    for (const { name, box } of cards) {
      if (bars.some((bar) => overlap(box, bar))) faults.push(`${name} lies under a bar`);
      const view = canvas.getBoundingClientRect();
      const isInside =
        box.x >= view.x &&
        box.y >= view.y &&
        box.x + box.width <= view.right &&
        box.y + box.height <= view.bottom;
      if (!isInside) faults.push(`${name} is not in view`);
    }
    return [...new Set(faults)];
  });
}

type Size = Readonly<{ width: number; height: number }>;

/** The smallest window and the largest. */
export const EXTREMES: readonly Size[] = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];
const SIZES: readonly Size[] = [
  { width: 844, height: 390 },
  { width: 1024, height: 700 },
  ...EXTREMES,
];

/** Looks at the model at these sizes, fitted into each; the largest is the last. */
export async function expectOrder(page: Page, sizes: readonly Size[] = SIZES): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.getByRole('button', { name: 'Fit the model' }).click();
    await expect.poll(() => faultsOf(page), `at ${size.width} by ${size.height}`).toEqual([]);
  }
}
