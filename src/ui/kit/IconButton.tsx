import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import styles from './Button.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** The accessible name, also shown as the tooltip. */
  readonly label: string;
  /** The tooltip, when it says more than the name. */
  readonly hint?: string | undefined;
  /** A shortcut for the tooltip, as in `Kbd`. */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
}

/** A button that shows an icon alone. */
export function IconButton({
  label,
  hint,
  keys,
  side = 'bottom',
  variant = 'quiet',
  className = '',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={hint ?? label} keys={keys} side={side}>
      <Button
        variant={variant}
        aria-label={label}
        className={`${styles.icon} ${className}`}
        {...rest}
      />
    </Tooltip>
  );
}
