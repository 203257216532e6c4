import { type ComponentType, type JSX, useLayoutEffect, useState } from 'react';

/** A component whose script comes when it is first shown, or when it is asked for before. */
export interface LateComponent<Props extends object> {
  (props: Props): JSX.Element | null;
  /** Asks for the script; rejects when it cannot be had. */
  readonly load: () => Promise<unknown>;
}

/** Faults of scripts that could not be had: the site holds a newer build, or the network is off. */
const missing = new WeakSet<object>();

/** Whether a part fell because its script could not be had, and not by a mistake in it. */
export function isMissing(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && missing.has(fault);
}

/** What a missing part comes to where the screen can do without it. */
const Nothing = (): null => null;

/**
 * Makes a component of a script that comes late. React's own `lazy` holds back what it suspended for
 * up to 300 ms, even when the script is there sooner; this one shows it at once, and without a
 * moment of nothing when it was loaded before.
 *
 * @param load is called again, with the next place where it is shown, after it failed
 * @param Meanwhile stands there until the script has come
 * @param Missing stands there when it cannot be had; without it, that is a fault of the part around it
 */
export function late<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
  Missing?: ComponentType<Props>,
): LateComponent<Props> {
  let found: ComponentType<Props> | null = null;
  let asked: Promise<ComponentType<Props>> | null = null;

  function ask(): Promise<ComponentType<Props>> {
    asked ??= load().then(
      (component) => (found = component),
      (cause: unknown) => {
        asked = null;
        throw cause;
      },
    );
    return asked;
  }

  function Late(props: Props) {
    const [fault, setFault] = useState<{ readonly cause: unknown } | null>(null);
    const [Shown, show] = useState<{ readonly component: ComponentType<Props> } | null>(
      found === null ? null : { component: found },
    );
    useLayoutEffect(() => {
      if (Shown !== null) return;
      ask().then(
        (component) => show({ component }),
        (cause: unknown) => setFault({ cause }),
      );
    }, [Shown]);
    if (fault !== null) {
      if (Missing !== undefined) return <Missing {...props} />;
      if (typeof fault.cause === 'object' && fault.cause !== null) missing.add(fault.cause);
      throw fault.cause;
    }
    if (Shown !== null) return <Shown.component {...props} />;
    return Meanwhile === undefined ? null : <Meanwhile {...props} />;
  }
  return Object.assign(Late, { load: ask });
}

/**
 * What lies over another part of the screen and comes late, such as frames over the canvas: it is left out
 * when it cannot be had, and takes nothing along.
 */
export function lateExtra<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
): LateComponent<Props> {
  return late(load, Meanwhile, Nothing);
}
