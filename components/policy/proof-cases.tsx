'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ProofCase, ShownAnswer } from '#lib/policy/proof-case.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Badge } from '../ui/badge.tsx';
import { classes } from '../ui/classes.ts';
import type { WordsOf } from '../words/messages.ts';

const looks = { better: 'good', worse: 'bad', changed: 'warn', same: 'plain', skipped: 'plain' } as const;
const rowsShown = 5;

/** What changes comes first and open; what stays as it is is counted and one step away. */
export function ProofCases({ cases }: { cases: readonly ProofCase[] }) {
  const words = useTranslations('policy');
  const unchanged = cases.filter(({ verdict }) => verdict === 'same');
  const changed = cases.filter(({ verdict }) => verdict !== 'same');
  return (
    <div className="flex flex-col gap-4">
      {changed.map((one) => (
        <Case key={one.key} case={one} />
      ))}
      {unchanged.length > 0 && (
        <details className="group">
          <summary className="flex w-fit cursor-pointer list-none items-center gap-1 rounded py-1 text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90" />
            {words('unchanged', { count: unchanged.length })}
          </summary>
          <ul className="mt-2 flex flex-col gap-1.5">
            {unchanged.map((one) => (
              <li key={one.key} className="flex flex-wrap items-baseline gap-x-2">
                <bdi className="min-w-0 break-words">{visibleText(one.question)}</bdi>
                <span className="text-xs text-ink-faint">{words(`kinds.${one.kind}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Case({ case: one }: { case: ProofCase }) {
  const words = useTranslations('policy');
  // Of a single row the two answers already say it all.
  const moved =
    (one.rows_added ?? 0) + (one.rows_removed ?? 0) > 0 &&
    Math.max(one.old?.total ?? 0, one.new?.total ?? 0) > 1;
  return (
    <article className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Badge look={looks[one.verdict]}>{words(`verdicts.${one.verdict}`)}</Badge>
        <h3 className="min-w-0 font-medium break-words">
          <bdi>{visibleText(one.question)}</bdi>
        </h3>
        <span className="text-xs text-ink-faint">{words(`kinds.${one.kind}`)}</span>
      </div>
      {one.compared === 'not_reached' ? (
        <p className="text-ink-soft">{words('notReached')}</p>
      ) : (
        <div className="grid gap-3 md:grid-cols-2">
          <Answer title={words('oldAnswer')} question={one.question} answer={one.old} />
          <Answer title={words('newAnswer')} question={one.question} answer={one.new} />
        </div>
      )}
      {one.together && one.together.length > 0 && (
        <p className="rounded-md bg-accent-soft px-3 py-2">
          {words('together')}{' '}
          {one.together.map((id, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link
                href={`/admin/policies/${encodeURIComponent(id)}`}
                className="font-medium text-accent underline underline-offset-2"
              >
                {visibleText(id)}
              </Link>
            </span>
          ))}
          . {words('togetherText')}
        </p>
      )}
      {moved && <p className="text-xs text-ink-faint">{rowsText(words, one)}</p>}
    </article>
  );
}

interface AnswerProps {
  title: string;
  /** What it answers: many answers of a proof have the same title. */
  question: string;
  answer: ShownAnswer | undefined;
}

function Answer({ title, question, answer }: AnswerProps) {
  const words = useTranslations('policy');
  const shared = useTranslations('shared');
  const { number: format } = useFormatter();
  if (!answer) return null;
  const shown = (cell: ShownAnswer['rows'][number][number], column: string) => {
    if (cell === null) return '–';
    if (isDecimal(cell)) return format(Number(cell), { minimumFractionDigits: 2 });
    const isAmount = typeof cell === 'number' && !/\b(id|year)$/i.test(column);
    return isAmount ? format(cell) : visibleText(String(cell));
  };
  const left = answer.total - Math.min(answer.rows.length, rowsShown);
  return (
    <div className="min-w-0 rounded-md bg-sunken p-3">
      <p className="text-xs font-medium text-ink-soft">{title}</p>
      <p className="mt-1 break-words">
        <bdi>{visibleText(answer.text)}</bdi>
      </p>
      {answer.rows.length > 0 && !isTold(answer) && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={`${title}: ${visibleText(question)}`}
          className="scroll-thin relative mt-2 overflow-x-auto"
        >
          <table className="text-xs">
            <thead>
              <tr>
                {answer.columns.map((column, at) => (
                  <th
                    key={column}
                    scope="col"
                    className={classes(
                      'pr-4 pb-1 font-medium text-ink-soft',
                      isOfNumbers(answer, at) ? 'text-right' : 'text-left',
                    )}
                  >
                    {visibleText(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.rows.slice(0, rowsShown).map((row) => (
                <tr key={JSON.stringify(row)}>
                  {answer.columns.map((column, at) => (
                    <td
                      key={column}
                      className={classes(
                        'pr-4 whitespace-nowrap',
                        isOfNumbers(answer, at) && 'text-right tabular-nums',
                      )}
                    >
                      <bdi>{shown(row[at] ?? null, column)}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {answer.rows.length === 0 && answer.type === 'answer' && (
        <p className="mt-1 text-xs text-ink-faint">{shared('noValue')}</p>
      )}
      {left > 0 && answer.rows.length > 0 && (
        <p className="mt-1 text-xs text-ink-faint">{words('moreRows', { count: left })}</p>
      )}
    </div>
  );
}

/** Where each row of one side stands against one of the other, they were not added and taken away. */
function rowsText(
  words: WordsOf<'policy'>,
  { rows_added: added = 0, rows_removed: removed = 0 }: ProofCase,
): string {
  return added === removed ? words('rowsOther', { rows: added }) : words('rowsChanged', { added, removed });
}

function isOfNumbers({ rows }: ShownAnswer, at: number): boolean {
  return rows.every((row) => row[at] === null || typeof row[at] === 'number' || isDecimal(row[at]));
}

/** Amounts come as text, to the last digit. */
function isDecimal(cell: ShownAnswer['rows'][number][number] | undefined): boolean {
  return typeof cell === 'string' && /^-?\d+\.\d+$/.test(cell);
}

/** One value, or none: the sentence has it. */
function isTold({ total, columns }: ShownAnswer): boolean {
  return total <= 1 && columns.length === 1;
}
