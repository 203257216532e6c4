import { Monitor, Moon, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/IconButton.tsx';
import { MenuButton } from '../../kit/menu/MenuButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { late } from '../../kit/late.tsx';

const Items = late(async () => (await import('./menus/ThemeItems.tsx')).ThemeItems);
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeMenu() {
  const { view } = useStores();
  const theme = useStore(view, (state) => state.theme);
  const Icon = ICONS[theme];
  return (
    <MenuButton
      align="end"
      trigger={
        <IconButton label="Theme">
          <Icon aria-hidden />
        </IconButton>
      }
      items={<Items />}
      load={Items.load}
    />
  );
}
