// What each reading of an unclear question comes to, so that a person can tell the readings apart by their
// numbers. A preview is a courtesy: it goes the way of any answer, through guard, isolate and query check,
// under the asker's own rules, but within a small time, and what does not make it is simply not shown.
import { openGateway } from '../data-source/gateway.ts';
import type { SnippetResult } from '../data-source/reply.ts';
import type { Cell } from '../envelope/envelope.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { guardSnippet } from '../guard/guard.ts';
import { answerWords } from '../i18n/answer-words.ts';
import { formatCell } from '../i18n/format-cell.ts';
import { generateSnippet, isSingleRow } from './code-generator.ts';
import { answerLimits } from './limits.ts';
import type { QuestionInput, Tools } from './outcome.ts';
import type { Plan } from './plan.ts';
import { describeColumns } from './result-columns.ts';
import { readSnippetResult } from './snippet-result.ts';
import type { Context, Planning } from './stages.ts';
import type { Trace } from './trace.ts';

// Beside the words of an option there is room for a name, not for a text.
const longest = 60;
/** Rows that are compared at most; of a longer list it is not known whether another has the same. */
const rowsCompared = 200;

export interface Preview {
  /**
   * Its number ("1,234"), the first value of its one row ("Ana"), or the number of its rows ("21 rows"), in
   * the asker's language. Undefined where it took too long, failed or has nothing to show.
   */
  readonly text?: string;
  /** The same for options with the same rows in any order and number; undefined where that says nothing. */
  readonly rows?: string;
}

/** What each option comes to, in order; empty where that took too long or failed. Never throws. */
export async function previewOptions(
  { options }: Planning & { kind: 'clarification' },
  context: Context,
  input: QuestionInput,
  tools: Tools,
  trace: Trace,
): Promise<Preview[]> {
  const { previewMilliseconds: budget = 0 } = input;
  const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(budget)]);
  const previews: Preview[] = options.map(() => ({}));
  let over = false;
  const observe: Trace['observe'] = (observation) => {
    // What ends after its time belongs to no question any more.
    if (!over) trace.observe(observation);
  };
  const running = options.map(async ({ reading }, position) => {
    try {
      previews[position] = await preview(reading.plan, context, input, { ...tools, signal, observe });
    } catch (thrown) {
      const failure = asAssistantError(thrown);
      const late = signal.aborted || failure.code === 'query.timeout';
      if (!late) observe({ kind: 'failed', code: failure.code, detail: failure.detail, cause: failure });
    }
  });
  await Promise.race([Promise.all(running), aborted(signal)]);
  over = true;
  return [...previews];
}

async function preview(plan: Plan, context: Context, input: QuestionInput, tools: Tools): Promise<Preview> {
  const { manifest, now, timeZone } = context;
  const snippet = generateSnippet(plan, { manifest, now, timeZone, rowLimit: rowsCompared });
  const code = await guardSnippet(snippet);
  const milliseconds = input.previewMilliseconds ?? 0;
  const gateway = openGateway({
    source: tools.source,
    manifest: tools.manifest,
    access: input.asker.access,
    actor: input.asker.actor,
    limits: { ...answerLimits, milliseconds, atMostMilliseconds: milliseconds },
    observe: tools.observe,
  });
  const returned = await tools.sandbox.run(code, gateway.bridge, { origin: 'rule', signal: tools.signal });
  const result = readSnippetResult(returned);
  const text = textOf(result, plan, context);
  const rows = rowsOf(result);
  return { ...(text !== undefined && { text }), ...(rows !== undefined && { rows }) };
}

/** How many of the first columns are the name of the row: a first and a last name are one. */
function namesIn({ model, fields = [] }: Plan, { manifest }: Context): number {
  const names = manifest.model(model)?.displayFields ?? [];
  const other = fields.findIndex(({ path }) => path === undefined || !names.includes(path));
  return other < 0 ? fields.length : other;
}

function textOf(result: SnippetResult, plan: Plan, context: Context): string | undefined {
  const { columns, rows, totalRows, totalRowsAtLeast } = result;
  if (isSingleRow(plan) && plan.measures?.length !== 1) return undefined;
  const words = answerWords[context.locale];
  const count = new Intl.NumberFormat(context.locale);
  // One row is told by what it begins with: "1 row" would say the same of every reading.
  if (!isSingleRow(plan) && plan.limit !== 1) {
    if (totalRowsAtLeast !== undefined) return words.rowsAtLeast(count.format(totalRowsAtLeast));
    return words.rows(count.format(totalRows ?? rows.length));
  }
  const described = describeColumns(plan, columns, context);
  const names = namesIn(plan, context);
  const cells = (rows[0] ?? []).slice(0, Math.max(1, names)).flatMap((cell: Cell, at) => {
    const column = described[at];
    return cell === null || !column ? [] : [formatCell(cell, column, context.locale)];
  });
  const text = cells.length > 0 ? cells.join(' ') : undefined;
  return text && text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Nothing and zero are what most wrong readings come to: that two agree in them says little. */
function rowsOf({ rows, truncated }: SnippetResult): string | undefined {
  const isBare = rows.every((row) => row.every((cell) => cell === null || cell === 0));
  if (truncated || isBare) return undefined;
  return JSON.stringify([...new Set(rows.map((row) => JSON.stringify(row)))].sort());
}

/** Settles when the signal does; it never fails, for being late is not a failure here. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
