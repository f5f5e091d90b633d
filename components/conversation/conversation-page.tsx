'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { visibleText } from '../envelope/visible-text.ts';
import { useChats } from '../shell/chats-context.tsx';
import { classes } from '../ui/classes.ts';
import { loadAhead } from '../ui/load-ahead.ts';
import { loadEnvelopeView } from './answer-script.ts';
import type { SourceName, Suggestions } from './api.ts';
import { useConversation, useConversations } from './conversation-context.tsx';
import { ConversationProblem } from './conversation-problem.tsx';
import { draftChat } from './conversation-store.ts';
import { EmptyChat } from './empty-chat.tsx';
import { ExchangeList } from './exchange-list.tsx';
import { loadConversation } from './load-conversation.ts';
import { QuestionBox } from './question-box.tsx';
import { SuggestionGrid } from './suggestion-grid.tsx';
import { useDraftSource } from './use-draft-source.ts';
import { useFreshConversation } from './use-fresh-conversation.ts';
import { useSuggestions } from './use-suggestions.ts';

interface ConversationPageProps {
  sources: readonly SourceName[];
  /** The one that was chosen in this browser before; absent: the default one. */
  chosen: string | undefined;
  /** What may be asked of that one. Absent where the page did not wait for them. */
  suggestions: Suggestions | undefined;
}

/**
 * The conversation that the address names. The address is read here, not handed in: a draft becomes
 * a chat of its own while it is open, and its page must stay where it is. `sources` is what a new chat can be
 * about, the default first: known with the page, so that nothing moves when it becomes known.
 */
export function ConversationPage({ sources, chosen, suggestions }: ConversationPageProps) {
  const words = useTranslations('shared');
  const { chats } = useChats();
  const address = usePathname().split('/').at(-1) ?? draftChat;
  const { store, send, stop } = useConversations();
  // The address follows a moment later; a key that stops the question is heard before.
  const chatId = useSyncExternalStore(
    store.subscribe,
    () => store.named(address),
    () => address,
  );
  useEffect(() => store.left(address), [store, address]);
  const page = store.pageOf(chatId);
  const conversation = useConversation(chatId);
  const running = conversation.exchanges.some((exchange) => exchange.progress);
  const listed = chats.find((chat) => chat.id === chatId);
  const title = visibleText(listed?.title ?? conversation.exchanges[0]?.question ?? words('untitled'));
  const blank = conversation.status === 'ready' && conversation.exchanges.length === 0;

  // A new object each time: the same question may be taken up twice.
  const [written, setWritten] = useState<{ readonly question: string }>();
  const [source, chooseSource] = useDraftSource(store, chosen);
  const found = useSuggestions(blank, { source, first: source === chosen ? suggestions : undefined });

  const load = useCallback(() => {
    if (chatId !== draftChat) void loadConversation(store, chatId);
  }, [chatId, store]);

  useEffect(load, [load]);
  useFreshConversation(store, chatId, conversation.exchanges.at(-1)?.failure === 'lost');
  // The first answer should not wait for the script that shows it.
  useEffect(() => {
    loadAhead(loadEnvelopeView);
  }, []);

  const ask = (question: string) => send(chatId, question, { content: question });
  if (conversation.status === 'missing' || conversation.status === 'failed') {
    return (
      <ConversationProblem
        missing={conversation.status === 'missing'}
        onRetry={() => {
          store.forget(chatId);
          load();
        }}
      />
    );
  }
  return (
    <>
      <title>{`${title} · Docent`}</title>
      <h1 className="sr-only">{title}</h1>
      {/* One place for all of it, so that the box stays the same one when the first question leaves it. */}
      <div
        className={classes(
          'flex min-h-0 flex-1 flex-col print:block',
          blank && 'relative scroll-thin overflow-y-auto',
        )}
      >
        {blank ? (
          <EmptyChat sources={sources} source={source} onSource={chooseSource} found={found} />
        ) : (
          <ExchangeList
            key={page}
            chatId={chatId}
            conversation={conversation}
            onWrite={(question) => setWritten({ question })}
          />
        )}
        <QuestionBox
          key={`box of ${page}`}
          beginning={blank}
          running={running}
          typed={store.typed.get(chatId)}
          written={written}
          onType={(text) => store.typed.set(chatId, text)}
          last={conversation.exchanges.at(-1)?.question}
          sourceId={listed?.source_id ?? store.draftSource}
          onSend={ask}
          onStop={() => stop(chatId)}
        />
        {blank && <SuggestionGrid found={found} onAsk={ask} />}
      </div>
    </>
  );
}
