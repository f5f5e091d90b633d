'use client';

import { CircleAlert, MessageCircleOff } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';

interface ConversationProblemProps {
  missing: boolean;
  /** What is missing, where it is not a chat of one's own. */
  text?: string;
  onRetry: () => void;
}

/** In the place of a conversation that is not there or could not be read. */
export function ConversationProblem({ missing, text, onRetry }: ConversationProblemProps) {
  const words = useTranslations('shared');
  const Icon = missing ? MessageCircleOff : CircleAlert;
  return (
    <div role="alert" className="m-auto flex max-w-sm flex-col items-center gap-4 p-6 text-center">
      <title>{text ? `${text} · Docent` : 'Docent'}</title>
      <span className="flex size-12 items-center justify-center rounded-full bg-sunken">
        <Icon aria-hidden className="size-6 text-ink-faint" />
      </span>
      <h1 className="text-base font-medium text-balance">
        {text ?? (missing ? words('chatMissing') : words('chatFailed'))}
      </h1>
      {missing ? (
        <Link
          href="/chats/new"
          className="inline-flex h-9 items-center rounded-md bg-accent px-3 font-medium text-on-accent hover:bg-accent-strong"
        >
          {words('goHome')}
        </Link>
      ) : (
        <Button look="primary" onClick={onRetry}>
          {words('tryAgain')}
        </Button>
      )}
    </div>
  );
}
