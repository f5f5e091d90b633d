'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';

const addresses = ['admin@docent.local', 'staff@docent.local'];

export function DemoHint({ onUse }: { onUse: (address: string) => void }) {
  const words = useTranslations('shared');
  return (
    <aside className="mt-4 rounded-xl border border-line p-4 text-ink-soft">
      <h2 className="font-medium text-ink">{words('demoTitle')}</h2>
      <p className="mt-1">{words('demoText')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {addresses.map((address) => (
          <Button
            key={address}
            size="small"
            aria-label={words('demoUse', { email: address })}
            onClick={() => onUse(address)}
          >
            {address}
          </Button>
        ))}
      </div>
    </aside>
  );
}
