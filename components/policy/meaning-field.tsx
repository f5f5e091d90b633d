'use client';

import { useLocale, useTranslations } from 'next-intl';
import { RadioGroup } from 'radix-ui';
import { useId, useState } from 'react';
import type { ReadMeaning } from '#lib/policy/read-meanings.ts';
import { RequestFailure } from '../conversation/api.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { readMeanings } from './api.ts';

interface MeaningFieldProps {
  policyId: string;
  chosen: ReadMeaning | undefined;
  onChoose: (meaning: ReadMeaning) => void;
}

/** Another meaning in an admin's words: read by the rules that read complaints, and chosen from what they may say. */
export function MeaningField({ policyId, chosen, onChoose }: MeaningFieldProps) {
  const words = useTranslations('policy');
  const locale = useLocale();
  const id = useId();
  const [said, setSaid] = useState('');
  const [found, setFound] = useState<readonly ReadMeaning[]>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function read() {
    if (said.trim() === '') return;
    setBusy(true);
    try {
      const { meanings } = await readMeanings(policyId, said, locale);
      setFound(meanings);
      setProblem(meanings.length === 0 ? words('edit.meansNothing') : undefined);
      if (meanings[0]) onChoose(meanings[0]);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setProblem(words('edit.meansNothing'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <TextField
          label={words('edit.means')}
          hint={found ? undefined : words('edit.meansHint')}
          problem={problem}
          maxLength={300}
          value={said}
          onChange={setSaid}
          onKeyDown={(event) => {
            // Enter reads what is meant; it does not save what was meant before.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void read();
          }}
          className="min-w-0 flex-1"
        />
      </div>
      <Button size="small" className="self-start" onClick={read} disabled={busy || said.trim() === ''}>
        {words('edit.readMeaning')}
      </Button>
      {found && found.length > 0 && (
        <RadioGroup.Root
          aria-label={words('edit.means')}
          value={String(found.findIndex(({ words: text }) => text === chosen?.words))}
          onValueChange={(at) => {
            const meaning = found[Number(at)];
            if (meaning) onChoose(meaning);
          }}
          className="flex flex-col gap-2 rounded-md border border-line bg-canvas p-3"
        >
          {found.map((meaning, at) => (
            <div key={meaning.words} className="flex items-start gap-2">
              <RadioGroup.Item
                id={`${id}-${at}`}
                value={String(at)}
                className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong data-[state=checked]:border-accent"
              >
                <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
              </RadioGroup.Item>
              <label htmlFor={`${id}-${at}`} className="min-w-0 break-words">
                <bdi>{visibleText(meaning.words)}</bdi>
              </label>
            </div>
          ))}
        </RadioGroup.Root>
      )}
    </div>
  );
}
