import {
  Activity,
  Boxes,
  ChartColumn,
  CircleHelp,
  Download,
  FileSpreadsheet,
  SlidersHorizontal,
  Sigma,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { Category } from '../../model/index.ts';

/** The icon of each category, and of a type that nobody knows. */
export const CATEGORY_ICONS: Readonly<Record<Category | 'unknown', LucideIcon>> = {
  source: Zap,
  math: Sigma,
  control: SlidersHorizontal,
  signal: Activity,
  statistics: ChartColumn,
  file: FileSpreadsheet,
  sink: Download,
  custom: Boxes,
  unknown: CircleHelp,
};
