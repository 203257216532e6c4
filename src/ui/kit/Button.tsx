import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` at most once per place; `quiet` where buttons stand in a row. */
  readonly variant?: 'plain' | 'quiet' | 'primary' | 'danger';
}

/** A button with words. It takes everything a `<button>` takes, `ref` too. */
export function Button({ variant = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  const classes = [styles.button, styles[variant], className].filter(Boolean).join(' ');
  return <button type={type} className={classes} {...rest} />;
}
