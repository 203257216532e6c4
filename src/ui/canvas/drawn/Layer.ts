import type { Region } from './region.ts';

/** A bitmap that lies in the model's own space: React Flow moves and scales it along with everything. */
export class Layer {
  readonly element: HTMLCanvasElement;
  #region: Region | null = null;

  constructor() {
    this.element = document.createElement('canvas');
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** What is drawn on it; null: nothing. */
  get region(): Region | null {
    return this.#region;
  }

  /** Clears the bitmap for a region and calls `paint` with a context in the model's coordinates. */
  draw(region: Region, paint: (context: CanvasRenderingContext2D) => void): void {
    const { element } = this;
    const scale = region.zoom * region.ratio;
    const width = Math.max(1, Math.ceil(region.width * scale));
    const height = Math.max(1, Math.ceil(region.height * scale));
    const context = element.getContext('2d');
    if (context === null) return;
    if (element.width !== width || element.height !== height) {
      element.width = width;
      element.height = height;
    } else {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
    }
    context.setTransform(scale, 0, 0, scale, -region.x * scale, -region.y * scale);
    paint(context);
    element.style.transform = `translate(${region.x}px, ${region.y}px) scale(${1 / scale})`;
    element.style.display = '';
    this.#region = region;
  }

  /** Lets the bitmap go. */
  clear(): void {
    if (this.#region === null) return;
    this.#region = null;
    this.element.style.display = 'none';
    this.element.width = 0;
    this.element.height = 0;
  }
}
