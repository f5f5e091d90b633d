'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  text: string | (() => string);
  label?: string;
  /** What is said when it was done, where there is more to say than that. */
  done?: string;
  /** On a narrow screen only its picture is seen. */
  brief?: boolean;
}

/** Copies `text`, which may be made when it is wanted; the button itself says that it was done, so no toast is needed. */
export function CopyButton({ text, label, done, brief = false }: CopyButtonProps) {
  const words = useTranslations('shared');
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const Icon = copied ? Check : Copy;
  return (
    <Button
      look="quiet"
      size="small"
      onClick={async () => setCopied(await copyText(typeof text === 'string' ? text : text()))}
    >
      <Icon aria-hidden className="size-3.5" />
      <span aria-live="polite" className={brief ? 'max-sm:sr-only' : undefined}>
        {copied ? (done ?? words('copied')) : (label ?? words('copy'))}
      </span>
    </Button>
  );
}
