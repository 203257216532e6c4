// What a model without the editor needs of this room: to read a model, and to make a link of one. Its build
// puts this in the place of `index.ts` (`.scripts/vite/start.ts`), and leaves exports and imports out.
export { decodeYaml } from './decodeYaml.ts';
export { encodeLink } from './link/encodeLink.ts';
export { readModelText } from './readModelText.ts';
export { readOutside, readQuickly } from './readOutside.ts';
export { keepRounded, roundedNumbers } from './roundedNumbers.ts';
export { wholeFloats } from './wholeFloats.ts';
export { tuningWarnings } from './tuningWarnings.ts';
export { tableFault } from './tableFault.ts';
export { hasMoreMarks, QUICK } from './yaml/limits.ts';
export { readYaml } from './yaml/readYaml.ts';
export { writeYaml } from './yaml/writeYaml.ts';
