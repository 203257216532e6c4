import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isObject } from '../base/json.ts';
import { readModules } from './index.ts';

/** Runs of plugboard as they were recorded, and the components they are made of. */
const CASES = join(import.meta.dirname, '../testing/golden/cases');

const name = 'golden_components.py';
const { types, problems, imports } = readModules([
  { name, bytes: readFileSync(join(CASES, name)) },
]);

/** What plugboard told of a component, by its name in the model. */
interface Recorded {
  readonly type: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly told: Readonly<Record<string, unknown>>;
}

function recordedIn(folder: string): readonly Recorded[] {
  const text = readFileSync(join(CASES, folder, 'expected.json'), 'utf8');
  const { spec, components } = JSON.parse(text) as {
    spec?: {
      plugboard: {
        process: { args: { components: { type: string; args: Record<string, unknown> }[] } };
      };
    };
    components?: Record<string, Record<string, unknown>>;
  };
  return (spec?.plugboard.process.args.components ?? []).flatMap(({ type, args }) => {
    const told = components?.[String(args['name'])];
    return told === undefined ? [] : [{ type, args, told }];
  });
}

const folders = readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const all = folders.flatMap(({ name: folder }) => recordedIn(folder));
const keys = (value: unknown) => (isObject(value) ? Object.keys(value) : []);

describe('components of the recorded runs', () => {
  it('are read whole', () => {
    expect(problems).toEqual([]);
    expect(types.length).toBeGreaterThan(40);
    expect([...imports.keys()]).toEqual(['pydantic']);
    expect(all.length).toBeGreaterThan(200);
  });

  it.each(types)('have the fields that plugboard told: $type', (type) => {
    const recorded = all.filter((one) => one.type === type.type);
    for (const { args, told } of recorded) {
      const { inputs, outputs, isOpen } = type.ports(args);
      expect({ inputs, outputs, exports: type.exports, isOpen }).toEqual({
        inputs: keys(told['input']),
        outputs: keys(told['output']),
        exports: keys(told['exports']),
        isOpen: undefined,
      });
      expect(type.checkArgs(args)).toEqual([]);
    }
  });
});
