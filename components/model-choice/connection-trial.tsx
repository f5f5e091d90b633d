import { CircleAlert, CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import type { ConnectionDraft } from './draft.ts';
import type { TrialState } from './use-connection-trial.ts';
import { useModelWords } from './use-model-words.ts';

interface ConnectionTrialProps {
  trial: TrialState;
  connection: ConnectionDraft;
  onRun: () => void;
}

/** Asks the server which models it offers, and says what came of it. */
export function ConnectionTrial({ trial, connection, onRun }: ConnectionTrialProps) {
  const { words } = useModelWords();
  const running = trial.status === 'running';
  return (
    <div className="flex flex-col items-start gap-3 sm:col-span-2">
      <Button onClick={onRun} disabled={running}>
        {running && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
        {running ? words.testing : words.test}
      </Button>
      <div role="status" className="w-full empty:hidden">
        {trial.status === 'reached' && <Reached models={trial.models} connection={connection} />}
        {trial.status === 'failed' && (
          <Said look="bad">{words.problems[trial.problem] ?? words.otherProblem}</Said>
        )}
      </div>
    </div>
  );
}

function Reached({ models, connection }: { models: readonly string[]; connection: ConnectionDraft }) {
  const { words, locale } = useModelWords();
  const name = connection.name.trim();
  if (models.length === 0) return <Said look="warn">{words.reachedNone}</Said>;
  const count = words.reached(models.length, models.length.toLocaleString(locale));
  // At Azure a model is named as it was deployed, which its list does not tell; Ollama has a tag that may be left out.
  const isKnown =
    connection.provider === 'azure' || models.includes(name) || models.includes(`${name}:latest`);
  if (name !== '' && !isKnown)
    return <Said look="warn">{`${count} ${words.notOffered(name, models.slice(0, 5).join(', '))}`}</Said>;
  return <Said look="good">{name === '' ? `${count} ${words.suggested}` : count}</Said>;
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
