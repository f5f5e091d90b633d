import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';

const besideTitle = 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4';
const textBelow = 'row-start-2 max-md:col-span-2';

interface PageHeadingProps {
  title: string;
  text?: string;
  /** Beside the title on a wide screen, below it on a narrow one. */
  actions?: ReactNode;
  above?: ReactNode;
  /** The one action is short: it stays beside the title on a phone too, where every row counts. */
  beside?: boolean;
}

export function PageHeading({ title, text, actions, above, beside = false }: PageHeadingProps) {
  return (
    <header className="flex flex-col gap-2">
      <title>{`${title} · Docent`}</title>
      {above}
      <div className={beside ? besideTitle : 'flex flex-wrap items-start justify-between gap-x-4 gap-y-3'}>
        <div className={beside ? 'contents' : 'min-w-0 flex-1 basis-80'}>
          <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
          {text && <p className={classes('mt-0.5 max-w-2xl text-ink-soft', beside && textBelow)}>{text}</p>}
        </div>
        {/* On paper nothing can be pressed; a state that stands beside the title stays. */}
        {actions && (
          <div
            className={classes(
              'flex flex-wrap items-center gap-2 print:[&>:is(button,a)]:hidden',
              beside && 'self-start md:row-span-2',
            )}
          >
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
