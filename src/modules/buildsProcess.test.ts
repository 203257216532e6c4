import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../base/text/platform.ts';
import { buildsProcess } from './buildsProcess.ts';

const builds = (text: string, name = 'a.py') => buildsProcess({ name, bytes: encodeUtf8(text) });
const IMPORT = 'from plugboard.process import LocalProcess, ProcessBuilder\n';
const MAIN = `${IMPORT}async def main():\n    process = LocalProcess(components=[], connectors=[])\n`;

describe('a script builds its process', () => {
  it.each([
    [
      'under the name of the script',
      `${MAIN}if __name__ == "__main__":\n    asyncio.run(main())\n`,
    ],
    ['by a call of its function', `${MAIN}asyncio.run(main())\n`],
    ['at its top', `${IMPORT}process = LocalProcess(components=[], connectors=[])\n`],
    ['by a builder', `${IMPORT}process = ProcessBuilder.build(spec)\n`],
    ['by a module', 'import plugboard.process as p\nx = p.RayProcess(components=[])\n'],
    ['by a tuner', 'from plugboard.tune import Tuner\nTuner(objective=None)\n'],
  ])('%s', (_, text) => {
    expect(builds(text)).toBe(true);
  });

  it.each([
    ['where nobody calls the function', MAIN],
    ['where it only names one', `${IMPORT}Process = LocalProcess\n`],
    ['without plugboard', 'process = LocalProcess()\n'],
    ['in a text', `${IMPORT}text = "LocalProcess()"\n`],
    ['where it cannot be read', '\uFFFF('],
  ])('but not %s', (_, text) => {
    expect(builds(text)).toBe(false);
  });

  it('and none in TypeScript', () => {
    expect(builds(`${IMPORT}LocalProcess()`, 'a.ts')).toBe(false);
  });
});
