import type { AnswerEnvelope, Cell, Result } from '../envelope/envelope.ts';
import type { Outcome } from '../pipeline/outcome.ts';

const rowsShown = 50;
const cellWidth = 40;

/** An envelope as it is read on a terminal: what is said, the rows, and what to ask instead. */
export function renderOutcome(outcome: Outcome, show: { plan?: boolean; explain?: boolean } = {}): string {
  const { envelope } = outcome;
  const parts: string[] = [envelope.message];
  if (envelope.type === 'answer') parts.push(...renderAnswer(envelope));
  if (envelope.type === 'clarification') {
    parts.push(envelope.data.options.map(({ label }, index) => `  ${index + 1}. ${label}`).join('\n'));
  }
  if (envelope.type === 'out_of_scope') {
    const { how_to_rephrase, suggestions = [] } = envelope.data;
    parts.push([how_to_rephrase, ...suggestions.map((each) => `  - ${each}`)].filter(Boolean).join('\n'));
  }
  if (envelope.type === 'error') parts.push(`(${envelope.data.error_code})`);
  if (show.plan && outcome.plan) parts.push(JSON.stringify(outcome.plan, null, 2));
  if (show.explain) {
    if (outcome.snippet) parts.push(outcome.snippet.trimEnd());
    parts.push(...outcome.sql);
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function renderAnswer({ message, data }: AnswerEnvelope): string[] {
  const { result, explanation, phrasing = '', suggestions = [] } = data;
  return [
    phrasing,
    // One number is in the message already.
    result && (result.rows.length > 1 || result.columns.length > 1) ? renderTable(result) : '',
    message.includes(explanation) ? '' : explanation,
    suggestions.map((each) => `  - ${each}`).join('\n'),
  ];
}

function renderTable({ columns, rows }: Result): string {
  const numeric = columns.map(({ type }) => type === 'integer' || type === 'decimal');
  const lines = [
    columns.map(({ label }) => label),
    ...rows.slice(0, rowsShown).map((row) => columns.map((_, index) => shown(row[index] ?? null))),
  ];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => (line[index] ?? '').length)));
  const written = lines.map((line) =>
    line
      .map((cell, index) =>
        numeric[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  written.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  if (rows.length > rowsShown) written.push(`… ${rows.length - rowsShown} more rows`);
  return written.join('\n');
}

function shown(value: Cell): string {
  // A row is a line: what would break it, or speak to the terminal itself, is shown as a symbol.
  const text = value === null ? '–' : String(value).replace(/\p{Cc}|\p{Cf}/gu, '␣');
  return text.length > cellWidth ? `${text.slice(0, cellWidth - 1)}…` : text;
}
