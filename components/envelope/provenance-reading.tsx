'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Provenance } from '#lib/envelope/envelope.ts';
import { Button } from '../ui/button.tsx';
import { type EditPart, ReadingParts } from './reading-parts.tsx';
import { visibleText } from './visible-text.ts';

interface ProvenanceReadingProps {
  provenance: Provenance;
  onEdit: EditPart | undefined;
  /** Asks again without one of the policies; absent where there is no record to ask again from. */
  onWithout: ((policy: Provenance['policies'][number]) => void) | undefined;
}

/** The reading, who made it, what it took for granted, and what it cost. */
export function ProvenanceReading({ provenance, onEdit, onWithout }: ProvenanceReadingProps) {
  const words = useTranslations('shared');
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const { assumptions, policies, models, cost, snippet } = provenance;
  const tokens = (count: number) => `${cost?.estimated ? '≈ ' : ''}${number.format(count)}`;
  return (
    <dl className="grid gap-x-6 gap-y-2.5 p-4 sm:grid-cols-[max-content_1fr]">
      <Row title={words('reading')}>
        <bdi>{visibleText(provenance.reading)}</bdi>
        {provenance.parts && onEdit && (
          <div className="pt-2">
            <ReadingParts parts={provenance.parts} onEdit={onEdit} />
          </div>
        )}
      </Row>
      {snippet && (
        <Row title={words('modelWrote')}>
          {words('modelWroteText', { time: words('milliseconds', { count: snippet.checkMilliseconds }) })}
        </Row>
      )}
      {assumptions.length > 0 && (
        <Row title={words('assumptions')}>
          <ul>
            {assumptions.map((assumption) => (
              <li key={assumption}>{visibleText(assumption)}</li>
            ))}
          </ul>
        </Row>
      )}
      <Row title={words('planner')}>{words(`planners.${provenance.planner}`)}</Row>
      <Row title={words('confidence')}>{percent.format(provenance.confidence)}</Row>
      {models.length > 0 && <Row title={words('models')}>{models.map(visibleText).join(', ')}</Row>}
      <Row title={words('policies')}>
        {policies.length === 0 && words('noneUsed')}
        <ul className="flex flex-col gap-1">
          {policies.map((policy) => (
            <li key={policy.id} className="flex flex-wrap items-center gap-x-2">
              <bdi>{visibleText(policy.title)}</bdi>
              {onWithout && (
                <Button
                  size="small"
                  look="quiet"
                  aria-label={`${words('askWithout')}: ${visibleText(policy.title)}`}
                  onClick={() => onWithout(policy)}
                >
                  {words('askWithout')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Row>
      <Row title={words('rowsRead')}>{number.format(provenance.rowsRead)}</Row>
      <Row title={words('time')}>{words('milliseconds', { count: provenance.milliseconds })}</Row>
      {!cost && <Row title={words('modelCost')}>{words('noModelCalled')}</Row>}
      {cost && (
        <Row title={words('modelCost')}>
          {cost.models.map(visibleText).join(', ')}:{' '}
          {words('modelCostOf', {
            calls: cost.calls,
            tokensIn: tokens(cost.tokensIn),
            tokensOut: tokens(cost.tokensOut),
            time: words('milliseconds', { count: cost.milliseconds }),
          })}
        </Row>
      )}
      {cost?.price && (
        <Row title={words('price')}>
          {new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(cost.price.amount)}{' '}
          {visibleText(cost.price.currency)}
        </Row>
      )}
    </dl>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="sm:contents">
      <dt className="text-ink-faint">{title}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
