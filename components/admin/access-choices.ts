// The rules of a source as choices: for each field and role one of a list, and back.
import type { AccessView } from '#lib/sources/access-rules.ts';
import type { AccessRuleBody } from '#lib/sources/source-requests.ts';

export type Rule = AccessRuleBody;
export type RuleRole = 'staff' | 'admin' | null;
export const ruleRoles: readonly RuleRole[] = [null, 'staff', 'admin'];

export const masks = ['email', 'phone', 'card', 'all'] as const;
export type FieldChoice = 'none' | 'hide' | 'reveal' | (typeof masks)[number];

/** A rule as it is sent: without who wrote it and when. */
export function ruleOf({
  author: _,
  created_at: __,
  stale: ___,
  ...rule
}: AccessView['rules'][number]): Rule {
  return rule as Rule;
}

export function keyOfRule(rule: Rule): string {
  return JSON.stringify([
    rule.kind,
    rule.role ?? null,
    rule.model,
    'field' in rule ? rule.field : null,
    'mask' in rule ? rule.mask : null,
    'attribute' in rule ? rule.attribute : null,
  ]);
}

export function hidesModel(rules: readonly Rule[], model: string, role: RuleRole): boolean {
  return rules.some((rule) => rule.kind === 'hide_model' && rule.model === model && rule.role === role);
}

export function withModelHidden(
  rules: readonly Rule[],
  model: string,
  role: RuleRole,
  hidden: boolean,
): readonly Rule[] {
  const rest = rules.filter(
    (rule) => !(rule.kind === 'hide_model' && rule.model === model && rule.role === role),
  );
  return hidden ? [...rest, { kind: 'hide_model', role, model }] : rest;
}

/** What holds for a field and a role by the rules of that role alone; hiding wins, as it does for answers. */
export function choiceOf(rules: readonly Rule[], model: string, field: string, role: RuleRole): FieldChoice {
  const of = rules.filter((rule) => isAbout(rule, model, field, role));
  if (of.some((rule) => rule.kind === 'hide_field')) return 'hide';
  const masked = of.find((rule) => rule.kind === 'mask_field');
  if (masked) return masked.mask;
  return of.some((rule) => rule.kind === 'reveal_field') ? 'reveal' : 'none';
}

export function withChoice(
  rules: readonly Rule[],
  { model, field, role }: { model: string; field: string; role: RuleRole },
  choice: FieldChoice,
  sensitive: boolean,
): readonly Rule[] {
  const rest = rules.filter((rule) => !isAbout(rule, model, field, role));
  if (choice === 'none') return rest;
  if (choice === 'hide') return [...rest, { kind: 'hide_field', role, model, field }];
  const reveal: readonly Rule[] = [{ kind: 'reveal_field', role, model, field }];
  if (choice === 'reveal') return [...rest, ...reveal];
  // A sensitive field is hidden until it is revealed; to be seen masked it needs both.
  return [...rest, ...(sensitive ? reveal : []), { kind: 'mask_field', role, model, field, mask: choice }];
}

function isAbout(
  rule: Rule,
  model: string,
  field: string,
  role: RuleRole,
): rule is Extract<Rule, { kind: 'hide_field' | 'reveal_field' | 'mask_field' }> {
  return (
    (rule.kind === 'hide_field' || rule.kind === 'reveal_field' || rule.kind === 'mask_field') &&
    rule.model === model &&
    rule.field === field &&
    rule.role === role
  );
}
