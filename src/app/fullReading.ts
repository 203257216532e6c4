// What a link or text needs that is none of the simplest; it comes when one asks for it.
export { readOutside, writeOver } from '../formats/index.ts';
