import { fail, ok, type Result } from '../../base/result.ts';
import { Component } from '../component/component.ts';
import { NotSaved, toFailure } from '../errors.ts';
import type { Loader, Saved, Saver } from './savedValues.ts';

/** Members that every component gets anew from its class and the process. */
const OF_THE_FRAME = new Set([
  'name',
  'args',
  'parameters',
  'constraints',
  'resources',
  'io',
  'host',
]);

type Fields = Record<string, unknown>;
type Class = typeof Component;

function classOf(component: Component): Class {
  return component.constructor as Class;
}

/** Own properties that are state: no function, which the class makes again. */
function stateOf(component: Component): [string, unknown][] {
  return Object.entries(component).filter(
    ([name, value]) => !OF_THE_FRAME.has(name) && typeof value !== 'function',
  );
}

/** A `#name` in the text of the class, or of one that it extends: nobody else can read what it holds. */
function hasPrivateNames(component: Component): boolean {
  let current: unknown = classOf(component);
  while (typeof current === 'function' && current !== Component) {
    if (/[\s.;{(![]#[\w$]/.test(Function.prototype.toString.call(current))) return true;
    current = Object.getPrototypeOf(current);
  }
  return false;
}

/**
 * The fields of a component and what its class saves beside them; in words why they cannot be saved. A
 * class with a static `save` says itself what it needs beside its inputs and outputs, or that it cannot be
 * saved, by throwing; of any other all
 * own properties are saved.
 */
export function saveFields(
  component: Component,
  saver: Saver,
): Result<{ readonly fields: readonly (readonly [string, Saved])[]; readonly own: Saved }, string> {
  const { save } = classOf(component);
  const { name } = component;
  if (save === undefined && hasPrivateNames(component)) {
    const lacks = 'private fields (#...), which only a static save() of its class can read';
    return fail(`${name} (${classOf(component).name}) has ${lacks}.`);
  }
  const declared = new Set([...component.io.inputs, ...component.io.outputs]);
  const fields: (readonly [string, Saved])[] = [];
  for (const [field, value] of stateOf(component)) {
    if (save !== undefined && !declared.has(field)) continue;
    const saved = saver.save(value);
    if (!saved.ok) return fail(`${name}.${field} holds ${saved.error}, which cannot be saved.`);
    fields.push([field, saved.value]);
  }
  let own: ReturnType<Saver['save']>;
  try {
    own = saver.save(save === undefined ? null : save(component as never));
  } catch (error) {
    if (error instanceof NotSaved) return fail(error.message);
    return fail(`${name} cannot be saved: ${toFailure(error, name, null).message}`);
  }
  if (!own.ok) return fail(`What ${name} saves holds ${own.error}, which cannot be saved.`);
  return ok({ fields, own: own.value });
}

/** Puts saved fields into a component that was made and begun like the one they come from. */
export function loadFields(
  component: Component,
  { fields, own }: { readonly fields: readonly (readonly [string, Saved])[]; readonly own: Saved },
  loader: Loader,
): void {
  for (const [field, value] of fields) {
    if (OF_THE_FRAME.has(field) || isMethod(component, field)) continue;
    if (field === '__proto__') continue;
    (component as unknown as Fields)[field] = loader.load(value);
  }
  classOf(component).restore?.(component as never, loader.load(own));
}

/** A name that stands for code must not become data. */
function isMethod(component: Component, name: string): boolean {
  return typeof Reflect.get(component, name) === 'function';
}
