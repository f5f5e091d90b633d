'use client';

import { Button } from '../ui/button.tsx';
import { useLanguage } from '../words/words-context.tsx';

const addresses = ['admin@docent.local', 'staff@docent.local'];

export function DemoHint({ onUse }: { onUse: (address: string) => void }) {
  const { words } = useLanguage();
  return (
    <aside className="mt-4 rounded-xl border border-line p-4 text-ink-soft">
      <h2 className="font-medium text-ink">{words.demoTitle}</h2>
      <p className="mt-1">{words.demoText}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {addresses.map((address) => (
          <Button
            key={address}
            size="small"
            aria-label={words.demoUse(address)}
            onClick={() => onUse(address)}
          >
            {address}
          </Button>
        ))}
      </div>
    </aside>
  );
}
