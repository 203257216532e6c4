import { expect, it } from 'vitest';
import { preparePython } from '../../runtime/index.ts';
import { preparedPython } from './nodeInterpreter.ts';

it('an interpreter whose memory holds our modules of another build imports them anew, and no others', async () => {
  const interpreter = await preparedPython([]);
  interpreter.runPython(`
import sys, json, plugboard.component, _patchbay.classes
plugboard.component.Component.is_of_before = True
json.is_of_before = True
kept = sys.modules["_patchbay.classes"]`);

  preparePython(interpreter);
  expect(interpreter.runPython('sys.modules["_patchbay.classes"] is kept')).toBe(true);

  interpreter.runPython('sys._patchbay_texts = "{}"');
  preparePython(interpreter);
  const isOfBefore = (what: string) =>
    interpreter.runPython(`import plugboard.component; hasattr(${what}, "is_of_before")`);
  expect(isOfBefore('plugboard.component.Component')).toBe(false);
  expect(isOfBefore('json')).toBe(true);
});
