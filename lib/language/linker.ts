// Cuts a question into stretches and says what each may refer to. Several cuttings are kept, because
// "customer name" may be one field or a model and a field, and "first" a name or an order.
import type { Locale } from '../i18n/locale.ts';
import { bestCandidates } from './best-candidates.ts';
import { withinReach } from './far-values.ts';
import { withTails } from './light-tails.ts';
import type { Candidate, Span } from './links.ts';
import { type CueSpan, cueAt, findCues } from './locale/cues.ts';
import { findPeriods } from './locale/dates.ts';
import { findNumbers } from './locale/numbers.ts';
import { type Token, tokenize } from './locale/tokens.ts';
import {
  beginsClause,
  isCounting,
  isElided,
  isMutedValue,
  isPointedAt,
  isPointerOrRequest,
  isSaidOtherwise,
} from './muted-links.ts';
import { isPlural, nameMatches } from './name-links.ts';
import { withNearValues } from './near-values.ts';
import { phrasesRead } from './phrases-read.ts';
import type { PolicyTerm } from './policies/policy-effects.ts';
import { placesOf } from './policies/term-stems.ts';
import { rateMatches } from './rate-links.ts';
import { revenueMatches } from './revenue-links.ts';
import { roleMatches } from './role-links.ts';
import type { SchemaIndex } from './schema-index.ts';
import { withoutSlips } from './slips.ts';
import { isStrayTotal } from './stray-totals.ts';
import { translatedValues } from './translated-values.ts';
import { twoOfAKind } from './two-of-a-kind.ts';
import { undoneMatches } from './undone-links.ts';
import { valueMatches } from './value-links.ts';
import {
  deedsFirst,
  exactValuesFirst,
  numbersFirst,
  ownNamesFirst,
  pointersFirst,
  withoutDays,
  withoutPointers,
  withoutViews,
} from './weighed-candidates.ts';
import { range, wordUnits } from './word-units.ts';
import { worldMatches } from './world-links.ts';

export interface Clock {
  readonly locale: Locale;
  readonly now: Date;
  readonly timeZone: string;
}

export interface Cutting {
  readonly tokens: readonly Token[];
  readonly spans: readonly Span[];
  readonly weight: number;
}

const keptCuttings = 3;

/** The likeliest cuttings, best first; never empty. */
export function cutQuestion(
  question: string,
  clock: Clock,
  index: SchemaIndex,
  terms: readonly PolicyTerm[],
): Cutting[] {
  const typed = tokenize(question, clock.locale);
  const tokens = withoutSlips(typed, clock.locale, index, termSpans(typed, terms));
  const cues = allCues(tokens, clock.locale).filter((cue) => !isState(cue, tokens, index));
  const said = termSpans(tokens, terms);
  const spans = [
    ...cueSpans(cues, tokens),
    ...timeSpans(tokens, clock),
    ...linkSpans(tokens, cues, index, clock, said),
    ...quotedSpans(tokens),
    ...said,
  ];
  const cuttings = cut(tokens, spans);
  return cuttings.map((cutting) => withNearValues(cutting, index));
}

const stateWords = /^(done|used|made|placed|offered|given|existing|current)$/;

/** "Done" is a small word, unless it is a state that the data knows. */
function isState({ role, start, end }: CueSpan, tokens: readonly Token[], index: SchemaIndex): boolean {
  const word = tokens[start]?.folded ?? '';
  return role === 'stopword' && end === start + 1 && stateWords.test(word) && index.values.has(word);
}

function allCues(tokens: readonly Token[], locale: Locale): CueSpan[] {
  const cues = findCues(tokens, locale);
  const known = new Set(cues.map((cue) => `${cue.start}-${cue.end}`));
  const add = (cue: CueSpan | undefined) => {
    // A cue that depends on its surroundings was judged with them above.
    if (!cue || cue.when || known.has(`${cue.start}-${cue.end}`)) return;
    known.add(`${cue.start}-${cue.end}`);
    cues.push(cue);
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const cue = cueAt(tokens, at, locale);
    add(cue);
    // A shorter cue may be the right one when a name takes the rest: "the last" of "the last name".
    for (let end = (cue?.end ?? 0) - 1; end > at; end -= 1) add(cueAt(tokens.slice(0, end), at, locale));
  }
  return cues;
}

const quiet = new Set(['stopword', 'filler']);
const opening = new Set(['list', 'smalltalk', 'help']);

function followsNoun(tokens: readonly Token[], at: number, cued: ReadonlySet<number>): boolean {
  const before = tokens[at - 1];
  return before?.kind === 'word' && !cued.has(at - 1);
}

const asksWho = /^(who|quien|quienes|ai)$/;

function cueSpans(cues: readonly CueSpan[], tokens: readonly Token[]): Span[] {
  const cueAtToken = new Set(cues.flatMap((cue) => range(cue.start, cue.end)));
  return cues.flatMap((cue): Span[] => {
    const length = cue.end - cue.start;
    // "who has the highest salary" asks for a person, and is no "that has" of something before it.
    if (cue.role === 'existence' && cue.start === 0 && length > 1 && asksWho.test(tokens[0]?.folded ?? ''))
      return [];
    // "show", "name", "report" are requests only where a sentence or a clause begins.
    if (opening.has(cue.role) && length === 1 && !beginsClause(tokens, cue.start)) {
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight: 0.12 }];
    }
    if (cue.role === 'list')
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight: 0.3 + 0.12 * length }];
    // "phone number of" is not a count.
    if (
      cue.role === 'count' &&
      /^(numbers?|counts?|no)$/.test(tokens[cue.start]?.folded ?? '') &&
      followsNoun(tokens, cue.start, cueAtToken)
    ) {
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight: 0.15 }];
    }
    // "what type of equipment": the type may be what is asked for.
    if (cue.role === 'question' && cue.value === 'thing')
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight: 0.35 + 0.15 * length }];
    // "so với tháng trước" is no "số", and then something else.
    if (
      cue.role === 'count' &&
      length === 1 &&
      tokens[cue.start]?.folded === 'so' &&
      tokens[cue.end]?.folded === 'voi'
    )
      return [];
    if (cue.role === 'compare' && length > 1)
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight: 0.72 * length }];
    if (cue.role === 'contains')
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight: 0.8 * length }];
    // "ordered in alphabetical order", "in descending order" are no orders that somebody placed.
    if (cue.role === 'order' && length > 2) {
      const isVerb = /^(ordered|sorted|listed|arranged)$/.test(tokens[cue.start]?.folded ?? '');
      const isNoun = tokens[cue.end - 1]?.folded === 'order';
      const weight = 0.56 * length ** 1.05 + (isVerb ? 1.4 : isNoun ? 0.7 : 0);
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight }];
    }
    // "best rated" is one word, and no rate of anything; "más vendidos" is no word for what was sold.
    if (cue.role === 'superlative' && (cue.concept === 'rated' || cue.concept === 'sales'))
      return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight: 1.2 * length }];
    const weight = quiet.has(cue.role) ? 0.1 * length : 0.56 * length ** 1.05;
    return [{ kind: 'cue', cue, start: cue.start, end: cue.end, weight }];
  });
}

function timeSpans(tokens: readonly Token[], clock: Clock): Span[] {
  const spans: Span[] = [];
  for (const period of findPeriods(tokens, clock)) {
    const length = period.end - period.start;
    spans.push({ kind: 'period', period, start: period.start, end: period.end, weight: 0.8 * length });
  }
  for (const number of findNumbers(tokens, clock.locale)) {
    const weight = (number.weak ? 0.3 : 0.75) * (number.end - number.start);
    spans.push({ kind: 'number', number, start: number.start, end: number.end, weight });
  }
  return spans;
}

const naming = /^(named|called|titled|llamad[oa]s?|titulad[oa]s?|tên)$/iu;

/** "the ship named Polar": what follows is a name, whatever a policy calls polar elsewhere. */
function isName(tokens: readonly Token[], start: number): boolean {
  return naming.test(tokens[start - 1]?.text ?? '') && /^\p{Lu}/u.test(tokens[start]?.text ?? '');
}

/** Words that a policy gives a meaning; heavier than any other reading of them. */
function termSpans(tokens: readonly Token[], terms: readonly PolicyTerm[]): Span[] {
  const spans: Span[] = [];
  for (const { words, candidate } of terms) {
    const { kind } = candidate.target;
    for (const { start, end } of placesOf(words, tokens))
      if (!(kind === 'value' || kind === 'condition') || !isName(tokens, start))
        spans.push({ kind: 'link', start, end, candidates: [candidate], weight: 2 * (end - start) + 0.5 });
  }
  return spans;
}

function quotedSpans(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((token, at): Span[] =>
    token.quoted
      ? [{ kind: 'literal', text: token.text, quoted: true, start: at, end: at + 1, weight: 0.9 }]
      : [],
  );
}

// Words that only narrow a name: alone they name nothing ("first", "total", "max").
const modifiers = new Set([
  'first',
  'last',
  'middle',
  'max',
  'maximum',
  'min',
  'minimum',
  'total',
  'average',
  'number',
  'other',
  'new',
  'old',
  'count',
  'day',
  'month',
]);

type LinkSpan = Extract<Span, { kind: 'link' }>;

function linkSpans(
  tokens: readonly Token[],
  cues: readonly CueSpan[],
  index: SchemaIndex,
  { locale, now }: Clock,
  said: readonly Span[],
): LinkSpan[] {
  const groups = new Map<string, { start: number; end: number; candidates: Candidate[]; bonus: number }>();
  const add = (start: number, end: number, candidate: Candidate, bonus = 0) => {
    const key = `${start}-${end}`;
    const group = groups.get(key) ?? { start, end, candidates: [], bonus };
    group.candidates.push(candidate);
    group.bonus = Math.max(group.bonus, bonus);
    groups.set(key, group);
  };
  const quietAt = new Set(
    cues.filter((cue) => quiet.has(cue.role)).flatMap((cue) => range(cue.start, cue.end)),
  );
  const revenue = revenueMatches(tokens, locale, index);
  // Revenue is what was sold, and none of the other amounts that are near the word.
  const earned = new Set(revenue.map(({ start, end }) => `${start}-${end}`));
  const names = nameMatches(tokens, wordUnits(tokens, cues, index, locale), index);
  const named = names.filter(
    ({ start, end, candidate }, _, all) =>
      !isStrayTotal({ start, end, candidate }, all, tokens) &&
      (candidate.score > 0.95 || !earned.has(`${start}-${end}`)) &&
      // "earned the most revenue": the verb says no more than the noun.
      !(
        revenue.length > 0 &&
        end - start === 1 &&
        /^(earn(ed|s)?|generated?|sold|sells?)$/.test(tokens[start]?.folded ?? '')
      ),
  );
  const nouns = named.filter(({ whole, candidate }) => whole && candidate.score >= 0.8);
  const nounsAt = new Set([...nouns, ...said].map(({ start }) => start));
  const partsAt = new Set(named.filter(({ candidate }) => candidate.score >= 0.4).map(({ start }) => start));
  const values = [
    ...valueMatches(tokens, cues, index).filter((match) => !isMutedValue(tokens, cues, match)),
    ...worldMatches(tokens, locale, index),
    ...translatedValues(tokens, locale, index),
  ];
  for (const match of named) {
    const content = range(match.start, match.end).filter((at) => !quietAt.has(at));
    if (content.length === 0 && !match.whole) continue;
    if (isPointerOrRequest(tokens, cues, match) || isCounting(tokens, cues, match)) continue;
    if (isSaidOtherwise(tokens, match, values)) continue;
    const alone =
      content.length <= 1 &&
      tokens.slice(match.start, match.end).some((token) => modifiers.has(token.folded));
    if (alone && !match.whole && !isElided(tokens, match.start, match.end)) continue;
    // "total payments" adds payments up; it is not the total of something else, and then payments.
    if (alone && nounsAt.has(match.end) && isAggregate(cues, match.start)) continue;
    // "total maintenance cost" is no `total_cost` of something else.
    const isPart = !match.whole || isLonger(match.candidate);
    if (alone && isPart && partsAt.has(match.end) && isAggregate(cues, match.start)) continue;
    add(match.start, match.end, match.candidate, alone && !match.whole ? 0.7 : match.bridged ? -0.25 : 0);
  }
  for (const match of values) add(match.start, match.end, match.candidate);
  const things = new Set(
    named.flatMap(({ candidate: { target, score } }) =>
      target.kind === 'model' && score >= 0.6 ? [target.model.name] : [],
    ),
  );
  // "depart from Oslo" is no departure, and a city besides.
  for (const match of roleMatches(tokens, values, things, locale, index))
    add(match.start, match.end, match.candidate, 0.8);
  for (const match of rateMatches(tokens, values, locale, index))
    add(match.start, match.end, match.candidate, 0.3);
  for (const match of revenue) add(match.start, match.end, match.candidate);
  for (const match of undoneMatches(tokens, index)) add(match.start, match.end, match.candidate);
  for (const read of phrasesRead)
    for (const match of read(tokens, locale, index, now)) add(match.start, match.end, match.candidate);
  const reached = twoOfAKind(withinReach([...groups.values()], tokens, index), tokens);
  const spoken = new Set<string>();
  for (const { candidates } of reached) {
    for (const { target, score } of candidates)
      if (target.kind === 'model' && score >= 0.8) spoken.add(target.model.name);
  }
  const spans = reached.map(({ start, end, candidates, bonus }): LinkSpan => {
    const pointed = isPointedAt(tokens, start) ? pointersFirst(candidates) : candidates;
    const weighed = exactValuesFirst(deedsFirst(pointed, tokens, start), tokens.slice(start, end));
    const own = ownNamesFirst(bestCandidates(weighed, spoken), tokens.slice(start, end), spoken);
    const best = withoutPointers(own);
    const kept = withoutViews(isPlural(tokens[end - 1]) ? withoutDays(best) : numbersFirst(best));
    const content = range(start, end).filter((at) => !quietAt.has(at)).length;
    const top = kept[0] as Candidate;
    return {
      kind: 'link',
      start,
      end,
      candidates: kept,
      weight: bonus + top.score * Math.max(0.6, content) ** 1.3 + 0.15 * (end - start - content),
    };
  });
  return [...spans, ...withTails(spans, tokens)];
}

function isLonger({ target }: Candidate): boolean {
  return target.kind === 'field' && target.field.label.includes(' ');
}

function isAggregate(cues: readonly CueSpan[], start: number): boolean {
  return cues.some((cue) => cue.start === start && /^(sum|avg|min|max|median)$/.test(cue.role));
}

/** Weighted cutting: the best few ways to cover the tokens with stretches that do not overlap. */
function cut(tokens: readonly Token[], spans: readonly Span[]): Cutting[] {
  const starting = new Map<number, Span[]>();
  for (const span of spans) {
    const list = starting.get(span.start);
    if (list) list.push(span);
    else starting.set(span.start, [span]);
  }
  const reached: { spans: readonly Span[]; weight: number }[][] = Array.from(
    { length: tokens.length + 1 },
    () => [],
  );
  (reached[0] as { spans: readonly Span[]; weight: number }[]).push({ spans: [], weight: 0 });
  for (let at = 0; at < tokens.length; at += 1) {
    const ways = (reached[at] as { spans: readonly Span[]; weight: number }[])
      .sort((left, right) => right.weight - left.weight)
      .slice(0, keptCuttings);
    const word: Span = { kind: 'word', start: at, end: at + 1, weight: 0 };
    for (const way of ways) {
      for (const span of [...(starting.get(at) ?? []), word]) {
        reached[span.end]?.push({ spans: [...way.spans, span], weight: way.weight + span.weight });
      }
    }
  }
  return (reached[tokens.length] as { spans: readonly Span[]; weight: number }[])
    .sort((left, right) => right.weight - left.weight)
    .slice(0, keptCuttings)
    .map((way) => ({ tokens, ...way }));
}
