import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  icon: LucideIcon;
  action?: ReactNode;
  children: ReactNode;
}

/** In the place of a list without anything in it: what would be here, and what one may do about it. */
export function EmptyState({ icon: Icon, action, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-line bg-surface px-6 py-12 text-center text-ink-soft">
      <span className="flex size-10 items-center justify-center rounded-full bg-sunken">
        <Icon aria-hidden className="size-5 text-ink-faint" />
      </span>
      <p className="max-w-md text-balance">{children}</p>
      {action}
    </div>
  );
}
