import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';

interface DataFrameProps {
  /** A list of rows, which shows more columns on a large screen; words and records stay a readable column. */
  wide?: boolean;
  children: ReactNode;
}

/** What the data pages share: a column that scrolls by itself. */
export function DataFrame({ wide = false, children }: DataFrameProps) {
  return (
    <div className="relative scroll-thin min-h-0 flex-1 overflow-y-auto print:overflow-visible">
      <div
        className={classes(
          'mx-auto flex flex-col gap-4 px-4 py-6 md:px-8',
          wide ? 'max-w-[120rem]' : 'max-w-7xl',
        )}
      >
        {children}
      </div>
    </div>
  );
}
