'use client';

import { useTranslations } from 'next-intl';
import { AlertDialog } from 'radix-ui';
import { Button } from './button.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  text: string;
  action: string;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmQuestion({ open, onOpenChange, title, text, action, onConfirm }: ConfirmDialogProps) {
  const words = useTranslations('shared');
  const returnFocus = useReturnFocus();
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-shade" />
        <AlertDialog.Content
          {...returnFocus}
          className="fixed inset-0 z-50 m-auto h-fit w-[min(26rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-5 shadow-panel"
        >
          <AlertDialog.Title className="text-base font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-1.5 break-words text-ink-soft">
            {text}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{words('cancel')}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="danger" onClick={onConfirm}>
                {action}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
