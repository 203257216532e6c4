import { Component, type ComponentClass } from '../../engine/index.ts';
import { modulesOfPart } from '../pool/nodeWorkers.ts';
import { serveLibraryPartition } from '../pool/serveLibraryPartition.ts';

/**
 * In a thread of a `WorkerPoolProcess`: loads the modules of the script and serves the part, with all
 * component classes that they export. The modules import this program themselves, so they are loaded
 * behind it, not awaited by it.
 */
export function serveScriptPart(): void {
  const modules = modulesOfPart();
  if (modules === null) return;
  void load(modules).then(serveLibraryPartition);
}

async function load(modules: readonly string[]): Promise<ReadonlyMap<string, ComponentClass>> {
  const classes = new Map<string, ComponentClass>();
  for (const address of modules) {
    const module: unknown = await import(/* @vite-ignore */ address);
    for (const value of Object.values(module as object)) {
      if (isComponentClass(value)) classes.set(typeText(value), value);
    }
  }
  return classes;
}

function isComponentClass(value: unknown): value is typeof Component & ComponentClass {
  return typeof value === 'function' && Component.isPrototypeOf(value);
}

function typeText({ type, name }: typeof Component): string {
  return type ?? name;
}
