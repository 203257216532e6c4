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
import type { Hue } from '../../../graph/graph.ts';

const ICONS: Readonly<Record<Hue, LucideIcon>> = {
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

/** The icons of all categories once, so that a component on the canvas needs but a reference. */
export function CategorySprite() {
  return (
    <svg width="0" height="0" style={{ position: 'absolute' }} aria-hidden="true">
      {Object.entries(ICONS).map(([hue, Icon]) => (
        <symbol key={hue} id={`category-${hue}`} viewBox="0 0 24 24">
          <Icon />
        </symbol>
      ))}
    </svg>
  );
}
