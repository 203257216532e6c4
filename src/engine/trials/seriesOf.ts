import type { TrialSeries } from '../../model/run/index.ts';
import { numberOf, type Probe } from '../probe/probe.ts';

/** Values of a series at most: more than a picture has pixels. */
const MOST = 512;

const NONE: TrialSeries = { stride: 1, values: new Float64Array() };

/** What a trial tells of a probe, which it keeps as a few values; of one that had to be thinned nothing. */
export function seriesOf(probe: Probe | null): TrialSeries {
  if (probe === null || probe.isThin) return NONE;
  const all = probe.read();
  if (all.length < probe.length) return NONE;
  let stride = 1;
  while (all.length / stride > MOST) stride *= 2;
  const values = new Float64Array(Math.ceil(all.length / stride));
  for (let i = 0; i < values.length; i++) values[i] = numberOf(all[i * stride]);
  return { stride, values };
}
