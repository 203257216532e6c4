export { catalogue } from './catalog.ts';
export { installFormulaParser } from './formula/parserPort.ts';
