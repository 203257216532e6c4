import { type ComponentType, type JSX, useLayoutEffect, useState } from 'react';

/** A component whose script comes when it is first shown, or when it is asked for before. */
export interface LateComponent<Props extends object> {
  (props: Props): JSX.Element | null;
  /** Asks for the script; rejects when it cannot be had. */
  readonly load: () => Promise<unknown>;
}

/**
 * Makes a component of a script that comes late. React's own `lazy` holds back what it suspended for
 * up to 300 ms, even when the script is there sooner; this one shows it at once, and without a
 * moment of nothing when it was loaded before.
 *
 * @param load is called again, with the next place where it is shown, after it failed
 * @param Meanwhile stands there until the script has come
 */
export function late<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile?: ComponentType<Props>,
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
    if (fault !== null) throw fault.cause;
    if (Shown !== null) return <Shown.component {...props} />;
    return Meanwhile === undefined ? null : <Meanwhile {...props} />;
  }
  return Object.assign(Late, { load: ask });
}
