import { costOf } from '../model-cost.ts';
import type { Outcome, QuestionInput, Tools } from '../outcome.ts';
import type { Context } from '../stages.ts';
import type { Trace } from '../trace.ts';

/** An answer with what is said of its rows, and with what saying it cost; anything else as it is. */
export async function phraseOutcome(
  outcome: Outcome,
  { question, locale }: Context,
  { asker }: QuestionInput,
  { phraser, signal }: Tools,
  trace: Trace,
): Promise<Outcome> {
  const { envelope, reading = '' } = outcome;
  if (!phraser || envelope.type !== 'answer') return outcome;
  const { result, truncated, provenance } = envelope.data;
  if (!result || !provenance || result.rows.length === 0) return outcome;
  const asked = { question, reading, result, truncated, locale };
  const tools = { actorId: asker.actor.id, signal, observe: trace.observe };
  const phrasing = await trace.stage('phrasing', () => phraser(asked, tools));
  const milliseconds = Math.round(trace.elapsed());
  const data = {
    ...envelope.data,
    ...(phrasing === undefined ? {} : { phrasing }),
    provenance: { ...provenance, milliseconds, cost: costOf(trace.observations) },
  };
  return { ...outcome, envelope: { ...envelope, data }, milliseconds: trace.elapsed() };
}
