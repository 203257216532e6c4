import { isObject } from '../../base/json.ts';
import type { PatchbayDocument } from '../../model/index.ts';

export interface ProcessFacts {
  /** Short name of the process type, such as `LocalProcess`. */
  readonly type: string;
  /** The type text of the YAML. */
  readonly typeText: string;
  readonly components: number;
  readonly connectors: number;
}

/** What the top bar and the banners say of a document; right for one that is not valid yet, too. */
export function processFacts({ config }: PatchbayDocument): ProcessFacts {
  const process = member(member(config, 'plugboard'), 'process');
  const args = member(process, 'args');
  const typeText = member(process, 'type');
  const text = typeof typeText === 'string' ? typeText : 'plugboard.process.LocalProcess';
  return {
    type: text.split('.').at(-1) ?? text,
    typeText: text,
    components: count(member(args, 'components')),
    connectors: count(member(args, 'connectors')),
  };
}

function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function count(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}
