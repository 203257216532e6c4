import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { StoreApi } from 'zustand/vanilla';
import type { RunState } from '../../stores/api.ts';
import { axisText } from './axisText.ts';
import { lastStep } from './stepGrid.ts';
import { thin, type Recorded } from './thin.ts';
import { useSeriesFrame } from './useSeriesFrame.ts';
import styles from './PlotsPanel.module.css';

export interface PlotLine {
  readonly field: string;
  /** Which of the series colours (from one). */
  readonly colour: number;
}

interface Props {
  readonly run: StoreApi<RunState>;
  readonly lines: readonly PlotLine[];
  readonly logarithmic: boolean;
  /** The step under the pointer, null when it left. */
  readonly onCursor: (step: number | null) => void;
  /** Where the canvas that is drawn on is put down under `id`, for pictures. */
  readonly canvases: Map<string, HTMLCanvasElement>;
  readonly id: string;
}

const NOTHING: Recorded = { length: 0, values: new Float64Array() };
/** Constant, so that the plot stays where it is when numbers get longer. */
const AXIS_WIDTH = 64;

/** One plot of some fields over steps: drag to look closer, double-click to see all. */
export function TimePlot({ run, lines, logarithmic, onCursor, canvases, id }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<Chart | null>(null);
  const fields = useFields(lines);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const chart = createChart(element, lines, logarithmic, onCursor);
    plot.current = chart;
    chart.show(run.getState());
    canvases.set(id, chart.canvas);
    return () => {
      plot.current = null;
      canvases.delete(id);
      chart.dispose();
    };
  }, [run, lines, logarithmic, onCursor, canvases, id]);

  useSeriesFrame(run, fields, (state) => plot.current?.show(state));

  return <div ref={host} className={styles.plot} aria-hidden="true" />;
}

function useFields(lines: readonly PlotLine[]): readonly string[] {
  const fields = lines.map(({ field }) => field);
  const held = useRef(fields);
  if (held.current.join('\n') !== fields.join('\n')) held.current = fields;
  return held.current;
}

interface Chart {
  readonly canvas: HTMLCanvasElement;
  show(state: RunState): void;
  dispose(): void;
}

function createChart(
  host: HTMLElement,
  lines: readonly PlotLine[],
  logarithmic: boolean,
  onCursor: (step: number | null) => void,
): Chart {
  const token = (name: string): string => getComputedStyle(host).getPropertyValue(name).trim();
  let state: RunState | null = null;
  /** What the person zoomed to; null: everything, as it comes. */
  let zoom: { min: number; max: number } | null = null;

  const all = (): readonly Recorded[] => lines.map(({ field }) => state?.series[field] ?? NOTHING);
  const last = (): number => all().reduce((most, one) => Math.max(most, lastStep(one)), 1);

  function refresh(): void {
    const { min, max } = zoom ?? { min: 0, max: last() };
    chart.batch(() => {
      chart.setData(thin(all(), min, max, Math.max(50, host.clientWidth), logarithmic), false);
      chart.setScale('x', { min, max });
    });
  }

  function showAll(): null {
    zoom = null;
    refresh();
    return null;
  }

  const chart = new uPlot(
    {
      width: Math.max(100, host.clientWidth),
      height: Math.max(60, host.clientHeight),
      legend: { show: false },
      padding: [12, 16, 0, 0],
      cursor: {
        drag: { x: true, y: false, setScale: false },
        points: { size: 7 },
        // Ours shows everything and goes on following the run.
        bind: { dblclick: () => () => showAll() },
      },
      scales: {
        x: { time: false },
        y: logarithmic ? { distr: 3 } : { range: padded },
      },
      axes: [axis(token, { size: 32 }), axis(token, { size: AXIS_WIDTH })],
      series: [
        {},
        ...lines.map(({ field, colour }) => ({
          label: field,
          stroke: () => token(`--series-${colour}`),
          width: 1.5,
          points: { show: false },
          spanGaps: false,
        })),
      ],
      hooks: {
        setSelect: [
          (u) => {
            if (u.select.width < 4) return;
            const min = u.posToVal(u.select.left, 'x');
            const max = u.posToVal(u.select.left + u.select.width, 'x');
            u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            if (max - min < 1) return;
            zoom = { min: Math.max(0, min), max };
            refresh();
          },
        ],
        setCursor: [
          (u) => {
            const { left } = u.cursor;
            onCursor(left === undefined || left < 0 ? null : Math.round(u.posToVal(left, 'x')));
          },
        ],
      },
    },
    [[], ...lines.map(() => [])],
    host,
  );

  const resized = new ResizeObserver(() => {
    chart.setSize({
      width: Math.max(100, host.clientWidth),
      height: Math.max(60, host.clientHeight),
    });
    refresh();
  });
  resized.observe(host);
  const redraw = (): void => chart.redraw(false, true);
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributes: true });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', redraw);

  return {
    canvas: chart.ctx.canvas,
    show(now) {
      state = now;
      // A new run begins with little: the old zoom would look at nothing.
      if (zoom && zoom.min > last()) zoom = null;
      refresh();
    },
    dispose() {
      resized.disconnect();
      theme.disconnect();
      dark.removeEventListener('change', redraw);
      chart.destroy();
    },
  };
}

/** The range of values with some air, and never empty. */
function padded(_u: uPlot, min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const air = (max - min) * 0.06 || Math.abs(max) * 0.1 || 1;
  return [min - air, max + air];
}

function axis(token: (name: string) => string, { size }: { readonly size: number }): uPlot.Axis {
  const family = token('--font') || 'sans-serif';
  return {
    size,
    gap: 6,
    font: `12px ${family}`,
    stroke: () => token('--text-muted'),
    grid: { stroke: () => token('--border'), width: 1 },
    ticks: { stroke: () => token('--border'), width: 1, size: 4 },
    values: (_u, splits) => splits.map(axisText),
  };
}
