'use client';

import { LoaderCircle, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Envelope, Provenance } from '#lib/envelope/envelope.ts';
import { askWithoutPolicy, RequestFailure } from '../conversation/api.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { intoView } from '../ui/into-view.ts';
import { AnswerRows } from './answer-rows.tsx';
import { visibleText } from './visible-text.ts';

interface WithoutPolicyProps {
  chatId: string;
  messageId: string;
  policy: Provenance['policies'][number];
  onClose: () => void;
}

/** What the answer would be without one policy, beside the answer: so that its effect can be seen. */
export function WithoutPolicy({ chatId, messageId, policy, onClose }: WithoutPolicyProps) {
  const words = useTranslations('shared');
  const panel = useRef<HTMLElement>(null);
  const [opener] = useState(() => document.activeElement);
  const [found, setFound] = useState<Envelope | 'failed'>();

  useEffect(() => {
    setFound(undefined);
    askWithoutPolicy(chatId, messageId, policy.id).then(setFound, (thrown) => {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setFound('failed');
    });
  }, [chatId, messageId, policy.id]);

  // Under the answer that it is compared with; it grows when it has come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is what made it grow
  useEffect(() => intoView(panel.current), [found]);

  const title = words('withoutPolicy', { policy: visibleText(policy.title) });
  return (
    <section
      ref={panel}
      aria-label={title}
      aria-live="polite"
      aria-busy={found === undefined}
      className="flex scroll-my-4 animate-appear flex-col gap-3 rounded-lg border border-dashed border-line-strong p-4"
    >
      <div className="flex items-start justify-between gap-3">
        <div>
          <h2 className="font-medium">
            <bdi>{title}</bdi>
          </h2>
          <p className="text-xs text-ink-soft">{words('withoutPolicyText')}</p>
        </div>
        <IconButton
          label={words('close')}
          onClick={() => {
            onClose();
            // The keyboard goes on from where it came.
            if (opener instanceof HTMLElement) opener.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      {found === undefined && <LoaderCircle aria-hidden className="size-4 animate-spin text-accent" />}
      {found === 'failed' && <p className="text-bad">{words('withoutPolicyFailed')}</p>}
      {found && found !== 'failed' && (
        <>
          <p className="break-words whitespace-pre-wrap">
            <bdi>{visibleText(found.message)}</bdi>
          </p>
          {found.type === 'answer' && <AnswerRows chatId={chatId} messageId={undefined} envelope={found} />}
        </>
      )}
    </section>
  );
}
