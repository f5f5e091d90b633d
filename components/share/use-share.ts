import { useTranslations } from 'next-intl';
import { createShare, RequestFailure, revokeShare } from '../conversation/api.ts';
import { copyText } from '../ui/copy-text.ts';
import { useNotify } from '../ui/toasts.tsx';

/** Makes a link to a chat or an answer and copies it; the notice takes it back. */
export function useShare(): (chatId: string, messageId?: string) => Promise<void> {
  const words = useTranslations('shared');
  const notify = useNotify();
  return async (chatId, messageId) => {
    try {
      const { id, href } = await createShare(chatId, messageId);
      const copied = await copyText(href);
      const undo = async () => {
        try {
          await revokeShare(id);
          notify(words('shareRevoked'));
        } catch (thrown) {
          if (!(thrown instanceof RequestFailure)) throw thrown;
          notify(words('changeFailed'), { bad: true });
        }
      };
      // Where nothing may be copied, the address itself is what there is to say.
      notify(copied ? words('shareCopied') : words('shareUncopied', { href }), {
        action: { label: words('undo'), run: undo },
      });
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('shareFailed'), { bad: true });
    }
  };
}
