import { createContext, useContext } from 'react';

interface Choosers {
  readonly files: () => void;
  /** Null where the browser has no dialog for folders. */
  readonly folder: (() => void) | null;
}

/** What opens the browser's dialogs for files; given by `shell/FileIntake`. */
export const ChooseFilesContext = createContext<Choosers>({ files: () => undefined, folder: null });

/** Opens the browser's file dialog; what is chosen there is imported. Only from a handler. */
export function useChooseFiles(): () => void {
  return useContext(ChooseFilesContext).files;
}

/** Opens the browser's dialog for a folder, all of which is imported; null where there is none. Only from a handler. */
export function useChooseFolder(): (() => void) | null {
  return useContext(ChooseFilesContext).folder;
}
