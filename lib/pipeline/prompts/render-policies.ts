import type { LivePolicy, Meaning } from '../live-policy.ts';
import { printCondition } from '../notation/print-condition.ts';
import { printExpression, printMeasure } from '../notation/print-expression.ts';
import type { Condition } from '../plan.ts';
import { fenced, fencedPlan } from './fence.ts';

/** Policies by number, in words of ours made from their typed fields; what people wrote is only ever quoted. */
export function renderPolicies(policies: readonly LivePolicy[]): readonly string[] {
  return policies.map(({ effect }, place) => `${place + 1}. ${said(effect)}`);
}

function said(effect: LivePolicy['effect']): string {
  switch (effect.kind) {
    case 'term':
      return `in ${effect.model}, ${words(effect.term, effect.also)} means ${meaning(effect.means)}`;
    case 'valueLabel':
      return `${words(effect.label, effect.also)} is ${effect.model} ${effect.field} = ${quoted(effect.value, 120)}`;
    case 'defaultFilter':
      return `whenever ${effect.model} rows are counted or listed, add ${where(effect.where)}, unless the question speaks of it`;
    case 'metric':
      return `${words(effect.term, effect.also)} is the measure ${plan(printMeasure(effect.measure))} from ${effect.model}`;
    case 'joinPath':
      return `from ${effect.from} to ${effect.to} go by ${effect.path}`;
    case 'mainDate':
      return `the date of ${effect.model} is ${effect.field}, where no other is named`;
    case 'format':
      return `${effect.model} ${effect.field} is in ${fenced(effect.unit, 20)}`;
    case 'ask':
      return `${quoted(effect.term)} is ambiguous (${effect.options.map((each) => quoted(each)).join(', ')}): clarify`;
    case 'note':
      return `note: ${quoted(effect.text, 280)}`;
  }
}

function meaning(means: Meaning): string {
  if ('field' in means) return `${means.field}${means.where ? ` ${where(means.where)}` : ''}`;
  if ('fields' in means) return means.fields.join(' and ');
  if ('condition' in means) return where(means.condition);
  if ('measure' in means) return plan(printMeasure(means.measure));
  if ('most' in means) {
    const { field, direction, where: of } = means.most;
    return `the first in order ${field} ${direction}${of ? ` ${where(of)}` : ''}`;
  }
  return 'model' in means ? `the rows of ${means.model}` : plan(printExpression(means.expression));
}

function where(condition: Condition): string {
  return `where ${plan(printCondition(condition))}`;
}

function words(term: string, also: readonly string[] = []): string {
  return [term, ...also].map((each) => quoted(each)).join(' or ');
}

function plan(text: string): string {
  return fencedPlan(text, 200);
}

function quoted(text: string, longest = 80): string {
  return `"${fenced(text, longest).replaceAll('"', "'")}"`;
}
