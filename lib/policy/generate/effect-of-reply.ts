// What a model proposed, as a typed effect and what a plan must then say. Nothing of the reply is trusted:
// plans are read from their notation, paths must lead somewhere that the person may see, and what does not fit
// the closed union is no effect.
import { type ManifestIndex, resolvePath } from '../../data-source/manifest.ts';
import { AssistantError } from '../../errors/assistant-error.ts';
import { generateSnippet } from '../../pipeline/code-generator.ts';
import { type Meaning, type PolicyEffect, policyEffectSchema } from '../../pipeline/live-policy.ts';
import { termSchema } from '../../pipeline/narrow-text.ts';
import { parsePlan } from '../../pipeline/notation/read-plan.ts';
import type { Measure, Plan } from '../../pipeline/plan.ts';
import { planOfMeaning } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { wayOf } from './plan-facts.ts';
import type { ProposedPolicy } from './policy-reply.ts';
import type { EffectChoice } from './proposal.ts';

interface Clock {
  readonly now: Date;
  readonly timeZone: string;
}

interface Seen {
  readonly names: Names;
  readonly clock: Clock;
}

/** Undefined for what the data does not have, or a policy cannot say. */
export function effectOfReply(proposed: ProposedPolicy, seen: Seen): EffectChoice | undefined {
  const effect = policyEffectSchema.safeParse(written(proposed, seen.names));
  if (!effect.success) return undefined;
  const demanded = demandedBy(effect.data, seen);
  if (!demanded) return undefined;
  const triggers = proposed.triggers.flatMap((word) => plainTerm(word) ?? []);
  return { effect: effect.data, triggers: effect.data.kind === 'defaultFilter' ? triggers : [], demanded };
}

function written(proposed: ProposedPolicy, names: Names): object | undefined {
  const { kind, model, path, value, unit, decimals } = proposed;
  const term = plainTerm(proposed.term);
  const options = proposed.options.flatMap((word) => plainTerm(word) ?? []);
  const others = proposed.also.flatMap((word) => plainTerm(word) ?? []).slice(0, 8);
  const also = others.length > 0 ? { also: others } : {};
  switch (kind) {
    case 'word': {
      const plan = readable(proposed.plan);
      const measure = plan && namedNumber(plan);
      if (plan && measure) return { kind: 'metric', term, ...also, model: plan.model, measure };
      const means = plan && meaningOf(plan);
      return plan && means && { kind: 'term', term, ...also, model: plan.model, means };
    }
    case 'filter': {
      const plan = readable(proposed.plan);
      return plan?.where && { kind: 'defaultFilter', model: plan.model, where: plan.where };
    }
    case 'value':
      return { kind: 'valueLabel', model, field: path, value, label: term, ...also };
    case 'way': {
      const to = resolvePath(names.manifest, model, path)?.model.name;
      return to === undefined ? undefined : { kind: 'joinPath', from: model, to, path };
    }
    case 'date':
      return { kind: 'mainDate', model, field: path };
    case 'format':
      return { kind: 'format', model, field: path, unit, decimals };
    case 'ask':
      return { kind: 'ask', term, options };
    case 'note':
      return { kind: 'note', text: value };
  }
}

/** Facts of a plan that obeys the effect; undefined where the effect names what is not there. */
function demandedBy(effect: PolicyEffect, { names, clock }: Seen): ReadonlySet<string> | undefined {
  const { manifest } = names;
  if (effect.kind === 'ask' || effect.kind === 'note') return new Set();
  if (effect.kind === 'joinPath') {
    const found = resolvePath(manifest, effect.from, effect.path);
    return found && !found.field ? new Set(found.relations.map(wayOf)) : undefined;
  }
  const { model: start, means } = said(effect);
  const model = manifest.model(start);
  if (!model || !isPossible(planOfMeaning(start, means), manifest, clock)) return undefined;
  if (effect.kind === 'format') return new Set();
  const { demanded } = meant(model, means, names);
  return effect.kind === 'mainDate' ? new Set([`time ${start}.${effect.field}`]) : demanded;
}

function said(effect: Exclude<PolicyEffect, { kind: 'ask' | 'note' | 'joinPath' }>): {
  model: string;
  means: Meaning;
} {
  const { model } = effect;
  switch (effect.kind) {
    case 'term':
      return { model, means: effect.means };
    case 'metric':
      return { model, means: { measure: effect.measure } };
    case 'defaultFilter':
      return { model, means: { condition: effect.where } };
    case 'valueLabel':
      return { model, means: { condition: { path: effect.field, op: 'eq', value: effect.value } } };
    case 'mainDate':
    case 'format':
      return { model, means: { field: effect.field } };
  }
}

/** A plan that becomes a query names nothing but what the person may see. */
function isPossible(plan: Plan, manifest: ManifestIndex, clock: Clock): boolean {
  try {
    generateSnippet(plan, { manifest, ...clock, rowLimit: 1 });
    return true;
  } catch (thrown) {
    if (thrown instanceof AssistantError) return false;
    throw thrown;
  }
}

function readable(text: string): Plan | undefined {
  try {
    return parsePlan(text);
  } catch (thrown) {
    if (thrown instanceof AssistantError) return undefined;
    throw thrown;
  }
}

/** One measure without groups; what the plan says of rows is said of the measure. */
function namedNumber({ measures, where, dimensions }: Plan): Measure | undefined {
  const [measure, ...more] = measures ?? [];
  if (!measure || more.length > 0 || dimensions || (where && measure.where)) return undefined;
  return where ? { ...measure, where } : measure;
}

function meaningOf({ model, where, fields = [], orderBy, measures }: Plan): Meaning | undefined {
  if (measures) return undefined;
  const [order] = orderBy ?? [];
  if (order?.by !== undefined && fields.length === 0)
    return { most: { field: order.by, direction: order.direction, ...(where && { where }) } };
  const paths = fields.flatMap((field) => ('path' in field && field.path ? [field.path] : []));
  if (fields.length === 0) return where ? { condition: where } : { model };
  const [first] = fields;
  if (fields.length === 1 && first && 'expr' in first && first.expr) return { expression: first.expr };
  if (paths.length !== fields.length) return undefined;
  if (paths.length === 1) return { field: paths[0] as string, ...(where && { where }) };
  return where ? undefined : { fields: paths };
}

function plainTerm(text: string): string | undefined {
  const parsed = termSchema.safeParse(text.normalize('NFKC').trim());
  return parsed.success ? parsed.data : undefined;
}
