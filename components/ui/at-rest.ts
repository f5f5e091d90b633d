import type { ComponentProps, MouseEvent } from 'react';

type Pressable = Pick<ComponentProps<'button'>, 'disabled' | 'onClick'>;

/**
 * For a button that is not to be pressed for now. The browser takes the focus from a button that becomes `disabled`, as
 * one does while it works, and leaves whoever has just pressed it at the top of the page; this one keeps it, is said to
 * be off, and neither acts nor sends its form.
 */
export function atRest({ disabled, onClick }: Pressable): ComponentProps<'button'> {
  if (disabled) return { 'aria-disabled': true, onClick: doNothing };
  return onClick ? { onClick } : {};
}

function doNothing(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
