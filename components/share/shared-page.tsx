'use client';

import { MessageSquareText } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname, useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Envelope } from '#lib/envelope/envelope.ts';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import {
  createChat,
  RequestFailure,
  readShare,
  readSharedAnswer,
  type SharedView,
} from '../conversation/api.ts';
import { useConversations } from '../conversation/conversation-context.tsx';
import { ConversationProblem } from '../conversation/conversation-problem.tsx';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useNotify } from '../ui/toasts.tsx';

const loadRows = () => import('../envelope/answer-rows.tsx').then(({ AnswerRows }) => AnswerRows);
/** Where its script did not come with the answer. */
const LateRows = dynamic(loadRows, { ssr: false });

/** What a colleague shared, answered for the one who reads it. */
export function SharedPage() {
  const words = useTranslations('shared');
  const id = usePathname().split('/').at(-1) ?? '';
  const load = useCallback(() => readShare(id), [id]);
  const { loaded, reload } = useLoaded(load);
  if (loaded.status === 'loading') {
    return (
      <div className="mx-auto w-full max-w-4xl px-4 pt-6 md:px-8">
        <LoadingRows page />
      </div>
    );
  }
  if (loaded.status === 'failed') {
    return (
      <ConversationProblem
        missing={loaded.missing}
        {...(loaded.missing ? { text: words('shareGone') } : {})}
        onRetry={reload}
      />
    );
  }
  return <Shared id={id} shared={loaded.value} />;
}

function Shared({ id, shared }: { id: string; shared: SharedView }) {
  const words = useTranslations('shared');
  const locale = useLocale();
  // One after another: an answer that comes late would push down those below it that are being read.
  const [shown, setShown] = useState(1);
  const { author, title, shared_at, source_id, questions } = shared;
  const heading = visibleText(title ?? questions[0]?.question ?? words('untitled'));
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(shared_at));
  return (
    <div className="relative scroll-thin min-h-0 flex-1 overflow-y-auto print:overflow-visible">
      <title>{`${heading} · Docent`}</title>
      <div className="mx-auto flex max-w-4xl flex-col gap-8 px-4 pt-6 pb-10 md:px-8">
        <header>
          <h1 className="text-xl font-semibold tracking-tight break-words">
            <bdi>{heading}</bdi>
          </h1>
          <p className="pt-1 text-ink-soft">{words('sharedBy', { author: visibleText(author), day })}</p>
        </header>
        {questions.slice(0, shown).map(({ message_id, question }, index) => (
          <SharedExchange
            key={message_id}
            shareId={id}
            messageId={message_id}
            question={question}
            sourceId={source_id}
            onSettled={() => setShown((before) => Math.max(before, index + 2))}
          />
        ))}
      </div>
    </div>
  );
}

interface SharedExchangeProps {
  shareId: string;
  messageId: string;
  question: string;
  sourceId: string | null;
  /** It has been answered, or will not be. */
  onSettled: () => void;
}

function SharedExchange({ shareId, messageId, question, sourceId, onSettled }: SharedExchangeProps) {
  const words = useTranslations('shared');
  const router = useRouter();
  const notify = useNotify();
  const { store, send } = useConversations();
  const [found, setFound] = useState<Envelope | 'failed'>();

  // With what shows it, so that the answer is as tall at once as it will be.
  const [Rows, setRows] = useState<typeof LateRows>(() => LateRows);
  const settle = useEffectEvent((answer: Envelope | 'failed') => {
    setFound(answer);
    onSettled();
  });
  useEffect(() => {
    const script = loadRows().then(
      (loaded) => setRows(() => loaded),
      () => undefined,
    );
    Promise.all([readSharedAnswer(shareId, messageId), script]).then(
      ([answer]) => settle(answer),
      (thrown) => {
        if (!(thrown instanceof RequestFailure)) throw thrown;
        settle('failed');
      },
    );
  }, [shareId, messageId]);

  async function askHere() {
    try {
      const { id } = await createChat(sourceId ?? undefined);
      store.put(id, { status: 'ready', exchanges: [] });
      send(id, question, { content: question });
      router.push(`/chats/${id}`);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('requestFailed'), { bad: true });
    }
  }

  return (
    <article aria-label={question} className="flex flex-col gap-3">
      <h2 className="self-end rounded-2xl rounded-br-md bg-accent-soft px-4 py-2 text-[0.9375rem] break-words">
        <bdi>{visibleText(question)}</bdi>
      </h2>
      <div aria-live="polite" aria-busy={found === undefined} className="flex min-w-0 flex-col gap-3">
        {found === undefined && (
          <>
            <Skeleton className="h-5 w-2/3" />
            <Skeleton className="h-64 w-full" />
          </>
        )}
        {found === 'failed' && <p className="text-bad">{words('chatFailed')}</p>}
        {found && found !== 'failed' && (
          <>
            <p className="text-[0.9375rem] break-words whitespace-pre-wrap">
              <bdi>{visibleText(found.message)}</bdi>
            </p>
            {found.type === 'answer' && <Rows chatId={undefined} messageId={undefined} envelope={found} />}
          </>
        )}
      </div>
      {found && (
        <Button size="small" className="self-start print:hidden" onClick={askHere}>
          <MessageSquareText aria-hidden className="size-3.5" />
          {words('askInOwnChat')}
        </Button>
      )}
    </article>
  );
}
