'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog } from 'radix-ui';
import { DialogFrame } from '../ui/dialog-frame.tsx';
import { IconButton } from '../ui/icon-button.tsx';

/** Every key that does something, by the place where it does it. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const shared = useTranslations('shared');
  const words = useTranslations('shortcuts');
  const control = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  const groups = [
    {
      title: words('everywhere'),
      keys: [
        [[control, words('shiftKey'), 'O'], shared('newChat')],
        [[control, 'K'], shared('searchChats')],
        [[control, '/'], shared('keyboardHelp')],
        [['F8'], words('toNotices')],
      ],
    },
    {
      title: words('inTheBox'),
      keys: [
        [[words('enterKey')], shared('send')],
        [[words('shiftKey'), words('enterKey')], words('newLine')],
        [['↑'], words('lastQuestion')],
        [['↑', '↓'], words('chooseCompletion')],
        [['Esc'], words('stopQuestion')],
      ],
    },
    {
      title: words('inTables'),
      keys: [
        [['←', '↑', '→', '↓'], words('moveCell')],
        [[words('shiftKey'), '↓'], words('extend')],
        [[words('shiftKey'), words('space')], words('wholeRow')],
        [[control, 'A'], words('allCells')],
        [[control, 'C'], words('copyCells')],
        [[words('enterKey')], words('openCell')],
        [[words('shiftKey'), '→'], words('widen')],
      ],
    },
  ] as const;
  return (
    <DialogFrame wide onClose={onClose}>
      <div className="flex items-center justify-between gap-4">
        <Dialog.Title className="text-base font-semibold">{shared('keyboardHelp')}</Dialog.Title>
        <Dialog.Close asChild>
          <IconButton label={shared('close')}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </Dialog.Close>
      </div>
      {groups.map(({ title, keys }) => (
        <section key={title} className="pt-4">
          <h3 className="pb-1 text-xs font-medium text-ink-faint">{title}</h3>
          <dl className="divide-y divide-line">
            {keys.map(([pressed, meaning]) => (
              <div key={meaning} className="flex items-center justify-between gap-4 py-1.5">
                <dt className="min-w-0">{meaning}</dt>
                <dd className="flex shrink-0 gap-1">
                  {pressed.map((key) => (
                    <kbd
                      key={key}
                      className="min-w-6 rounded border border-line bg-sunken px-1.5 py-0.5 text-center font-sans text-xs"
                    >
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </DialogFrame>
  );
}
