import { CircleAlert, CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { knownWord } from '../words/known-word.ts';
import type { WordsOf } from '../words/messages.ts';
import type { ConnectionDraft } from './draft.ts';
import type { TrialState } from './use-connection-trial.ts';

type EndedTrial = Extract<TrialState, { status: 'ended' }>;

interface ConnectionTrialProps {
  trial: TrialState;
  connection: ConnectionDraft;
  onRun: () => void;
}

/** Asks the server which models it offers and the model for an answer, and says what came of it. */
export function ConnectionTrial({ trial, connection, onRun }: ConnectionTrialProps) {
  const words = useTranslations('model');
  const running = trial.status === 'running';
  return (
    <div className="flex flex-col items-start gap-3 sm:col-span-2">
      <Button onClick={onRun} disabled={running}>
        {running && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
        {running ? words('testing') : words('test')}
      </Button>
      <div role="status" className="w-full empty:hidden">
        {trial.status === 'ended' && <Ended trial={trial} connection={connection} />}
        {trial.status === 'failed' && <Said look="bad">{words('otherProblem')}</Said>}
      </div>
    </div>
  );
}

function Ended({ trial, connection }: { trial: EndedTrial; connection: ConnectionDraft }) {
  const words = useTranslations('model');
  const locale = useLocale();
  const { list, answer, name } = trial;
  const problems = useTranslations('model.problems');
  const problem = (code: string) => knownWord(problems, code) ?? words('otherProblem');
  // What was found of one name says nothing of another that was typed since.
  if (answer && name === connection.name.trim()) {
    if ('problem' in answer) {
      const instead = answer.problem === 'name_unknown' ? others(trial, words) : '';
      return (
        <Said look="bad">
          {`${words('answersNot', { name, problem: problem(answer.problem) })} ${instead}`.trim()}
        </Said>
      );
    }
    const seconds = Math.max(0.1, answer.milliseconds / 1000).toLocaleString(locale, {
      maximumFractionDigits: 1,
    });
    return <Said look="good">{words('answers', { name, seconds })}</Said>;
  }
  if ('problem' in list) return <Said look="bad">{problem(list.problem)}</Said>;
  if (list.models.length === 0) return <Said look="warn">{words('reachedNone')}</Said>;
  const count = words('reached', { count: list.models.length });
  return <Said look="good">{`${count} ${words('suggested')}`}</Said>;
}

function others(trial: EndedTrial, words: WordsOf<'model'>): string {
  const some = offered(trial).slice(0, 5).join(', ');
  return some === '' ? '' : words('offers', { some });
}

/** Names that a server was found to have. */
export function offered(trial: TrialState): readonly string[] {
  return trial.status === 'ended' && 'models' in trial.list ? trial.list.models : [];
}

const looks = {
  good: { Icon: CircleCheck, look: 'bg-good-soft text-good' },
  warn: { Icon: TriangleAlert, look: 'bg-warn-soft text-warn' },
  bad: { Icon: CircleAlert, look: 'bg-bad-soft text-bad' },
} as const;

function Said({ look, children }: { look: keyof typeof looks; children: ReactNode }) {
  const { Icon, look: colours } = looks[look];
  return (
    <p className={classes('flex items-start gap-2 rounded-md px-3 py-2 text-sm', colours)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
