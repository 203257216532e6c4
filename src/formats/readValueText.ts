import type { Json } from '../base/json.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { readYaml } from './yaml/readYaml.ts';

/** The value that a text of YAML says, as plugboard reads it (JSON is YAML too); or why it cannot be read. */
export function readValueText(text: string): Result<Json, string> {
  if (text.trim() === '') return fail('There is no value here; write null for none.');
  const read = readYaml(text);
  if (read.ok) return ok(read.value.value as Json);
  const [problem] = read.error;
  const line = problem?.line ?? null;
  const place = line === null ? '' : ` (line ${line})`;
  return fail(`${problem?.message ?? 'This is not YAML.'}${place}`);
}
