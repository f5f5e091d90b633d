'use client';

import { Download, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { fetchExport } from '../conversation/api.ts';
import { Button } from '../ui/button.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useNotify } from '../ui/toasts.tsx';
import { useLanguage } from '../words/words-context.tsx';

interface DownloadButtonProps {
  readonly chatId: string;
  readonly messageId: string;
}

/**
 * The whole result as a file, made anew by the server. Pressed again while it comes, or when the page is left,
 * it stops, in the database too. A plain link would say nothing where the server refuses.
 */
export function DownloadButton({ chatId, messageId }: DownloadButtonProps) {
  const { words } = useLanguage();
  const notify = useNotify();
  const [coming, setComing] = useState(false);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function download() {
    const stopping = new AbortController();
    stop.current = stopping;
    setComing(true);
    const file = await fetchExport(chatId, messageId, stopping.signal);
    setComing(false);
    if (file === 'stopped') return;
    if ('problem' in file) notify(file.problem ?? words.downloadFailed, { bad: true });
    else saveFile(file.content, file.name);
  }

  return coming ? (
    <Button look="quiet" size="small" aria-busy onClick={() => stop.current?.abort()}>
      <X aria-hidden className="size-3.5" />
      {words.downloadStop}
    </Button>
  ) : (
    <Button look="quiet" size="small" onClick={download}>
      <Download aria-hidden className="size-3.5" />
      {words.downloadCsv}
    </Button>
  );
}
