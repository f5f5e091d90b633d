'use client';

import { Download, FileSpreadsheet, FileText, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type FileForm, fetchExport } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { MenuContent, MenuItem } from '../ui/menu.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useNotify } from '../ui/toasts.tsx';

interface DownloadButtonProps {
  readonly chatId: string;
  readonly messageId: string;
}

/**
 * The whole result as a file, made anew by the server. Pressed again while it comes, or when the page is left,
 * it stops, in the database too. A plain link would say nothing where the server refuses.
 */
export function DownloadButton({ chatId, messageId }: DownloadButtonProps) {
  const words = useTranslations('shared');
  const locale = useLocale();
  const notify = useNotify();
  /** Bytes that have come; absent while nothing is downloaded. */
  const [coming, setComing] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  // The button gives way to another one when a file begins to come, and again when it is there; the keyboard does not
  // go with it.
  const button = useRef<HTMLButtonElement>(null);
  const held = useRef(false);
  const downloading = coming !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another button then
  useLayoutEffect(() => {
    if (held.current) button.current?.focus({ preventScroll: true });
    held.current = false;
  }, [downloading]);

  async function download(form: FileForm) {
    const stopping = new AbortController();
    stop.current = stopping;
    held.current = true;
    setComing(0);
    const file = await fetchExport(chatId, messageId, form, stopping.signal, setComing);
    held.current = document.activeElement === button.current;
    setComing(undefined);
    if (file === 'stopped') return;
    if ('problem' in file) notify(file.problem ?? words('downloadFailed'), { bad: true });
    else saveFile(file.content, file.name);
  }

  if (coming !== undefined) {
    const size = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'megabyte',
      maximumFractionDigits: 1,
    }).format(coming / 1_000_000);
    return (
      // In few words: a longer button would take the footer of the table to a second line, and all below it down.
      <Button
        ref={button}
        look="quiet"
        size="small"
        aria-busy
        aria-label={words('downloadStop')}
        title={words('downloadStop')}
        onClick={() => stop.current?.abort()}
      >
        <X aria-hidden className="size-3.5" />
        {words('stop')} {coming > 0 && size}
      </Button>
    );
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button ref={button} look="quiet" size="small">
          <Download aria-hidden className="size-3.5" />
          {words('download')}
        </Button>
      </DropdownMenu.Trigger>
      <MenuContent align="end">
        <MenuItem icon={FileText} onSelect={() => download('csv')}>
          CSV
        </MenuItem>
        <MenuItem icon={FileSpreadsheet} onSelect={() => download('xlsx')}>
          Excel (XLSX)
        </MenuItem>
      </MenuContent>
    </DropdownMenu.Root>
  );
}
