import { useLocale, useTranslations } from 'next-intl';
import { RequestFailure, sendFeedback } from '../conversation/api.ts';
import { useConversations } from '../conversation/conversation-context.tsx';
import type { Exchange, Verdict } from '../conversation/exchange.ts';
import { useNotify } from '../ui/toasts.tsx';

/** Gives a verdict on what came of a question: shown as given at once, and taken back when the server did not store it. */
export function useVerdict(chatId: string, exchange: Exchange): (verdict: Verdict) => Promise<void> {
  const words = useTranslations('shared');
  const locale = useLocale();
  const { store } = useConversations();
  const notify = useNotify();
  return async (verdict) => {
    if (!exchange.messageId) return;
    const before = exchange.feedback;
    const keep = (feedback: Verdict | undefined) =>
      store.change(chatId, exchange.key, (changed) => ({ ...changed, feedback }));
    keep({ ...verdict, state: 'recorded' });
    try {
      const { message } = await sendFeedback(chatId, exchange.messageId, verdict, locale);
      notify(message || words('feedbackThanks'));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      keep(before);
      notify(words('feedbackFailed'), { bad: true });
    }
  };
}
