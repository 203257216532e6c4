import { buildProcess, type ComponentClass, type RunnableProcess } from '../../../engine/index.ts';
import { componentClass } from '../../../library/classes.ts';
import { Collect } from '../../../library/collect/Collect.ts';
import { catalogue } from '../../../library/index.ts';
import { type ComponentType, readConfig, validateProcess } from '../../../model/index.ts';
import { memoryFiles, nodeEnvironment } from '../../golden/nodeEnvironment.ts';
import { type LibraryCase, type LibraryResult, modelOf } from './LibraryCase.ts';
import { fromWire } from '../wire.ts';

/**
 * Runs a case on our engine; a model that is refused before the run counts as one that fails.
 *
 * @param own the class of the component that it is about; the library's without it
 */
export async function runHere(given: LibraryCase, own?: ComponentClass): Promise<LibraryResult> {
  const bytes = new Map(
    Object.entries(given.files).map(([name, text]) => [name, new TextEncoder().encode(text)]),
  );
  const process = build(given, bytes, own);
  const error = typeof process === 'string' ? process : await failureOf(process);
  const components = typeof process === 'string' ? null : process.components;
  const kept = (name: string) => {
    const collect = components?.get(name);
    return collect instanceof Collect ? collect.values : [];
  };
  return {
    error,
    series: Object.fromEntries(given.outputs.map((field) => [field, kept(`out-${field}`)])),
    exports:
      given.type === 'patchbay.Collect' && components
        ? { values: Reflect.get(components.get(given.name) ?? {}, 'values') }
        : {},
    files: Object.fromEntries(
      [...bytes].map(([name, content]) => [name, new TextDecoder().decode(content)]),
    ),
  };
}

function build(
  given: LibraryCase,
  files: Map<string, Uint8Array>,
  own: ComponentClass | undefined,
): RunnableProcess | string {
  const config = readConfig({ plugboard: { process: fromWire(modelOf(given)) } });
  // A class of its own checks its arguments itself.
  const known = own === undefined ? catalogue : { ...catalogue, find: unchecked };
  const problems = config.ok ? validateProcess(config.value, known) : config.error;
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!config.ok || errors.length > 0) return errors.map(({ message }) => message).join(' ');
  const built = buildProcess(config.value, {
    ...nodeEnvironment(1, memoryFiles(files)),
    componentClass: (type) => (type === given.type ? own : undefined) ?? componentClass(type),
  });
  return built.ok ? built.value : built.error.map(({ message }) => message).join(' ');
}

function unchecked(type: string): ComponentType | undefined {
  const found = catalogue.find(type);
  return found && { ...found, checkArgs: () => [] };
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
