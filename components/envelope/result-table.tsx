'use client';

import { useState } from 'react';
import type { Result } from '#lib/envelope/envelope.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { useLanguage } from '../words/words-context.tsx';
import { recordLink } from './data-links.ts';
import { isNumeric } from './format-cell.ts';
import { TableCell } from './table-cell.tsx';
import { visibleText } from './visible-text.ts';

/** More rows at once make a page slow to type in; the rest is one press away. */
const rowsAtOnce = 200;

/** Scrolls inside itself in both directions; the heading stays in sight. */
export function ResultTable({ result, chatId }: { result: Result; chatId: string }) {
  const { words, locale } = useLanguage();
  const [limit, setLimit] = useState(rowsAtOnce);
  const hidden = result.rows.length - limit;
  return (
    <section
      aria-label={`${words.resultTable}: ${result.columns.map((column) => visibleText(column.label)).join(', ')}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="scroll-thin max-h-[28rem] overflow-auto focus-visible:-outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-[0.8125rem]">
        <thead>
          <tr>
            {result.columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={classes(
                  'sticky top-0 z-10 border-b border-line bg-surface px-3 py-2 text-xs font-medium whitespace-nowrap text-ink-soft',
                  isNumeric(column) ? 'text-right' : 'text-left',
                )}
              >
                {visibleText(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.slice(0, limit).map((row, position) => (
            // Rows have no identity of their own and never move.
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of a result does not change
            <tr key={position} className="group hover:bg-sunken/60">
              {result.columns.map((column, index) => (
                <TableCell
                  key={column.name}
                  cell={row[index] ?? null}
                  column={column}
                  {...(index === 0 ? linkTo(result, position, chatId, words.openRecord) : {})}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <div className="sticky left-0 flex justify-center p-2">
          <Button size="small" onClick={() => setLimit(result.rows.length)}>
            {words.showRest(new Intl.NumberFormat(locale).format(hidden))}
          </Button>
        </div>
      )}
    </section>
  );
}

/** The first cell of a row leads to its record. */
function linkTo({ records }: Result, position: number, chatId: string, label: string) {
  const key = records?.keys[position];
  return records && key ? { link: { href: recordLink(chatId, records.model, key), label } } : {};
}
