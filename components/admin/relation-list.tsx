'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ModelDetail } from '#lib/sources/manifest-view.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { changeLabels } from './api.ts';

interface RelationListProps {
  sourceId: string;
  model: ModelDetail;
  onSaved: () => void;
}

/** How a model is joined to others. Those inferred from names are used until an admin refuses them. */
export function RelationList({ sourceId, model, onSaved }: RelationListProps) {
  const words = useTranslations('admin');
  const notify = useNotify();
  const [saving, setSaving] = useState(false);
  if (model.relations.length === 0) return null;

  async function review(relation: string, accepted: boolean | null) {
    setSaving(true);
    try {
      await changeLabels(sourceId, { relations: [{ model: model.name, relation, accepted }] });
      notify(words('saved'));
      onSaved();
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(words('saveFailed'), { bad: true });
    }
    setSaving(false);
  }

  return (
    <section aria-label={words('relations')} className="rounded-lg border border-line bg-surface">
      <h2 className="px-4 pt-3 pb-2 font-semibold">{words('relations')}</h2>
      <ul>
        {model.relations.map((relation) => (
          <li
            key={relation.name}
            className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-2"
          >
            <span className="min-w-0 flex-1 break-words">
              {words('relationTo', {
                label: relation.to_label,
                fields: relation.on.map(({ from }) => from).join(', '),
              })}
            </span>
            <RelationState relation={relation} />
            {relation.basis === 'name' && (
              <span className="flex gap-1">
                <Button
                  size="small"
                  disabled={saving || relation.accepted === true}
                  onClick={() => review(relation.name, true)}
                >
                  <Check aria-hidden className="size-3.5" />
                  {words('confirmRelation')}
                </Button>
                <Button
                  size="small"
                  disabled={saving || relation.accepted === false}
                  onClick={() => review(relation.name, false)}
                >
                  <X aria-hidden className="size-3.5" />
                  {words('refuseRelation')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function RelationState({ relation }: { relation: ModelDetail['relations'][number] }) {
  const words = useTranslations('admin');
  if (relation.accepted === true) return <Badge look="good">{words('relationConfirmed')}</Badge>;
  if (relation.accepted === false) return <Badge look="bad">{words('relationRefused')}</Badge>;
  return (
    <Badge look={relation.basis === 'name' ? 'warn' : 'plain'}>
      {words(`relationBasis.${relation.basis}`)}
    </Badge>
  );
}
