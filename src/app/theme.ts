import type { Stores } from '../stores/index.ts';

/** Keeps the page's `data-theme` to what the person chose, or to what the system says. */
export function followTheme({ view }: Stores, page: HTMLElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = view.getState();
    const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    if (page.dataset['theme'] !== shown) page.dataset['theme'] = shown;
    page.style.colorScheme = shown;
  };
  dark.addEventListener('change', apply);
  view.subscribe(apply);
  apply();
}
