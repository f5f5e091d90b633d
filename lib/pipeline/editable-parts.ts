// What may be done with each part of a reading, offered in words. A choice is offered only where it changes
// the plan, and its words are those of the changed reading: what is picked is what will be read.
import { resolvePath } from '../data-source/manifest.ts';
import { type PartChange, partValueSchema, periodMoves, type ReadingPart } from '../envelope/reading-part.ts';
import { readingWords } from '../i18n/reading-words.ts';
import { changePart, counts, leafOf } from './change-part.ts';
import { placeOf } from './interpretation-edit.ts';
import { interpretParts } from './interpretation-parts.ts';
import { PlanReader, type ReadingSetting } from './interpretation-reader.ts';
import type { Condition, Plan } from './plan.ts';

type Choice = NonNullable<ReadingPart['change']>['choices'][number];
type Typed = NonNullable<NonNullable<ReadingPart['change']>['typed']>;

// More than this nobody reads; the value can be typed.
const mostChoices = 40;
const buckets = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** The parts of a plan with what may be put in their place. */
export function editableParts(plan: Plan, setting: ReadingSetting): ReadingPart[] {
  return interpretParts(plan, setting).map((part) => {
    const choices = choicesOf(plan, part, setting);
    const typed = typedFor(plan, part, setting);
    return choices.length === 0 && !typed ? part : { ...part, change: { choices, ...(typed && { typed }) } };
  });
}

function choicesOf(plan: Plan, part: ReadingPart, setting: ReadingSetting): Choice[] {
  const place = placeOf(plan, part.id);
  if (!place) return [];
  const reread = (changes: readonly PartChange[]) => rereadAs(plan, part, changes, setting);
  if ('condition' in place) {
    const leaf = leafOf(place.condition);
    if ('period' in leaf) return reread(periodMoves.map((period) => ({ period })));
    return valueChoices(plan, part, leaf, setting);
  }
  if (place.in === 'orderBy') return reread([{ direction: 'asc' }, { direction: 'desc' }]);
  if (place.in === 'dimensions' && plan.dimensions?.[place.at]?.bucket) {
    return reread(buckets.map((bucket) => ({ bucket })));
  }
  return [];
}

/** Each change that changes something, in the words of the part it makes. */
function rereadAs(
  plan: Plan,
  part: ReadingPart,
  changes: readonly PartChange[],
  setting: ReadingSetting,
): Choice[] {
  const choices = changes.flatMap((change): Choice | [] => {
    const changed = changePart(plan, part.id, change);
    if (changed === plan) return [];
    if ('period' in change && change.period === 'all') {
      return { text: readingWords[setting.locale].always, change };
    }
    const text = interpretParts(changed, setting).find(({ id }) => id === part.id)?.text;
    return text === undefined ? [] : { text, change };
  });
  // The month after last month is this month: said once.
  return choices.filter(({ text }, at) => choices.findIndex((other) => other.text === text) === at);
}

/** The known values of the field that a filter compares, without those it names now. */
function valueChoices(plan: Plan, part: ReadingPart, leaf: Condition, setting: ReadingSetting): Choice[] {
  if (!('value' in leaf) || !leaf.path) return [];
  if (!['eq', 'ne', 'in', 'notIn'].includes(leaf.op)) return [];
  const current: readonly unknown[] = [leaf.value].flat();
  if (typeof current[0] === 'boolean') {
    const reader = new PlanReader(setting, () => '');
    const value = !current[0];
    return [{ text: reader.value(value), change: { value } }];
  }
  const field = comparedField(plan, part, leaf.path, setting);
  const folded = new Set(current.map((value) => String(value).toLowerCase()));
  return (field?.enumValues ?? field?.values ?? [])
    .filter((value) => !folded.has(value.toLowerCase()) && partValueSchema.safeParse(value).success)
    .filter((value) => changePart(plan, part.id, { value }) !== plan)
    .slice(0, mostChoices)
    .map((value) => ({ text: value, change: { value } }));
}

function typedFor(plan: Plan, part: ReadingPart, setting: ReadingSetting): Typed | undefined {
  const place = placeOf(plan, part.id);
  if (!place) return undefined;
  if (place.in === 'limit' && plan.limit) return { as: 'limit', input: 'count', now: plan.limit };
  if (place.in === 'topPerGroup' && plan.topPerGroup) {
    return { as: 'limit', input: 'count', now: plan.topPerGroup.limit };
  }
  if (!('condition' in place)) return undefined;
  const leaf = leafOf(place.condition);
  if ('period' in leaf) {
    const { period } = leaf;
    if (!('unit' in period) || !counts(period)) return undefined;
    return { as: 'count', input: 'count', now: period.count ?? 1 };
  }
  if ('exists' in leaf && leaf.count) return { as: 'value', input: 'count', now: leaf.count.value };
  if (!('value' in leaf) || leaf.op === 'between' || leaf.op === 'notBetween') return undefined;
  const [now] = [leaf.value].flat();
  if (typeof now === 'number') return { as: 'value', input: 'number', now };
  if (typeof now !== 'string' || !partValueSchema.safeParse(now).success) return undefined;
  const type = leaf.path && comparedField(plan, part, leaf.path, setting)?.type;
  const dated = type && /^(date|timestamp|timestamptz)$/.test(type) && /^\d{4}-\d{2}-\d{2}/.test(now);
  return { as: 'value', input: dated ? 'date' : 'text', now: dated ? now.slice(0, 10) : now };
}

/** The field at the end of a filter's path, which starts at the related model inside an `exists`. */
function comparedField(plan: Plan, part: ReadingPart, path: string, { manifest }: ReadingSetting) {
  const place = placeOf(plan, part.id);
  let model: string | undefined = plan.model;
  let condition = place && 'condition' in place ? place.condition : undefined;
  while (condition && model !== undefined) {
    if ('not' in condition) {
      condition = condition.not;
      continue;
    }
    const relation: string | undefined =
      'exists' in condition ? condition.exists : 'notExists' in condition ? condition.notExists : undefined;
    if (relation === undefined) break;
    model = resolvePath(manifest, model, relation)?.model.name;
    condition = (condition as { where?: Condition }).where;
  }
  return model === undefined ? undefined : resolvePath(manifest, model, path)?.field;
}
