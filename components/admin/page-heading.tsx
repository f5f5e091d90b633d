import type { ReactNode } from 'react';

interface PageHeadingProps {
  title: string;
  text?: string;
  /** Beside the title on a wide screen, below it on a narrow one. */
  actions?: ReactNode;
  above?: ReactNode;
}

export function PageHeading({ title, text, actions, above }: PageHeadingProps) {
  return (
    <header className="flex flex-col gap-2">
      <title>{`${title} · Docent`}</title>
      {above}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
          {text && <p className="mt-0.5 max-w-2xl text-ink-soft">{text}</p>}
        </div>
        {/* On paper nothing can be pressed; a state that stands beside the title stays. */}
        {actions && (
          <div className="flex flex-wrap items-center gap-2 print:[&>:is(button,a)]:hidden">{actions}</div>
        )}
      </div>
    </header>
  );
}
