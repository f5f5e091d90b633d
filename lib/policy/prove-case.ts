// One question asked twice, without and with the candidate. What the candidate does not reach is not asked at
// all, and what is read alike is not run: most of a proof costs no query and no model call.
import type { Envelope } from '../envelope/envelope.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import type { Planning } from '../pipeline/stages.ts';
import type { ChosenCase } from './choose-proof-cases.ts';
import type { Replay } from './open-replay.ts';
import type { ProofCase, ProofVerdict, ShownAnswer } from './proof-case.ts';
import { meets, rowDifference, rowsOf, sameRows, sameRowsInOrder } from './same-answer.ts';
import { samePlan } from './same-plan.ts';

const rowsShown = 10;

/** The policies of the person who asked, as they are and with the candidate. */
export interface Under {
  readonly old: readonly LivePolicy[];
  readonly new: readonly LivePolicy[];
  /** The candidate's effect is to ask back. */
  readonly asks: boolean;
  /** Others that were made of the same complaint; what failed may need them all. */
  readonly companions?: readonly LivePolicy[];
}

/**
 * What failed is tried with the candidate alone, and where that mends nothing with its companions too; what is
 * protected must bear the candidate by itself.
 */
export async function proveCase(chosen: ChosenCase, replay: Replay, under: Under): Promise<ProofCase> {
  const alone = await proveUnder(chosen, replay, under);
  const { companions = [] } = under;
  const failed = chosen.kind === 'failed' || chosen.kind === 'paraphrase';
  if (!failed || companions.length === 0 || !['same', 'changed'].includes(alone.verdict)) return alone;
  const besides = companions.filter(({ id }) => !under.new.some((policy) => policy.id === id));
  const together = await proveUnder(chosen, replay, { ...under, new: [...under.new, ...besides] });
  return together.verdict === 'better' ? { ...together, together: besides.map(({ id }) => id) } : alone;
}

async function proveUnder(chosen: ChosenCase, replay: Replay, under: Under): Promise<ProofCase> {
  const { key, kind, words, asked } = chosen;
  const head = { key, kind, question: words ?? asked.question };
  const reached = (policies: readonly LivePolicy[]) =>
    JSON.stringify(replay.context(policies, words).policies);
  if (reached(under.old) === reached(under.new)) return { ...head, verdict: 'same', compared: 'not_reached' };
  const [before, after] = await Promise.all([replay.read(under.old, words), replay.read(under.new, words)]);
  if (before && after && sameReading(before, after)) return { ...head, verdict: 'same', compared: 'plan' };
  const [old, fresh] = await Promise.all([
    answerOf(before, replay, under.old, words),
    answerOf(after, replay, under.new, words),
  ]);
  const difference = old.rows && fresh.rows ? rowDifference(old.rows, fresh.rows) : undefined;
  return {
    ...head,
    verdict: await verdictOn(chosen, replay, under, { old, fresh, before }),
    compared: 'rows',
    old: old.shown,
    new: fresh.shown,
    ...(difference ? { rows_added: difference.added, rows_removed: difference.removed } : {}),
  };
}

function sameReading(before: Planning, after: Planning): boolean {
  if (before.kind !== after.kind) return false;
  if (before.kind === 'plan' && after.kind === 'plan')
    return samePlan(before.reading.plan, after.reading.plan);
  if (before.kind === 'snippet' && after.kind === 'snippet')
    return before.written.code === after.written.code;
  if (before.kind === 'clarification' && after.kind === 'clarification') {
    const plans = (one: typeof before) => JSON.stringify(one.options.map(({ reading }) => reading.plan));
    return plans(before) === plans(after);
  }
  return true;
}

interface Answer {
  readonly rows?: ReturnType<typeof rowsOf>;
  readonly shown: ShownAnswer;
}

async function answerOf(
  planning: Planning | undefined,
  replay: Replay,
  policies: readonly LivePolicy[],
  question: string | undefined,
): Promise<Answer> {
  if (planning && planning.kind !== 'plan' && planning.kind !== 'snippet') {
    const text = planning.kind === 'clarification' ? planning.ask : planning.message;
    return { shown: { type: typeOf(planning), text, columns: [], rows: [], total: 0 } };
  }
  const { envelope } = await replay.answer(policies, {
    // What could not be used at first may be repaired on the whole way.
    ...(planning?.kind === 'plan' && { plan: planning.reading.plan }),
    ...(planning?.kind === 'snippet' && { snippet: planning.written }),
    ...(question === undefined ? {} : { question }),
  });
  return { rows: rowsOf(envelope), shown: shown(envelope) };
}

function typeOf(planning: Planning): string {
  return planning.kind === 'clarification'
    ? 'clarification'
    : planning.kind === 'help'
      ? 'help'
      : 'out_of_scope';
}

function shown(envelope: Envelope): ShownAnswer {
  const result = envelope.type === 'answer' ? envelope.data.result : undefined;
  return {
    type: envelope.type,
    text: envelope.message,
    columns: result?.columns.map(({ label }) => label) ?? [],
    rows: result?.rows.slice(0, rowsShown) ?? [],
    total: result?.totalRows ?? result?.rows.length ?? 0,
  };
}

interface Both {
  readonly old: Answer;
  readonly fresh: Answer;
  readonly before: Planning | undefined;
}

async function verdictOn(
  { kind, truth, wrong, expected }: ChosenCase,
  replay: Replay,
  { asks }: Under,
  { old, fresh, before }: Both,
): Promise<ProofVerdict> {
  if (truth) {
    // Read as it was when it was found right, the answer of today is the right one.
    const isRead = before?.kind === 'plan' && samePlan(before.reading.plan, truth) && old.rows !== undefined;
    const right = isRead ? old.rows : rowsOf((await replay.answer([], { plan: truth })).envelope);
    // What was right cannot be computed any more: nothing is known of either.
    if (!right) return 'skipped';
    const ordered = truth.orderBy !== undefined;
    return ranked(isSame(old, right, ordered), isSame(fresh, right, ordered));
  }
  if (expected) {
    const meant =
      'plan' in expected ? rowsOf((await replay.answer([], { plan: expected.plan })).envelope) : undefined;
    const isMet = (answer: Answer) => answer.rows !== undefined && meets(expected, answer.rows, meant);
    return ranked(isMet(old), isMet(fresh));
  }
  if (asks && fresh.shown.type === 'clarification') return kind === 'neighbour' ? 'changed' : 'better';
  if (!fresh.rows) return old.rows ? 'worse' : 'same';
  if (!old.rows) return 'better';
  if (sameRows(old.rows, fresh.rows)) return 'same';
  if (kind === 'neighbour') return 'changed';
  // Another answer than the one that was complained about; whether it is right, a person has to say.
  const stillWrong = wrong === undefined || (before?.kind === 'plan' && samePlan(before.reading.plan, wrong));
  return stillWrong ? 'better' : 'changed';
}

function isSame({ rows }: Answer, right: NonNullable<Answer['rows']>, ordered: boolean): boolean {
  return rows !== undefined && (ordered ? sameRowsInOrder(rows, right) : sameRows(rows, right));
}

function ranked(oldIsRight: boolean, newIsRight: boolean): ProofVerdict {
  if (oldIsRight === newIsRight) return 'same';
  return newIsRight ? 'better' : 'worse';
}
