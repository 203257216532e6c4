import type { ImportModule } from '../../runtime/index.ts';

/** Loads the text of an ES module from an address that holds it whole. */
export const importModule: ImportModule = async (text) => {
  const bytes = Buffer.from(text).toString('base64');
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${bytes}`)) as unknown;
};
