// What deployed policies change about reading a question: what a word means, which way to go, what is
// left out unless it is asked for, which word must always be asked about. A policy decides over every
// other meaning of its word; it never widens what may be seen, for it can only name what is visible.
import { resolvePath } from '../data-source/manifest.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import type { Condition, Plan } from '../pipeline/plan.ts';
import type { Context } from '../pipeline/stages.ts';
import type { Candidate, Target } from './links.ts';
import { tokenize } from './locale/tokens.ts';

/** A word of a policy and what it stands for. */
export interface PolicyTerm {
  /** Stems of its words, by both the question's language and English. */
  readonly stems: readonly { readonly own: string; readonly schema: string; readonly folded: string }[];
  readonly candidate: Candidate;
}

export interface PolicyEffects {
  readonly terms: readonly PolicyTerm[];
  /** `from>to` to a dotted path. */
  readonly ways: ReadonlyMap<string, string>;
  readonly filters: readonly { readonly policy: string; readonly model: string; readonly where: Condition }[];
  readonly asks: readonly {
    readonly policy: string;
    readonly term: string;
    readonly options: readonly string[];
  }[];
  readonly wayPolicies: ReadonlyMap<string, string>;
}

/** The effects of the policies that apply to this context; what names something unseen has none. */
export function policyEffects(context: Context): PolicyEffects {
  const terms: PolicyTerm[] = [];
  const ways = new Map<string, string>();
  const wayPolicies = new Map<string, string>();
  const filters: { policy: string; model: string; where: Condition }[] = [];
  const asks: { policy: string; term: string; options: readonly string[] }[] = [];
  for (const policy of context.policies) {
    const { effect } = policy;
    if (effect.kind === 'term' || effect.kind === 'metric') {
      const target = targetOf(policy, context);
      if (target)
        terms.push({
          stems: stemsOf(effect.term, context),
          candidate: { target, score: 1.3, policy: policy.id },
        });
    } else if (effect.kind === 'joinPath') {
      if (!resolvePath(context.manifest, effect.from, effect.path)) continue;
      ways.set(`${effect.from}>${effect.to}`, effect.path);
      wayPolicies.set(effect.path, policy.id);
    } else if (effect.kind === 'defaultFilter') {
      if (context.manifest.model(effect.model))
        filters.push({ policy: policy.id, model: effect.model, where: effect.where });
    } else if (effect.kind === 'ask')
      asks.push({ policy: policy.id, term: effect.term, options: effect.options });
  }
  return { terms, ways, filters, asks, wayPolicies };
}

function targetOf({ effect }: LivePolicy, { manifest }: Context): Target | undefined {
  if (effect.kind !== 'term' && effect.kind !== 'metric') return undefined;
  const model = manifest.model(effect.model);
  if (!model) return undefined;
  if (effect.kind === 'metric') return { kind: 'measure', model, measure: effect.measure };
  const { means } = effect;
  if ('model' in means) {
    const meant = manifest.model(means.model);
    return meant && { kind: 'model', model: meant };
  }
  if ('condition' in means) return { kind: 'condition', model, condition: means.condition };
  if ('measure' in means) return { kind: 'measure', model, measure: means.measure };
  if ('expression' in means) return { kind: 'expression', model, expression: means.expression };
  const found = resolvePath(manifest, model.name, means.field);
  return found?.field && { kind: 'field', model: found.model, field: found.field };
}

function stemsOf(term: string, { locale }: Context): PolicyTerm['stems'] {
  return tokenize(term, locale).map((token) => ({
    own: token.stem,
    schema: token.schemaStem,
    folded: token.folded,
  }));
}

/** The plan with the default filters that hold for its model, and the policies they are of. */
export function withDefaultFilters(
  plan: Plan,
  effects: PolicyEffects,
): { plan: Plan; policies: readonly string[] } {
  const used: string[] = [];
  let where = plan.where;
  for (const filter of effects.filters) {
    if (filter.model !== plan.model || speaksOf(plan.where, filter.where)) continue;
    where = where ? { and: [where, filter.where] } : filter.where;
    used.push(filter.policy);
  }
  return used.length > 0 && where ? { plan: { ...plan, where }, policies: used } : { plan, policies: [] };
}

/** True where the question itself says something of what the filter is about. */
function speaksOf(said: Condition | undefined, filter: Condition): boolean {
  if (!said) return false;
  const paths = pathsIn(filter);
  return pathsIn(said).some((path) => paths.includes(path));
}

function pathsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'path' && typeof inner === 'string' ? [inner] : pathsIn(inner),
  );
}

/** Policies whose way a plan goes. */
export function wayPoliciesOf(plan: Plan, effects: PolicyEffects): string[] {
  const text = JSON.stringify(plan);
  return [...effects.wayPolicies].flatMap(([path, policy]) =>
    text.includes(`"${path}.`) || text.includes(`"${path}"`) ? [policy] : [],
  );
}
