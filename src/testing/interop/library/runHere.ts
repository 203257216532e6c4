import { buildProcess, type RunnableProcess } from '../../../engine/index.ts';
import { componentClass } from '../../../library/classes.ts';
import { Collect } from '../../../library/collect/Collect.ts';
import { catalogue } from '../../../library/index.ts';
import { readConfig, validateProcess } from '../../../model/index.ts';
import { memoryFiles, nodeEnvironment } from '../../golden/nodeEnvironment.ts';
import { type LibraryCase, type LibraryResult, modelOf } from './LibraryCase.ts';
import { fromWire } from '../wire.ts';

/** Runs a case on our engine; a model that is refused before the run counts as one that fails. */
export async function runHere(given: LibraryCase): Promise<LibraryResult> {
  const bytes = new Map(
    Object.entries(given.files).map(([name, text]) => [name, new TextEncoder().encode(text)]),
  );
  const process = build(given, bytes);
  const error = typeof process === 'string' ? process : await failureOf(process);
  const components = typeof process === 'string' ? null : process.components;
  const kept = (name: string) => {
    const collect = components?.get(name);
    return collect instanceof Collect ? collect.values : [];
  };
  return {
    error,
    series: Object.fromEntries(given.outputs.map((field) => [field, kept(`out-${field}`)])),
    exports: given.type === 'patchbay.Collect' && components ? { values: kept(given.name) } : {},
    files: Object.fromEntries(
      [...bytes].map(([name, content]) => [name, new TextDecoder().decode(content)]),
    ),
  };
}

function build(given: LibraryCase, files: Map<string, Uint8Array>): RunnableProcess | string {
  const config = readConfig({ plugboard: { process: fromWire(modelOf(given)) } });
  const problems = config.ok ? validateProcess(config.value, catalogue) : config.error;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!config.ok || errors.length > 0) return errors.map(({ message }) => message).join(' ');
  const built = buildProcess(config.value, {
    ...nodeEnvironment(1, memoryFiles(files)),
    componentClass,
  });
  return built.ok ? built.value : built.error.map(({ message }) => message).join(' ');
}

async function failureOf(process: RunnableProcess): Promise<string | null> {
  try {
    await process.init();
    await process.run();
    return null;
  } catch (error) {
    return error instanceof AggregateError
      ? error.errors.map(String).join('; ')
      : `${String(error)}`;
  }
}
