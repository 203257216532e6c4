import type { Component } from '../component/component.ts';

export type Hook = 'init' | 'resume' | 'destroy';

/** A hook of a component that went wrong. */
export interface HookError {
  readonly name: string;
  readonly error: unknown;
}

/** Calls a hook of all components at once; what went wrong, in the order in which it did. */
export async function callHooks(
  components: ReadonlyMap<string, Component>,
  hook: Hook,
): Promise<readonly HookError[]> {
  const errors: HookError[] = [];
  const calls = [...components].map(async ([name, component]) => {
    try {
      await call(component, hook);
    } catch (error) {
      errors.push({ name, error });
    }
  });
  await Promise.all(calls);
  return errors;
}

/** A component that has nothing special to do when it goes on begins as always. */
function call(component: Component, hook: Hook): void | Promise<void> {
  if (hook !== 'resume') return component[hook]?.();
  const { resume } = component.constructor as typeof Component;
  return resume === undefined ? component.init?.() : resume(component as never);
}
