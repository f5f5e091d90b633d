// Which of the live policies a question can be about. There may be thousands, and a question has a
// dozen words: policies are indexed by the first word of each trigger, once for a set of them.
import type { Locale } from '../../i18n/locale.ts';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import { type Token, tokenize } from '../locale/tokens.ts';
import { placesOf, preparedPolicy, type WordStem } from './term-stems.ts';

interface PolicyIndex {
  /** Policies that hold whatever is asked. */
  readonly always: readonly number[];
  /** By each form of the first word of what they wait for. */
  readonly byWord: ReadonlyMap<string, readonly Waiting[]>;
}

interface Waiting {
  readonly place: number;
  readonly words: readonly WordStem[];
  readonly waitsFor: 'trigger' | 'term';
}

/**
 * The policies that apply, in the order given: one of its triggers stands in the question (or it has
 * none), one of its own words does (where it is about a word), and it is of the question's language
 * (or of none). Those in `kept` apply in any case.
 */
export function applicablePolicies(
  policies: readonly LivePolicy[],
  question: string,
  locale: Locale,
  kept: readonly string[] = [],
): readonly LivePolicy[] {
  if (policies.length === 0) return policies;
  const index = policyIndex(policies, locale);
  const tokens = tokenize(question, locale);
  const found = new Map<number, { trigger?: true; term?: true }>();
  const seen = new Set<Waiting>();
  for (const token of tokens) {
    for (const key of keysOf(token)) {
      for (const waiting of index.byWord.get(key) ?? []) {
        if (seen.has(waiting)) continue;
        seen.add(waiting);
        if (placesOf(waiting.words, tokens).length === 0) continue;
        found.set(waiting.place, { ...found.get(waiting.place), [waiting.waitsFor]: true });
      }
    }
  }
  const places = new Set(index.always);
  for (const [place, { trigger, term }] of found) {
    const { triggers, terms } = preparedPolicy(policies[place] as LivePolicy, locale);
    if ((trigger || triggers.length === 0) && (term || terms.length === 0)) places.add(place);
  }
  if (kept.length > 0)
    for (const [place, { id }] of policies.entries()) if (kept.includes(id)) places.add(place);
  return [...places].sort((left, right) => left - right).map((place) => policies[place] as LivePolicy);
}

const indexes = new WeakMap<readonly LivePolicy[], Partial<Record<Locale, PolicyIndex>>>();

function policyIndex(policies: readonly LivePolicy[], locale: Locale): PolicyIndex {
  const known = indexes.get(policies) ?? {};
  const index = known[locale] ?? buildIndex(policies, locale);
  known[locale] = index;
  indexes.set(policies, known);
  return index;
}

function buildIndex(policies: readonly LivePolicy[], locale: Locale): PolicyIndex {
  const always: number[] = [];
  const byWord = new Map<string, Waiting[]>();
  const wait = (waiting: Waiting) => {
    const [first] = waiting.words;
    // Quoted text is one token, so what it says is looked up whole.
    const whole = waiting.words.map(({ folded }) => folded).join(' ');
    const keys = first ? new Set([first.folded, first.own, first.schema, whole]) : [];
    for (const key of keys) {
      const list = byWord.get(key);
      if (list) list.push(waiting);
      else byWord.set(key, [waiting]);
    }
  };
  for (const [place, policy] of policies.entries()) {
    if (policy.locale !== undefined && policy.locale !== locale) continue;
    const { triggers, terms } = preparedPolicy(policy, locale);
    for (const words of triggers) wait({ place, words, waitsFor: 'trigger' });
    for (const words of terms) wait({ place, words, waitsFor: 'term' });
    if (triggers.length === 0 && terms.length === 0) always.push(place);
  }
  return { always, byWord };
}

function keysOf(token: Token): Set<string> {
  return new Set([token.folded, token.stem, token.schemaStem]);
}
