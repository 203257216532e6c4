import { isObject } from '../base/json.ts';

/** How many components a config names; 0 when that cannot be told. */
export function componentCount(config: unknown): number {
  const components = ['plugboard', 'process', 'args', 'components'].reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    config,
  );
  return Array.isArray(components) ? components.length : 0;
}
