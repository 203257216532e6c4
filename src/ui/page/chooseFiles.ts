import { createContext, useContext } from 'react';

/** What opens the browser's file dialog; given by `shell/FileIntake`. */
export const ChooseFilesContext = createContext<() => void>(() => undefined);

/** Opens the browser's file dialog; what is chosen there is imported. Only from a handler. */
export function useChooseFiles(): () => void {
  return useContext(ChooseFilesContext);
}
