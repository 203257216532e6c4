import { useSyncExternalStore } from 'react';
import type { PictureTheme } from '../../graph/picture/inks.ts';

function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The look of the page, for pictures that are drawn for one of them. */
export function usePictureTheme(): PictureTheme {
  return useSyncExternalStore(onThemeChange, () =>
    document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light',
  );
}
