import type { ComponentProps, ReactNode } from 'react';
import { atRest } from './at-rest.ts';
import { classes } from './classes.ts';

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does; read aloud and shown as the title, for there is no other text. */
  label: string;
  children: ReactNode;
}

export function IconButton({ label, className, children, disabled, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-soft transition-colors',
        'hover:bg-sunken hover:text-ink aria-disabled:pointer-events-none aria-disabled:opacity-50',
        'aria-pressed:bg-accent-soft aria-pressed:text-accent',
        className,
      )}
      {...rest}
      {...atRest({ disabled, onClick })}
    >
      {children}
    </button>
  );
}
