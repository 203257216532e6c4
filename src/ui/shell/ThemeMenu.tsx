import { Monitor, Moon, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../kit/IconButton.tsx';
import { Menu, MenuChoice } from '../kit/Menu.tsx';
import { useStores } from '../StoresContext.tsx';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeMenu() {
  const { view, verbs } = useStores();
  const theme = useStore(view, (state) => state.theme);
  const Icon = ICONS[theme];
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="Theme">
          <Icon aria-hidden />
        </IconButton>
      }
    >
      <MenuChoice value={theme} options={THEMES} onChange={(next) => verbs.setTheme(next)} />
    </Menu>
  );
}
