import {
  Activity,
  Boxes,
  ChartColumn,
  Download,
  FileSpreadsheet,
  SlidersHorizontal,
  Sigma,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { Category } from '../../model/index.ts';
import styles from './CategoryIcon.module.css';

const ICONS: Readonly<Record<Category, LucideIcon>> = {
  source: Zap,
  math: Sigma,
  control: SlidersHorizontal,
  signal: Activity,
  statistics: ChartColumn,
  file: FileSpreadsheet,
  sink: Download,
  custom: Boxes,
};

/** A category's icon in its hue, as the canvas shows it in the head of a component. */
export function CategoryIcon({ category }: { readonly category: Category }) {
  const Icon = ICONS[category];
  return (
    <span className={`${styles.icon} hue-${category}`} aria-hidden>
      <Icon />
    </span>
  );
}
