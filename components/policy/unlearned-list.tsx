'use client';

import { Inbox } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FeedbackView } from '#lib/policy/list-feedback.ts';
import { LoadProblem } from '../admin/load-problem.tsx';
import { LoadingRows } from '../admin/loading-rows.tsx';
import { useLoaded } from '../admin/use-loaded.ts';
import { RequestFailure } from '../conversation/api.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { shortTime } from '../ui/short-time.ts';
import { useNotify } from '../ui/toasts.tsx';
import { knownWord } from '../words/known-word.ts';
import { generateAgain, listUnlearned } from './api.ts';
import { usePolicyWork } from './use-policy-work.ts';

/**
 * Complaints that no policy came of. Somebody wrote each of them, and where a machine could learn nothing an
 * admin may: the label of a field, a question to verify, or only what people trip over. Or those whose words were set
 * aside: nothing is learned of them until an admin who has read them asks for it.
 */
export function UnlearnedList({ which, onAsked }: { which: 'rejected' | 'flagged'; onAsked: () => void }) {
  const words = useTranslations('policy');
  const adminWords = useTranslations('admin');
  const shared = useTranslations('shared');
  const notify = useNotify();
  const load = useCallback(() => listUnlearned(which, 0), [which]);
  const { loaded, reload, put } = useLoaded(load);
  if (loaded.status === 'loading') return <LoadingRows />;
  if (loaded.status === 'failed') return <LoadProblem missing={loaded.missing} onRetry={reload} />;
  const { feedback, total } = loaded.value;
  const room = which === 'flagged' ? 'setAside' : 'unlearned';

  async function more() {
    try {
      const next = await listUnlearned(which, feedback.length);
      put({ total: next.total, feedback: [...feedback, ...next.feedback] });
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(shared('loadFailed'), { bad: true });
    }
  }

  if (feedback.length === 0) {
    return <EmptyState icon={Inbox}>{words(`${room}.none`)}</EmptyState>;
  }
  return (
    <>
      <p className="max-w-2xl text-ink-soft">{words(`${room}.text`)}</p>
      <ul className="rounded-lg border border-line bg-surface">
        {feedback.map((one) => (
          <Complaint key={one.id} feedback={one} onAsked={onAsked} />
        ))}
      </ul>
      {feedback.length < total && (
        <div className="flex items-center justify-center gap-3 text-xs text-ink-faint">
          {adminWords('of', { shown: feedback.length, total })}
          <Button size="small" onClick={more}>
            {adminWords('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Complaint({ feedback, onAsked }: { feedback: FeedbackView; onAsked: () => void }) {
  const words = useTranslations('policy');
  const shared = useTranslations('shared');
  const locale = useLocale();
  const notify = useNotify();
  const { busy, run } = usePolicyWork();
  const outcomes = useTranslations('policy.unlearned.outcomes');
  const flags = useTranslations('policy.setAside.flags');
  const reason = knownWord(outcomes, feedback.outcome ?? '');
  const again = () =>
    run(async () => {
      await generateAgain(feedback.id);
      notify(words('unlearned.asked'));
      onAsked();
    });

  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line p-4 first:border-t-0">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <p className="font-medium break-words">
          <bdi>{visibleText(feedback.question)}</bdi>
        </p>
        <p className="break-words text-ink-soft">
          <bdi>{visibleText(feedback.answer)}</bdi>
        </p>
        <p className="break-words whitespace-pre-wrap">
          {feedback.note ? (
            <bdi>{shared('quoted', { text: visibleText(feedback.note) })}</bdi>
          ) : (
            <span className="text-ink-faint">{words('noWords')}</span>
          )}
        </p>
        <p className="text-xs text-ink-soft">
          {[
            feedback.id,
            visibleText(feedback.author.name),
            shortTime(feedback.created_at, locale),
            ...feedback.flags.map((flag) => knownWord(flags, flag) ?? flag),
            ...(reason ? [reason] : []),
          ].join(' · ')}
        </p>
      </div>
      <Button size="small" disabled={busy} onClick={again}>
        {words('unlearned.again')}
      </Button>
    </li>
  );
}
