export { type ClassHosts, loadClasses } from './loadClasses.ts';
export { type LoadedClasses, type UsedType, usedTypes } from './libraryClasses.ts';
export type { Interpreter } from './python/interpreter.ts';
export { preparePython, type PythonLine, startPython } from './python/startPython.ts';
export type { ImportModule } from './typescript/typeScriptModules.ts';
export { type RecordedScript, recordScript } from './python/recordScript.ts';
export { recordFiles } from './python/recordFiles.ts';
