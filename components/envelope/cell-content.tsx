'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import { useLanguage } from '../words/use-language.ts';
import { formatCell } from './format-cell.ts';

/** Letters after which a text is cut in a cell. */
export const longText = 120;

interface CellContentProps {
  cell: Cell;
  column: ResultColumn;
  /** Where the row has a page of its own. */
  href?: string | undefined;
  /** What the link does, said before its text; the table's own word where there is none. */
  linkLabel?: string | undefined;
  /**
   * In a grid of cells, links and buttons are reached through the cell and are no stops of their own, and the grid
   * follows its links: hundreds come into view in a second, and each that routes by itself costs a frame its time.
   */
  quiet?: boolean;
  /** Letters after which text is cut until asked for. */
  cutAt?: number;
}

/** What is in a cell: no value and empty text are told apart, and long text is cut until asked for. */
export function CellContent({ cell, column, href, linkLabel, quiet, cutAt = longText }: CellContentProps) {
  const language = useLanguage();
  const tableWords = useTranslations('table');
  const text = formatCell(cell, column, language);
  const stop = quiet ? { tabIndex: -1 } : {};
  if (href !== undefined) {
    const label = linkLabel ?? language.words('openRecord');
    const link = {
      href,
      'aria-label': `${label}${text === undefined ? '' : `: ${text}`}`,
      className: 'text-accent underline-offset-2 hover:underline',
      children: <bdi>{text ?? '–'}</bdi>,
    };
    return quiet ? <a tabIndex={-1} {...link} /> : <Link prefetch={false} {...link} />;
  }
  if (text === undefined) {
    return (
      <>
        <span aria-hidden className="text-ink-faint">
          –
        </span>
        <span className="sr-only">{language.words('noValue')}</span>
      </>
    );
  }
  if (text === '') return <span className="text-ink-faint italic">{tableWords('emptyText')}</span>;
  if (text.length <= cutAt) return <bdi>{text}</bdi>;
  // What was opened of one row's text is not open in the next one's, which may come in its place.
  return <LongText key={text} text={text} cutAt={cutAt} stop={stop} />;
}

function LongText({ text, cutAt, stop }: { text: string; cutAt: number; stop: { tabIndex?: number } }) {
  const words = useTranslations('shared');
  const [open, setOpen] = useState(false);
  return (
    <>
      <bdi className={open ? 'whitespace-pre-wrap' : undefined}>{open ? text : `${cut(text, cutAt)}…`}</bdi>{' '}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="text-accent underline-offset-2 hover:underline"
        {...stop}
      >
        {open ? words('showLess') : words('showMore')}
      </button>
    </>
  );
}

// Cut between characters, never inside one.
function cut(text: string, at: number): string {
  return [...text.slice(0, at)].slice(0, -1).join('').trimEnd();
}
