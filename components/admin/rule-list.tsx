'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { AccessView } from '#lib/sources/access-rules.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { WordsOf } from '../words/messages.ts';
import { keyOfRule, type Rule, ruleOf } from './access-choices.ts';
import { roleName } from './model-access.tsx';

interface RuleListProps {
  rules: readonly Rule[];
  access: AccessView;
  onChange: (rules: readonly Rule[]) => void;
}

/** Every rule of the source, with those that name what is gone. */
export function RuleList({ rules, access, onChange }: RuleListProps) {
  const words = useTranslations('admin');
  const stored = new Map(access.rules.map((rule) => [keyOfRule(ruleOf(rule)), rule]));
  return (
    <section aria-label={words('allRules')} className="rounded-lg border border-line bg-surface">
      <h2 className="px-4 pt-3 pb-2 font-semibold">{words('allRules')}</h2>
      {rules.length === 0 && <p className="px-4 pb-4 text-ink-soft">{words('noRules')}</p>}
      <ul>
        {rules.map((rule) => {
          const key = keyOfRule(rule);
          const known = stored.get(key);
          const said = saidOf(rule, words);
          return (
            <li key={key} className="flex items-center gap-2 border-t border-line py-1.5 pr-2 pl-4">
              <span className="min-w-0 flex-1 break-words">
                <span className="font-mono text-xs">{nameOf(rule)}</span> {said}
                {known?.author && <span className="text-xs text-ink-faint"> · {known.author}</span>}
              </span>
              {known?.stale && <Badge look="warn">{words('staleRule')}</Badge>}
              <IconButton
                label={`${words('remove')}: ${nameOf(rule)} ${said}`}
                onClick={() => onChange(rules.filter((one) => one !== rule))}
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function nameOf(rule: Rule): string {
  return 'field' in rule ? `${rule.model}.${rule.field}` : rule.model;
}

function saidOf(rule: Rule, words: WordsOf<'admin'>): string {
  const role = roleName(words, rule.role);
  if (rule.kind === 'row_rule')
    return words('rowRule', { role, field: rule.field, attribute: rule.attribute });
  const how = rule.kind === 'mask_field' ? words(`choices.${rule.mask}`) : words(`ruleKinds.${rule.kind}`);
  return `${role}: ${how}`;
}
