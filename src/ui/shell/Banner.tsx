import type { ReactNode } from 'react';
import styles from './Banners.module.css';

interface BannerProps {
  readonly icon: ReactNode;
  readonly tone?: 'info' | 'warning';
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A line under the top bar, with what can be done about it. */
export function Banner({ icon, tone = 'info', actions, children }: BannerProps) {
  return (
    <div className={`${styles.banner} ${tone === 'warning' ? styles.warning : ''}`} role="alert">
      {icon}
      <p className={styles.text}>{children}</p>
      <div className={styles.actions}>{actions}</div>
    </div>
  );
}
