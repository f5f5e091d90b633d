import { type Clock, type Cutting, cutQuestion } from './linker.ts';
import type { PolicyTerm } from './policies/policy-effects.ts';
import type { SchemaIndex } from './schema-index.ts';

interface Linked extends Clock {
  readonly question: string;
  readonly terms: readonly PolicyTerm[];
  readonly cuttings: readonly Cutting[];
}

const noTerms: readonly PolicyTerm[] = [];
// A planner reads one question up to three times over: for what it is about, on its own, and as a follow-up.
const lastLinked = new WeakMap<SchemaIndex, Linked>();

/** The likeliest cuttings, best first; never empty. */
export function linkQuestion(
  question: string,
  { locale, now, timeZone }: Clock,
  index: SchemaIndex,
  terms: readonly PolicyTerm[] = noTerms,
): readonly Cutting[] {
  const last = lastLinked.get(index);
  const isSame =
    last?.question === question &&
    last.terms === terms &&
    last.locale === locale &&
    last.now.getTime() === now.getTime() &&
    last.timeZone === timeZone;
  if (isSame) return last.cuttings;
  const cuttings = cutQuestion(question, { locale, now, timeZone }, index, terms);
  lastLinked.set(index, { question, terms, locale, now, timeZone, cuttings });
  return cuttings;
}
