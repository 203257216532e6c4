import { endpointOf } from '../endpoint.ts';
import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../document.ts';
import { LAYOUT_PATH } from './layoutPath.ts';
import { getAt } from '../paths.ts';

/** What a control sets: an argument of a component's own, or a parameter of the process. */
export type ControlTarget =
  { readonly component: string; readonly argument: string } | { readonly parameter: string };

/** A value that is pinned to the canvas, to be changed while one looks at the model. */
export interface ControlSpec {
  readonly target: ControlTarget;
  /** How a number is set; what else it is (a choice, yes or no) follows from its value. */
  readonly show: 'slider' | 'number';
  /** Where the slider goes from and to; null: as suits the value. */
  readonly range: ControlRange | null;
}

export interface ControlRange {
  readonly min: number;
  readonly max: number;
  /** Above zero. */
  readonly step: number;
}

/** More than anybody pins; a text may hold any number. */
const MOST_CONTROLS = 40;
const LONGEST_NAME = 200;

/** The target in one text: no component's name has a dot, so both kinds stay apart. */
export function controlKey(target: ControlTarget): string {
  return 'parameter' in target
    ? `parameter ${target.parameter}`
    : `argument ${target.component}.${target.argument}`;
}

/** The range as it may be kept; null: it is none that a slider could have. */
export function soundRange({ min, max, step }: ControlRange): ControlRange | null {
  const isSound = [min, max, step].every(Number.isFinite) && min < max && step > 0;
  return isSound && Number.isFinite(max - min)
    ? { min, max, step: Math.min(step, max - min) }
    : null;
}

function readTarget({ argument, parameter }: JsonObject): ControlTarget | null {
  if (typeof parameter === 'string' && parameter !== '' && parameter.length <= LONGEST_NAME)
    return argument === undefined ? { parameter } : null;
  if (typeof argument !== 'string' || argument.length > 2 * LONGEST_NAME) return null;
  const { component, field } = endpointOf(argument);
  return component === '' || field === '' ? null : { component, argument: field };
}

function readControl(value: Json): ControlSpec | null {
  if (!isObject(value)) return null;
  const map = value as JsonObject;
  const target = readTarget(map);
  if (target === null) return null;
  const [min, max, step] = ['min', 'max', 'step'].map((key) => map[key]);
  const isRange = [min, max, step].every((each) => typeof each === 'number');
  return {
    target,
    show: map['show'] === 'number' ? 'number' : 'slider',
    range: isRange ? soundRange({ min: Number(min), max: Number(max), step: Number(step) }) : null,
  };
}

/** The controls of a document in their order, each target once; what cannot be read is passed over. */
export function controlsOf(document: PatchbayDocument): readonly ControlSpec[] {
  const value = getAt(document.config, [...LAYOUT_PATH, 'controls']);
  if (!Array.isArray(value)) return [];
  const controls = new Map<string, ControlSpec>();
  for (const item of (value as readonly Json[]).slice(0, MOST_CONTROLS)) {
    const control = readControl(item);
    if (control === null || controls.has(controlKey(control.target))) continue;
    controls.set(controlKey(control.target), control);
  }
  return [...controls.values()];
}
