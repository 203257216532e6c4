import { useStore } from 'zustand';
import { MenuChoice } from '../../../kit/menu/Menu.tsx';
import { useStores } from '../../../page/StoresContext.tsx';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function ThemeItems() {
  const { view, verbs } = useStores();
  const theme = useStore(view, (state) => state.theme);
  return <MenuChoice value={theme} options={THEMES} onChange={(next) => verbs.setTheme(next)} />;
}
