import type { ImportModule } from '../runtime/index.ts';

/** The sandbox's policy forbids `eval`, and allows modules from blobs that the worker itself made. */
export const importModule: ImportModule = async (text) => {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return (await import(/* @vite-ignore */ url)) as unknown;
  } finally {
    URL.revokeObjectURL(url);
  }
};
