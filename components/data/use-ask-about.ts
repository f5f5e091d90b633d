'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Condition } from '#lib/pipeline/plan.ts';
import { createChat, RequestFailure } from '../conversation/api.ts';
import { useConversations } from '../conversation/conversation-context.tsx';
import { useNotify } from '../ui/toasts.tsx';

interface AskedRows {
  readonly model: string;
  readonly where?: Condition | undefined;
  /** What the first answer shows of them. */
  readonly told: readonly string[];
}

/** Starts a chat whose first answer is the list, so that what is asked next is about it. */
export function useAskAbout() {
  const router = useRouter();
  const { send } = useConversations();
  const notify = useNotify();
  const words = useTranslations('data');
  return async (sourceId: string, said: string, about: AskedRows) => {
    try {
      const chat = await createChat(sourceId);
      const { model, where, told } = about;
      send(chat.id, said, { content: said, about: { model, fields: told, ...(where && { where }) } });
      router.push(`/chats/${chat.id}`);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('askFailed'), { bad: true });
    }
  };
}
