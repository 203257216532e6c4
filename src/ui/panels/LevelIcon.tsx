import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import styles from './Panels.module.css';

export type Level = 'info' | 'warning' | 'error';

const ICONS = { info: Info, warning: TriangleAlert, error: CircleAlert } as const;

/** The sign of a level, with its name for those who do not see it. */
export function LevelIcon({ level }: { readonly level: Level }) {
  const Icon = ICONS[level];
  return <Icon className={styles[level]} role="img" aria-label={level} />;
}
