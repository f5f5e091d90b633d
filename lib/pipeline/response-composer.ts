// Turns what a stage found into the one envelope people get. Sentences are made from the plan and the
// rows; every number in them is a value of the rows. Nothing here asks a model.
import { randomUUID } from 'node:crypto';
import type { SnippetResult } from '../data-source/reply.ts';
import type { Envelope, ErrorEnvelope, Meta, Provenance, Result } from '../envelope/envelope.ts';
import type { AssistantError } from '../errors/assistant-error.ts';
import { failureWords } from '../errors/failure-words.ts';
import { answerWords } from '../i18n/answer-words.ts';
import { formatCell } from '../i18n/format-cell.ts';
import { chooseChart } from './chart.ts';
import { editableParts } from './editable-parts.ts';
import { groupKeys } from './group-keys.ts';
import { costOf } from './model-cost.ts';
import type { Observation } from './observation.ts';
import type { Outcome, QuestionInput } from './outcome.ts';
import type { Preview } from './preview-options.ts';
import { takeRecordKeys } from './record-keys.ts';
import { describeColumns, formatPolicies } from './result-columns.ts';
import type { Context, Planning } from './stages.ts';
import type { Trace } from './trace.ts';

/** Values of one row that are told in the answer's sentence. */
const mostInSentence = 4;

interface Found {
  readonly planning: Planning & { kind: 'plan' };
  readonly reading: string;
  readonly snippet: string;
  readonly result: SnippetResult;
  readonly context: Context;
  readonly input: QuestionInput;
  readonly trace: Trace;
}

/** Rows become an answer: labelled columns, a sentence, a chart where one helps, and its provenance. */
export function composeAnswer(found: Found): Outcome {
  const { planning, reading, snippet, context, trace } = found;
  const { plan } = planning.reading;
  const { result: returned, records } = takeRecordKeys(found.result, plan, context.manifest);
  const columns = describeColumns(plan, returned.columns, context);
  const policies = [...planning.reading.policies, ...formatPolicies(plan, columns, context)];
  const { manifest, locale, timeZone, now } = context;
  const chart = chooseChart(plan, columns, returned.rows.length, groupKeys(plan, manifest));
  const result: Result = {
    columns,
    rows: returned.rows,
    totalRows: returned.totalRows,
    totalRowsAtLeast: returned.totalRowsAtLeast,
    chart: chart && { ...chart, locale },
    records,
  };
  const envelope = answerEnvelope(found, {
    result,
    truncated: returned.truncated,
    reading,
    code: snippet,
    provenance: {
      parts: editableParts(plan, { manifest, locale, timeZone, now }),
      planner: planning.reading.planner ?? 'built-in',
      confidence: planning.reading.confidence,
      assumptions: [...planning.reading.assumptions],
      plan: JSON.parse(JSON.stringify(plan)),
      policies: usedPolicies(policies, context),
    },
  });
  return { ...outcome(envelope, planning, trace), plan, reading, snippet, policies };
}

type FoundBySnippet = Omit<Found, 'planning' | 'reading' | 'snippet'> & {
  readonly planning: Planning & { kind: 'snippet' };
};

/**
 * The same for rows of a snippet that a model wrote. What it means stands in no plan: columns are called what it
 * calls them, nothing of the reading can be edited, and the reading is told as the model's own words.
 */
export function composeSnippetAnswer(found: FoundBySnippet): Outcome {
  const { planning, context, trace } = found;
  const { code, reading, confidence, assumptions, policies } = planning.written;
  const { columns, rows, truncated, totalRows, totalRowsAtLeast } = found.result;
  const labelled = columns.map((column) => ({ ...column, label: column.name.replaceAll('_', ' ') }));
  const check = trace.observations.findLast(
    (seen) => seen.kind === 'stage_ended' && seen.stage === 'type-check',
  );
  const envelope = answerEnvelope(found, {
    result: { columns: labelled, rows, totalRows, totalRowsAtLeast },
    truncated,
    reading: answerWords[context.locale].modelReads(reading),
    code,
    provenance: {
      planner: 'model',
      confidence,
      assumptions: [...assumptions],
      plan: null,
      snippet: { checkMilliseconds: check?.kind === 'stage_ended' ? check.milliseconds : 0 },
      policies: usedPolicies(policies, context),
    },
  });
  return { ...outcome(envelope, planning, trace), reading, snippet: code, policies };
}

interface Answered {
  readonly result: Result;
  readonly truncated: boolean;
  readonly reading: string;
  readonly code: string;
  readonly provenance: Omit<Provenance, 'reading' | 'sql' | 'models' | 'rowsRead' | 'milliseconds' | 'cost'>;
}

function answerEnvelope(
  { planning, context, input, trace }: Pick<Found, 'context' | 'input' | 'trace'> & { planning: Planning },
  { result, truncated, reading, code, provenance }: Answered,
): Envelope {
  const statements = trace.observations.filter((seen) => seen.kind === 'statement');
  const mayReadCode = input.asker.mayReadCode;
  return {
    type: 'answer',
    message: sentence(reading, result, truncated, context),
    data: {
      result,
      truncated,
      explanation: [reading, ...provenance.assumptions].join('. '),
      empty: result.rows.length === 0 ? 'no_rows' : undefined,
      code: mayReadCode ? code : undefined,
      provenance: {
        reading,
        ...provenance,
        sql: mayReadCode ? statements.map((seen) => seen.sql) : undefined,
        models: [...planning.intent.candidateModels],
        rowsRead: statements.reduce((sum, seen) => sum + seen.rows, 0),
        milliseconds: Math.round(trace.elapsed()),
        cost: costOf(trace.observations),
      },
    },
    meta: meta(input, planning),
  };
}

/** Help or an honest no: what a planner said instead of a plan. */
export function composeWithoutRows(
  planning: Exclude<Planning, { kind: 'plan' | 'snippet' | 'clarification' }>,
  context: Context,
  input: QuestionInput,
  trace: Trace,
): Outcome {
  switch (planning.kind) {
    case 'help':
      return outcome(
        {
          type: 'answer',
          message: planning.message,
          data: {
            result: null,
            truncated: false,
            explanation: planning.message,
            suggestions: [...planning.suggestions],
          },
          meta: meta(input, planning),
        },
        planning,
        trace,
      );
    case 'not_possible':
      return outcome(refusal(planning, context, input), planning, trace);
  }
}

/** A question put back, with its options in order; `previews` says what each comes to, where known. */
export function composeClarification(
  planning: Planning & { kind: 'clarification' },
  previews: readonly Preview[],
  input: QuestionInput,
  trace: Trace,
): Outcome {
  const options = planning.options.map(({ label, reading }, position) => ({
    id: `option-${position + 1}`,
    label,
    plan: reading.plan,
    confidence: reading.confidence,
  }));
  const envelope: Envelope = {
    type: 'clarification',
    message: planning.ask,
    data: {
      question: planning.ask,
      options: options.map(({ id, label }, position) => ({ id, label, preview: previews[position]?.text })),
      pending_clarification_id: randomUUID(),
    },
    meta: meta(input, planning),
  };
  return { ...outcome(envelope, planning, trace), options };
}

function refusal(
  planning: Planning & { kind: 'not_possible' },
  context: Context,
  input: QuestionInput,
): Envelope {
  const words = answerWords[context.locale];
  const notPermitted = planning.reason === 'not_permitted';
  return {
    type: 'out_of_scope',
    message: notPermitted ? words.notPermitted : planning.message,
    data: {
      reason: planning.reason,
      how_to_rephrase: notPermitted ? words.notPermittedHint : planning.rephrase,
      suggestions: [...planning.suggestions],
    },
    meta: meta(input, planning),
  };
}

/**
 * A failure becomes words for staff and a code; its detail and cause stay with the trace. What was understood by
 * then is told too. `context` is absent where there was none yet.
 */
export function composeError(
  error: AssistantError,
  planning: Planning | undefined,
  context: Context | undefined,
  input: QuestionInput,
  trace: Trace,
): Outcome {
  trace.observe({ kind: 'failed', code: error.code, detail: error.detail, cause: error });
  const envelope: Envelope = {
    type: 'error',
    message: error.words ?? failureWords(error, input.locale),
    data: {
      error_code: error.code,
      retryable: error.retryable,
      understood: context && understood(planning, context, trace),
    },
    meta: meta(input, planning),
  };
  const plan = planning?.kind === 'plan' ? planning.reading.plan : undefined;
  return { ...outcome(envelope, planning, trace), plan };
}

function outcome(envelope: Envelope, planning: Planning | undefined, trace: Trace): Outcome {
  return {
    envelope,
    intent: {
      label: envelope.meta.intent_label,
      confidence: envelope.meta.intent_confidence,
    },
    candidateModels: planning?.intent.candidateModels ?? [],
    sql: trace.observations.filter((seen) => seen.kind === 'statement').map((seen) => seen.sql),
    policies: [],
    observations: trace.observations as Observation[],
    milliseconds: trace.elapsed(),
  };
}

function meta(input: QuestionInput, planning: Planning | undefined): Meta {
  return {
    chat_id: input.chatId,
    intent_label: planning?.intent.label ?? 'DATA_QUERY',
    intent_confidence: planning?.intent.confidence ?? 0,
    trace_id: input.traceId,
  };
}

/** Nothing where no sentence was made of the plan: it may name what is not there. */
function understood(
  planning: Planning | undefined,
  { manifest, locale, timeZone, now, ...context }: Context,
  trace: Trace,
): ErrorEnvelope['data']['understood'] {
  const said = trace.observations.findLast((seen) => seen.kind === 'reading');
  if (planning?.kind !== 'plan' || !said) return undefined;
  const { plan, planner = 'built-in', confidence, policies } = planning.reading;
  return {
    reading: said.text,
    parts: editableParts(plan, { manifest, locale, timeZone, now }),
    planner,
    confidence,
    policies: usedPolicies(policies, context),
  };
}

function usedPolicies(ids: readonly string[], context: Pick<Context, 'policies'>): Provenance['policies'] {
  return context.policies.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, title }));
}

/** "Number of customers: 91"; "Customers per country: 21 rows"; "…: the first 1,000 of at least 100,000 rows". */
function sentence(reading: string, result: Result, truncated: boolean, context: Context): string {
  const { locale } = context;
  const words = answerWords[locale];
  const [first] = result.rows;
  const [column] = result.columns;
  if (!first || !column) return `${words.nothingMatched} (${reading})`;
  const count = new Intl.NumberFormat(locale);
  if (truncated) {
    const known = result.totalRows ?? result.totalRowsAtLeast;
    const total = known === undefined ? undefined : count.format(known);
    return `${reading}: ${words.truncated(count.format(result.rows.length), total, result.totalRows !== undefined)}`;
  }
  if (result.rows.length > 1) return `${reading}: ${words.rows(count.format(result.rows.length))}`;
  if (result.columns.length === 1) {
    const value = first[0] ?? null;
    return `${reading}: ${value === null ? words.noValue : formatCell(value, column, locale)}`;
  }
  // A row of many columns is read in the table below; in one sentence nobody finds anything.
  if (result.columns.length > mostInSentence) return `${reading}: ${words.rows('1')}`;
  const values = result.columns.map(
    (each, position) => `${each.label} ${formatCell(first[position] ?? null, each, locale)}`,
  );
  return `${reading}: ${values.join(', ')}`;
}
