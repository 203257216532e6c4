import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../page/StoresContext.tsx';

const DARK = '(prefers-color-scheme: dark)';

function onSystemChange(callback: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', callback);
  return () => query.removeEventListener('change', callback);
}

/**
 * Sets `data-theme` on the document's root to `light` or `dark`. To be called by something that
 * stands before all that reads colours in its effects (canvas, plots).
 */
export function useTheme(): void {
  const { view } = useStores();
  const chosen = useStore(view, (state) => state.theme);
  const systemDark = useSyncExternalStore(onSystemChange, () => matchMedia(DARK).matches);
  const theme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
