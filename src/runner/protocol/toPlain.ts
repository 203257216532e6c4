import type { Json } from '../../base/json.ts';

interface PlainLimits {
  readonly nodes: number;
  readonly depth: number;
  readonly text: number;
}

/** Stands where something was left out because it was too much, too deep or not plain data. */
function leftOut(what: string): string {
  return `[${what}]`;
}

function className(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  const make: unknown =
    typeof prototype === 'object' && prototype !== null && 'constructor' in prototype
      ? prototype.constructor
      : null;
  return typeof make === 'function' ? make.name.slice(0, 100) : 'object';
}

/**
 * A copy of any value as plain data: numbers (NaN too), texts, true/false, null, lists and maps with
 * own keys. What is too deep or too much is replaced by a text in brackets, so a value of a hostile or
 * careless component can neither fill the memory nor carry getters, cycles or prototypes along.
 */
export function toPlain(value: unknown, limits: PlainLimits): Json {
  let left = limits.nodes;

  function copyList(list: readonly unknown[], depth: number): Json {
    const copy: Json[] = [];
    for (let i = 0; i < list.length; i++) {
      if (left <= 0) {
        copy.push(leftOut(`${list.length - i} more`));
        break;
      }
      copy.push(visit(list[i], depth + 1));
    }
    return copy;
  }

  function copyMap(map: object, depth: number): Json {
    const copy: Record<string, Json> = {};
    for (const key of Object.keys(map)) {
      if (left <= 0) break;
      const item: unknown = Reflect.get(map, key);
      Object.defineProperty(copy, key.slice(0, limits.text), {
        value: visit(item, depth + 1),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return copy;
  }

  function visit(item: unknown, depth: number): Json {
    left--;
    if (item === null || item === undefined) return null;
    if (typeof item === 'number' || typeof item === 'boolean') return item;
    if (typeof item === 'string') {
      return item.length <= limits.text ? item : `${item.slice(0, limits.text)}...`;
    }
    // Its digits: as a number it would be rounded.
    if (typeof item === 'bigint') return String(item).slice(0, limits.text);
    if (typeof item !== 'object') return leftOut(typeof item);
    if (depth >= limits.depth) return leftOut(Array.isArray(item) ? 'list' : 'map');
    if (Array.isArray(item)) return copyList(item, depth);
    if (item instanceof Float64Array) return copyList(Array.from(item.subarray(0, left)), depth);
    const prototype: unknown = Object.getPrototypeOf(item);
    if (prototype === Object.prototype || prototype === null) return copyMap(item, depth);
    if (item instanceof Map) return copyMap(Object.fromEntries(item), depth);
    return leftOut(className(item));
  }

  try {
    return visit(value, 0);
  } catch {
    return leftOut('unreadable');
  }
}
