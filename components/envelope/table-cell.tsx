'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { Cell, ResultColumn } from '#lib/envelope/envelope.ts';
import { classes } from '../ui/classes.ts';
import { useLanguage } from '../words/words-context.tsx';
import { formatCell, isNumeric } from './format-cell.ts';

const longText = 120;

interface TableCellProps {
  cell: Cell;
  column: ResultColumn;
  /** Where the row has a page of its own. */
  link?: { readonly href: string; readonly label: string };
}

export function TableCell({ cell, column, link }: TableCellProps) {
  const language = useLanguage();
  const text = formatCell(cell, column, language);
  const numeric = isNumeric(column);
  const wide = (text?.length ?? 0) > 40;
  return (
    <td
      className={classes(
        'border-b border-line px-3 py-1.5 align-top group-last:border-b-0',
        numeric ? 'text-right whitespace-nowrap' : 'text-left',
        !numeric && (wide ? 'min-w-64 break-words' : 'whitespace-nowrap'),
      )}
    >
      {link ? (
        <Link
          href={link.href}
          prefetch={false}
          aria-label={`${link.label}${text === undefined ? '' : `: ${text}`}`}
          className="text-accent underline-offset-2 hover:underline"
        >
          <bdi>{text ?? '–'}</bdi>
        </Link>
      ) : text === undefined ? (
        <>
          <span aria-hidden className="text-ink-faint">
            –
          </span>
          <span className="sr-only">{language.words.noValue}</span>
        </>
      ) : (
        <CellText text={text} />
      )}
    </td>
  );
}

function CellText({ text }: { text: string }) {
  const { words } = useLanguage();
  const [open, setOpen] = useState(false);
  if (text.length <= longText) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi className={open ? 'whitespace-pre-wrap' : undefined}>{open ? text : `${cut(text)}…`}</bdi>{' '}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="text-accent underline-offset-2 hover:underline"
      >
        {open ? words.showLess : words.showMore}
      </button>
    </>
  );
}

// Cut between characters, never inside one.
function cut(text: string): string {
  return [...text.slice(0, longText)].slice(0, -1).join('').trimEnd();
}
