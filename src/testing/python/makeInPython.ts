import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparedPython } from '../../cli/python/nodeInterpreter.ts';
import type { Component } from '../../engine/index.ts';
import { startPython } from '../../runtime/index.ts';

/** Makes components of a class. */
export type Make = (type: string, options: object) => Component;

/**
 * Components of the classes in a text, in an interpreter of their own.
 *
 * @param write takes what they print
 */
export async function makeInPython(
  code: string,
  write: (component: string, text: string) => void = () => undefined,
): Promise<Make> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-parts-'));
  writeFileSync(join(folder, 'parts.py'), code);
  const python = startPython(await preparedPython([folder]), {
    folders: [folder],
    seed: 1,
    write: ({ component, text }) => write(component, text),
  });
  return (type, options) => {
    const told = python.describe(`parts.${type}`);
    if (!told.ok) throw told.error.error;
    const Class = python.classOf(`parts.${type}`) as unknown as new (o: object) => Component;
    return new Class(options);
  };
}
