import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPyodide, version } from 'pyodide';
import { type Interpreter, preparePython } from '../../runtime/index.ts';
import { snapshotName } from './snapshot.ts';

/*
 * A program of the build: `node make.mjs FOLDER` starts an interpreter with our modules in it and puts its
 * memory into that folder. An interpreter that begins with it is there in a tenth of the time.
 */

/** Modules of the standard library that many authors import. */
const POPULAR =
  'asyncio, collections, copy, csv, dataclasses, datetime, enum, functools, itertools, json, logging, math, os, pathlib, random, re, statistics, string, time, typing';

const pyodide = await loadPyodide({ _makeSnapshot: true });
preparePython(pyodide as unknown as Interpreter);
pyodide.runPython(`import ${POPULAR}`);
const file = join(process.argv[2] ?? '.', snapshotName(version));
writeFileSync(file, pyodide.makeMemorySnapshot({}));
