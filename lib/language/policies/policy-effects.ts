// What deployed policies change about reading a question: what a word means, which way to go, what is
// left out unless it is asked for, which word must always be asked about. A policy decides over every
// other meaning of its word; it never widens what may be seen, for it can only name what is visible.
import { type ManifestIndex, resolvePath } from '../../data-source/manifest.ts';
import type { Plan } from '../../pipeline/plan.ts';
import type { Context } from '../../pipeline/stages.ts';
import type { Candidate } from '../links.ts';
import { type DefaultFilter, withDefaultFilters } from './default-filters.ts';
import { type MainDate, withMainDates } from './main-dates.ts';
import { policyTarget } from './policy-target.ts';
import { preparedPolicy, type WordStem } from './term-stems.ts';

/** A word of a policy and what it stands for. */
export interface PolicyTerm {
  readonly words: readonly WordStem[];
  readonly candidate: Candidate;
}

export interface AskedTerm {
  readonly policy: string;
  readonly term: string;
  readonly words: readonly WordStem[];
  readonly options: readonly string[];
}

export interface PolicyEffects {
  readonly terms: readonly PolicyTerm[];
  /** `from>to` to a dotted path. */
  readonly ways: ReadonlyMap<string, string>;
  readonly wayPolicies: ReadonlyMap<string, string>;
  readonly filters: readonly DefaultFilter[];
  readonly dates: readonly MainDate[];
  readonly asks: readonly AskedTerm[];
}

/** The effects of the policies that apply to this context; what names something unseen has none. */
export function policyEffects(context: Context): PolicyEffects {
  const { manifest, locale } = context;
  const terms: PolicyTerm[] = [];
  const ways = new Map<string, string>();
  const wayPolicies = new Map<string, string>();
  const filters: DefaultFilter[] = [];
  const dates: MainDate[] = [];
  const asks: AskedTerm[] = [];
  for (const policy of context.policies) {
    const { effect, id } = policy;
    switch (effect.kind) {
      case 'term':
      case 'metric':
      case 'valueLabel': {
        const target = policyTarget(effect, manifest);
        if (!target) break;
        for (const words of preparedPolicy(policy, locale).terms)
          terms.push({ words, candidate: { target, score: 1.3, policy: id } });
        break;
      }
      case 'joinPath':
        if (resolvePath(manifest, effect.from, effect.path)?.model.name !== effect.to) break;
        ways.set(`${effect.from}>${effect.to}`, effect.path);
        wayPolicies.set(effect.path, id);
        break;
      case 'defaultFilter':
        if (manifest.model(effect.model))
          filters.push({ policy: id, model: effect.model, where: effect.where });
        break;
      case 'mainDate':
        if (manifest.field(effect.model, effect.field))
          dates.push({ policy: id, model: effect.model, field: effect.field });
        break;
      case 'ask': {
        const [words = []] = preparedPolicy(policy, locale).terms;
        asks.push({ policy: id, term: effect.term, words, options: effect.options });
        break;
      }
      case 'format':
      case 'note':
        break;
    }
  }
  return { terms, ways, filters, dates, asks, wayPolicies };
}

/** A plan under the policies that no single word calls for, and those that changed it. */
export function underPolicies(
  plan: Plan,
  targets: readonly Candidate[],
  effects: PolicyEffects,
  manifest: ManifestIndex,
): { plan: Plan; policies: readonly string[] } {
  if (effects.dates.length + effects.filters.length + effects.ways.size === 0) return { plan, policies: [] };
  const dated = withMainDates(plan, targets, effects.dates, manifest);
  const filtered = withDefaultFilters(dated.plan, effects.filters, manifest);
  return {
    plan: filtered.plan,
    policies: [...dated.policies, ...filtered.policies, ...wayPoliciesOf(plan, effects)],
  };
}

/** Policies whose way a plan goes. */
function wayPoliciesOf(plan: Plan, effects: PolicyEffects): string[] {
  if (effects.wayPolicies.size === 0) return [];
  const text = JSON.stringify(plan);
  return [...effects.wayPolicies].flatMap(([path, policy]) =>
    new RegExp(`[".]${path.replaceAll('.', '\\.')}[".]`).test(text) ? [policy] : [],
  );
}
