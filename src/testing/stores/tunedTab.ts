import { loadFormats, readText } from '../../stores/texts/texts.ts';
import { settled } from './fakeTime.ts';
import { openTab, type TabParts, type TestTab } from './testStores.ts';

/** One component whose value varies, with its output as the objective of 40 trials. */
export const TUNED = `plugboard:
  process:
    args:
      components:
      - {type: patchbay.Constant, args: {name: k, value: 2, iters: 3}}
      connectors: []
  tune:
    args:
      objective: {object_type: component, object_name: k, field_type: field, field_name: y}
      parameters:
      - {type: ray.tune.uniform, object_type: component, object_name: k, field_type: arg, field_name: value, lower: 0, upper: 1}
      num_samples: 40
      mode: max
`;

/** A tab in which this model was written. */
export async function tunedTab(yaml = TUNED, parts: TabParts = {}): Promise<TestTab> {
  const tab = await openTab(parts);
  await loadFormats();
  const read = readText(yaml, 'Tuned');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  tab.edit('write', () => read.value);
  await settled();
  return tab;
}
