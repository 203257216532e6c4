import { expect, test } from 'vitest';
import { preparedPython } from '../../cli/python/nodeInterpreter.ts';
import { importModule } from '../../cli/code/importModule.ts';
import { loadClasses } from '../../runtime/index.ts';

const PARTS = `
import os
from plugboard.component import Component, IOController as IO

os.makedirs("deep/er", exist_ok=True)
for name in ("new.txt", "deep/er/one.txt", "data.csv"):
    with open(name, "w") as file:
        file.write(name)
with open("same.csv") as file:
    text = file.read()
with open("same.csv", "w") as file:
    file.write(text)


class Own(Component):
    io = IO(outputs=["y"])

    async def step(self):
        await self.io.close()
`;

test('files that Python makes or changes are results, those of the document are not', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const loaded = await loadClasses(
    [{ type: 'parts.Own', component: 'own', path: '', floats: [] }],
    [
      { name: 'parts.py', bytes: bytes(PARTS) },
      { name: 'data.csv', bytes: bytes('a\n1\n') },
      { name: 'same.csv', bytes: bytes('a\n1\n') },
    ],
    {
      startInterpreter: async () => {
        const python = await preparedPython([]);
        python.runPython('import os; os.makedirs("/document"); os.chdir("/document")');
        return python;
      },
      importModule,
      folders: ['/document'],
      puts: true,
      seed: 1,
      write: () => undefined,
    },
  );
  expect(
    loaded.ok &&
      loaded.value
        .written()
        .map(({ name }) => name)
        .toSorted(),
  ).toEqual(['data.csv', 'deep/er/one.txt', 'new.txt']);
}, 60_000);
