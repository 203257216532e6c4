import type { Category } from '../../model/index.ts';
import { CATEGORY_ICONS } from './categoryIcons.ts';
import styles from './CategoryIcon.module.css';

/** A category's icon in its hue, as the canvas shows it in the head of a component. */
export function CategoryIcon({ category }: { readonly category: Category }) {
  const Icon = CATEGORY_ICONS[category];
  return (
    <span className={`${styles.icon} hue-${category}`} aria-hidden>
      <Icon />
    </span>
  );
}
