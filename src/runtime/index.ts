export { type ClassHosts, type LoadedClasses, loadClasses, type UsedType } from './loadClasses.ts';
export type { Interpreter, StartInterpreter } from './python/interpreter.ts';
export { preparePython, type PythonLine, startPython } from './python/startPython.ts';
export { type RecordedScript, recordScript } from './python/recordScript.ts';
