import type { ComponentProps } from 'react';
import { atRest } from './at-rest.ts';
import { classes } from './classes.ts';

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
  danger: 'bg-bad text-surface hover:opacity-90',
};

const sizes = {
  // A long label of some language takes a second line on a phone, and leaves the page as wide as it is.
  small: 'min-h-7 gap-1.5 px-2 py-0.5 text-xs',
  medium: 'min-h-9 gap-2 px-3 py-1 text-sm',
  icon: 'size-9',
};

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
}

export function Button(props: ButtonProps) {
  const { look = 'secondary', size = 'medium', className, type, disabled, onClick, ...rest } = props;
  return (
    <button
      type={type ?? 'button'}
      className={classes(
        'inline-flex max-w-full shrink-0 items-center justify-center rounded-md font-medium transition-colors',
        'aria-disabled:pointer-events-none aria-disabled:opacity-50',
        looks[look],
        sizes[size],
        className,
      )}
      {...rest}
      {...atRest({ disabled, onClick })}
    />
  );
}
