'use client';

import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { useReturnFocus } from './use-return-focus.ts';

interface DialogFrameProps {
  onClose: () => void;
  /** There is a `Dialog.Description` inside. */
  described?: boolean;
  wide?: boolean;
  /** With a `Dialog.Title`. */
  children: ReactNode;
}

/** A dialog that is there as long as it is rendered: over the page, and with a scrollbar where it is too tall. */
export function DialogFrame({ onClose, described = false, wide = false, children }: DialogFrameProps) {
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 bg-shade" />
        <Dialog.Content
          {...returnFocus}
          {...(described ? {} : { 'aria-describedby': undefined })}
          className={classes(
            // Not by moving it half its size: on half a pixel its text would be blurred.
            'scroll-thin fixed inset-0 z-50 m-auto h-fit max-h-[calc(100dvh-2rem)]',
            'overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-panel',
            wide ? 'w-[min(34rem,calc(100vw-2rem))]' : 'w-[min(30rem,calc(100vw-2rem))]',
          )}
        >
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
