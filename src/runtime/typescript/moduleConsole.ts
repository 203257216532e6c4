import { toJsonText } from '../../base/json.ts';
import type { PythonLine } from '../python/startPython.ts';

/** Characters of a line that are kept. */
const MOST = 2_000;

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return String(value);
  try {
    return toJsonText(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/**
 * The `console` of a module: what it says goes where the run writes.
 *
 * @param component whose code it is, empty where several have it
 */
export function moduleConsole(component: string, write: (line: PythonLine) => void): object {
  const at =
    (level: PythonLine['level']) =>
    (...values: readonly unknown[]) => {
      const text = values.map((value) => shown(value).slice(0, MOST)).join(' ');
      write({ level, component, text: text.slice(0, MOST) });
    };
  const methods = {
    ...{ log: at('print'), info: at('print'), dir: at('print'), table: at('print') },
    ...{ debug: at('debug'), trace: at('debug'), warn: at('warning'), error: at('error') },
  };
  // What else a console has says nothing here, and fails nowhere.
  return new Proxy(methods, {
    get: (target, key) => (Reflect.get(target, key) as unknown) ?? (() => undefined),
  });
}
