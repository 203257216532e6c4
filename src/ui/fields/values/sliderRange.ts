import type { FormField } from '../../../model/index.ts';

/** Positions that a slider has at least. */
const POSITIONS = 100;

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** 1, 2 or 5 in some decimal place, not above a size. */
function roundStep(size: number): number {
  const place = 10 ** Math.floor(Math.log10(size));
  const digit = [5, 2, 1].find((d) => d * place <= size * (1 + 1e-9)) ?? 1;
  return Number((digit * place).toPrecision(1));
}

/** A number on a slider without digits that only rounding makes: as many decimals as its step has. */
export function onStep(value: number, step: number): number {
  const decimals = Math.min(100, Math.max(0, -Math.floor(Math.log10(step))));
  // What is added makes 0 of -0.
  return Number(value.toFixed(decimals)) + 0;
}

/**
 * Where a slider goes from and to: the usual range, else the limits, stretched to a number beyond it. Null
 * where no range is known.
 */
export function sliderRange(
  field: Pick<FormField, 'kind' | 'min' | 'max' | 'usual'>,
  value: number,
): SliderRange | null {
  const { min, max, usual } = field;
  const range = usual ?? (min !== undefined && max !== undefined ? [min, max] : null);
  if (range === null || !Number.isFinite(value)) return null;
  const [from, to] = [Math.min(range[0], value), Math.max(range[1], value)];
  const step = field.kind === 'integer' ? 1 : roundStep((range[1] - range[0]) / POSITIONS);
  // The number lies on the slider's grid when the grid begins at a step.
  return { min: onStep(Math.floor(from / step + 1e-9) * step, step), max: to, step };
}
