import type { ReactNode } from 'react';

/** What the data pages share: a column that scrolls by itself. */
export function DataFrame({ children }: { children: ReactNode }) {
  return (
    <div className="relative scroll-thin min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-7xl flex-col gap-4 px-4 py-6 md:px-8">{children}</div>
    </div>
  );
}
