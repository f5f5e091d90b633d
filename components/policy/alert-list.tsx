'use client';

import { TriangleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { Alert } from '#lib/policy/learning-alerts.ts';
import { classes } from '../ui/classes.ts';
import { usePercent } from './use-percent.ts';

/** Which limits of learning are passed, for as long as they are. */
export function AlertList({ alerts }: { alerts: readonly Alert[] }) {
  const { number: format } = useFormatter();
  const percent = usePercent();
  const words = useTranslations('notices');
  if (alerts.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {alerts.map(({ name, level, value, above }) => {
        const say = name === 'generation_errors' ? percent : format;
        return (
          <li
            key={name}
            className={classes(
              'flex items-start gap-2 rounded-lg px-4 py-3',
              level === 'info' ? 'bg-sunken text-ink' : 'bg-warn-soft text-warn',
            )}
          >
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {words(`alerts.${name}`, { value: say(value), above: say(above) })}
          </li>
        );
      })}
    </ul>
  );
}
