'use client';

import { useRouter } from 'next/navigation';
import type { Condition } from '#lib/pipeline/plan.ts';
import { createChat, RequestFailure } from '../conversation/api.ts';
import { useConversations } from '../conversation/conversation-context.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { useDataWords } from './use-data-words.ts';

/** Starts a chat whose first answer is the list, so that what is asked next is about it. */
export function useAskAbout() {
  const router = useRouter();
  const { send } = useConversations();
  const notify = useNotify();
  const { words } = useDataWords();
  return async (sourceId: string, said: string, about: { model: string; where?: Condition | undefined }) => {
    try {
      const chat = await createChat(sourceId);
      const { model, where } = about;
      send(chat.id, said, { content: said, about: { model, ...(where && { where }) } });
      router.push(`/chats/${chat.id}`);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words.askFailed, { bad: true });
    }
  };
}
