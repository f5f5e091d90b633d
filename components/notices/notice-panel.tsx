'use client';

import { Check, CheckCheck, RotateCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { RequestFailure } from '../conversation/api.ts';
import { useConversations } from '../conversation/conversation-context.tsx';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { shortTime } from '../ui/short-time.ts';
import { useNotify } from '../ui/toasts.tsx';
import { knownWord } from '../words/known-word.ts';
import type { WordsOf } from '../words/messages.ts';
import { type Notice, type Notices, readAllNotices, readNotice } from './api.ts';

interface NoticePanelProps {
  notices: Notices;
  trigger: ReactNode;
  onChanged: () => void;
  onLeave: (() => void) | undefined;
}

/** What there is to know, the newest first. A question that is answered better now can be asked from here. */
export function NoticePanel({ notices, trigger, onChanged, onLeave }: NoticePanelProps) {
  const shared = useTranslations('shared');
  const words = useTranslations('notices');
  const notify = useNotify();
  const [open, setOpen] = useState(true);

  async function readAll() {
    try {
      await readAllNotices();
      onChanged();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(shared('changeFailed'), { bad: true });
    }
  }

  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) onChanged();
      }}
    >
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="bottom"
          sideOffset={6}
          align="start"
          collisionPadding={12}
          aria-label={shared('notifications')}
          className="scroll-thin z-50 max-h-[70dvh] w-[min(24rem,calc(100vw-2rem))] animate-appear overflow-y-auto rounded-lg border border-line bg-raised shadow-panel"
        >
          {notices.unread > 1 && (
            <div className="flex justify-end border-b border-line p-2">
              <Button size="small" look="quiet" onClick={readAll}>
                <CheckCheck aria-hidden className="size-3.5" />
                {words('markAllRead')}
              </Button>
            </div>
          )}
          {notices.notices.length === 0 && <p className="p-4 text-ink-soft">{words('none')}</p>}
          <ul className="divide-y divide-line">
            {notices.notices.map((notice) => (
              <NoticeRow
                key={notice.id}
                notice={notice}
                onChanged={onChanged}
                onGone={() => {
                  setOpen(false);
                  onLeave?.();
                }}
              />
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface NoticeRowProps {
  notice: Notice;
  onChanged: () => void;
  onGone: () => void;
}

function NoticeRow({ notice, onChanged, onGone }: NoticeRowProps) {
  const shared = useTranslations('shared');
  const locale = useLocale();
  const words = useTranslations('notices');
  const notify = useNotify();
  const router = useRouter();
  const { askIn } = useConversations();
  const { id, kind, detail, question, read_at } = notice;
  const chatId = detail.chat_id;
  const kinds = useTranslations('notices.kinds');

  async function read() {
    try {
      await readNotice(id);
      onChanged();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(shared('changeFailed'), { bad: true });
    }
  }

  function go(href: string) {
    if (read_at === null) void read();
    router.push(href);
    onGone();
  }

  return (
    <li className={classes('flex gap-2 p-3', read_at === null && 'bg-accent-soft/50')}>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <p className="font-medium">{knownWord(kinds, kind) ?? kind}</p>
        {kind === 'learning.alert' && <p className="text-ink-soft">{alertText(detail, words, locale)}</p>}
        {question && (
          <p className="max-w-full break-words text-ink-soft">
            <bdi>{shared('quoted', { text: visibleText(question) })}</bdi>
          </p>
        )}
        <p className="text-xs text-ink-faint">
          {kind !== 'question.fixed' && detail.rule && `${detail.rule} · `}
          {shortTime(notice.created_at, locale)}
        </p>
        {kind === 'question.fixed' && chatId && question && (
          <Button
            size="small"
            className="mt-1"
            onClick={() => {
              void askIn(chatId, question);
              go(`/chats/${chatId}`);
            }}
          >
            <RotateCw aria-hidden className="size-3.5" />
            {shared('askAgain')}
          </Button>
        )}
        {kind !== 'question.fixed' && (
          <Button
            size="small"
            className="mt-1"
            onClick={() => go(detail.rule ? `/admin/policies/${detail.rule}` : '/admin/policies')}
          >
            {words('look')}
          </Button>
        )}
      </div>
      {read_at === null && (
        <IconButton label={words('markRead')} onClick={read}>
          <Check aria-hidden className="size-4" />
        </IconButton>
      )}
    </li>
  );
}

/** Which limit it was, and by how much. */
function alertText(
  { name, value, above }: Notice['detail'],
  words: WordsOf<'notices'>,
  locale: string,
): string {
  if (!name || value === undefined || above === undefined) return '';
  const style = name === 'generation_errors' ? 'percent' : 'decimal';
  const { format } = new Intl.NumberFormat(locale, { style });
  return words(`alerts.${name}`, { value: format(value), above: format(above) });
}
