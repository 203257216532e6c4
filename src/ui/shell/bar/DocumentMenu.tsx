import { ChevronDown } from 'lucide-react';
import { Button } from '../../kit/Button.tsx';
import { MenuButton } from '../../kit/menu/MenuButton.tsx';
import { Mark } from './Mark.tsx';
import styles from './TopBar.module.css';
import { late } from '../../kit/late.tsx';

const Items = late(async () => (await import('./menus/DocumentItems.tsx')).DocumentItems);

/** What can be done with whole documents, behind the mark. */
export function DocumentMenu({ onRename }: { readonly onRename: () => void }) {
  return (
    <MenuButton
      trigger={
        <Button variant="quiet" className={styles.menuButton} aria-label="Document menu">
          <Mark className={styles.mark} />
          <ChevronDown className={styles.chevron} aria-hidden />
        </Button>
      }
      items={<Items onRename={onRename} />}
      load={Items.load}
    />
  );
}
