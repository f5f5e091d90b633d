'use client';

import { LoaderCircle, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Envelope, Provenance } from '#lib/envelope/envelope.ts';
import { askWithoutPolicy, RequestFailure } from '../conversation/api.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useLanguage } from '../words/words-context.tsx';
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
  const { words } = useLanguage();
  const [found, setFound] = useState<Envelope | 'failed'>();

  useEffect(() => {
    setFound(undefined);
    askWithoutPolicy(chatId, messageId, policy.id).then(setFound, (thrown) => {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setFound('failed');
    });
  }, [chatId, messageId, policy.id]);

  const title = words.withoutPolicy(visibleText(policy.title));
  return (
    <section
      aria-label={title}
      aria-live="polite"
      aria-busy={found === undefined}
      className="flex animate-appear flex-col gap-3 rounded-lg border border-dashed border-line-strong p-4"
    >
      <div className="flex items-start justify-between gap-3">
        <div>
          <h3 className="font-medium">
            <bdi>{title}</bdi>
          </h3>
          <p className="text-xs text-ink-soft">{words.withoutPolicyText}</p>
        </div>
        <IconButton label={words.close} onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      {found === undefined && <LoaderCircle aria-hidden className="size-4 animate-spin text-accent" />}
      {found === 'failed' && <p className="text-bad">{words.withoutPolicyFailed}</p>}
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
