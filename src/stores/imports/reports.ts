import { isObject } from '../../base/json.ts';
import { baseOf, type GivenFile } from '../../formats/index.ts';
import { textOfFile } from '../texts/texts.ts';

/** Trials of a study that was carried out elsewhere. */
interface ReportFile {
  readonly name: string;
  readonly report: unknown;
}

/** Files of more than this are no reports, bytes. */
const MOST_BYTES = 256_000_000;

/** What a file has that looks like the report of a study; null: it is another file. */
export function reportIn({ path, bytes }: GivenFile): ReportFile | null {
  if (!/\.json$/iu.test(path) || bytes.length > MOST_BYTES) return null;
  const text = textOfFile(bytes);
  if (!text.ok) return null;
  try {
    const report: unknown = JSON.parse(text.value);
    const isReport =
      isObject(report) && isObject(report['study']) && Array.isArray(report['trials']);
    return isReport ? { name: baseOf(path), report } : null;
  } catch {
    return null;
  }
}
