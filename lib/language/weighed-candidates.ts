// Which of the things that a stretch of words may refer to are left when they are seen side by side.
import type { Field, Model } from '../data-source/manifest.ts';
import type { Candidate } from './links.ts';
import { fold } from './locale/fold.ts';
import type { Token } from './locale/tokens.ts';
import { isDate, isMeasurable } from './reader/nodes.ts';
import { spellOut, stemOf } from './schema-words.ts';

/** "without a manager" is about whom their key points to, and not about those who are managers. */
export function pointersFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const hasPointer = candidates.some(
    ({ target, score }) => target.kind === 'field' && score > 0.5 && pointsOut(target),
  );
  return hasPointer ? candidates.filter(({ target }) => target.kind !== 'value') : candidates;
}

function pointsOut({ model, field }: { model: Model; field: Field }): boolean {
  return model.relations.some(({ kind, on }) => kind === 'one' && on.some(({ from }) => from === field.name));
}

/** "books that were never borrowed" have no loan; whether a copy is out today is said without a "never". */
export function deedsFirst(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  start: number,
): readonly Candidate[] {
  const before = tokens.slice(Math.max(0, start - 4), start).map(({ folded }) => folded);
  const isNever = never.test(before.join(' '));
  const hasDeed = candidates.some(({ target, score }) => target.kind === 'model' && score >= leastThing);
  return isNever && hasDeed ? candidates.filter(({ target }) => target.kind !== 'value') : candidates;
}

const never = /\b(never|nunca|jamas|chua tung|chua bao gio)\b/;

/** "open tickets" are those whose status is open, rather than tickets with their `opened_at`. */
export function exactValuesFirst(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): readonly Candidate[] {
  const said = tokens.map(({ folded }) => folded).join(' ');
  const isWord = ({ target, score }: Candidate) =>
    target.kind === 'value' && score >= 0.75 && sameWord(fold(target.value), said);
  // "lost deals" are in the stage of that name; of their `lost_reason` hardly half is said.
  if (candidates.some(isWord) && candidates.some(isHalfSaid))
    return candidates.filter((candidate) => !isHalfSaid(candidate));
  const values = candidates.filter(({ target, score }) => target.kind === 'value' && score >= 0.88);
  if (values.length === 0) return candidates;
  // "calls" are those of the type `call`, and no names that something is called by.
  const isExact = values.some(({ target }) => target.kind === 'value' && sameWord(fold(target.value), said));
  return candidates.map((candidate) => {
    const { target, score } = candidate;
    if (target.kind !== 'field') return candidate;
    // "open jobs" are none of the `openings` either.
    const isOther =
      isExact &&
      !fold(target.field.label)
        .split(' ')
        .some((word) => sameNoun(word, said));
    return score < 0.96 || isOther ? { ...candidate, score: score * 0.8 } : candidate;
  });
}

function isHalfSaid({ target, score }: Candidate): boolean {
  return target.kind === 'field' && !isDate(target.field) && score < 0.5;
}

function sameWord(word: string, said: string): boolean {
  return word === said || word === `${said}s` || `${word}s` === said;
}

function sameNoun(word: string, said: string): boolean {
  return sameWord(word, said) || said.includes(' ');
}

/** "customer" is the customer: the column that points to one is no other meaning of the word. */
export function withoutPointers(candidates: readonly Candidate[]): Candidate[] {
  const models = new Set(
    candidates.flatMap(({ target, score }) =>
      target.kind === 'model' && score >= 0.8 ? [target.model.name] : [],
    ),
  );
  if (models.size === 0) return [...candidates];
  const left = candidates.filter(({ target, score }) => {
    if (target.kind !== 'field' || score < 0) return true;
    return !target.model.relations.some(
      (relation) =>
        relation.kind === 'one' &&
        models.has(relation.to) &&
        relation.on.some((pair) => pair.from === target.field.name),
    );
  });
  return left;
}

/** "tickets" are things where a table holds them; the day on which something was issued has a name of its own. */
export function withoutDays(candidates: readonly Candidate[]): readonly Candidate[] {
  if (!candidates.some(({ target, score }) => target.kind === 'model' && score >= leastThing))
    return candidates;
  return candidates.filter(
    ({ target, score }) => target.kind !== 'field' || !isDate(target.field) || score >= ownName,
  );
}

const leastThing = 0.4;
const ownName = 0.95;

/** A view repeats what its tables hold: where a table has the word too, the table is meant. */
export function withoutViews(candidates: readonly Candidate[]): Candidate[] {
  const own = Math.max(0, ...candidates.map(({ target, score }) => (target.model.isView ? 0 : score)));
  return candidates.filter(({ target, score }) => !target.model.isView || score > own + 0.05);
}

/**
 * "sales by province" where customers have a province: that column is meant, and not the state of an order, which is
 * another word for it elsewhere.
 */
export function ownNamesFirst(
  candidates: readonly Candidate[],
  said: readonly Token[],
  spoken: ReadonlySet<string>,
): readonly Candidate[] {
  const stems = new Set(said.flatMap(({ schemaStem, stem, folded }) => [schemaStem, stem, folded]));
  // Everything has a name, by whatever it goes.
  if (said.some(({ folded }) => general.test(folded))) return candidates;
  const shares = ({ target }: Candidate) =>
    target.kind === 'field' && spellOut(target.field.label).some((word) => stems.has(stemOf(word)));
  const text = said.map(({ folded }) => folded).join(' ');
  // `libros` are books wherever a table is called so, and nothing that is free (`libre`).
  const isThing = ({ target, score }: Candidate) =>
    target.kind === 'model' &&
    score >= ofItsOwn &&
    [target.model.label, target.model.plural].some((name) => fold(name) === text);
  const hasOwn = candidates.some(
    (candidate) => isThing(candidate) || (candidate.score >= ofItsOwn && shares(candidate)),
  );
  if (!hasOwn) return candidates;
  // Of what the question speaks of, another word for it is as good: the sex of students is their gender.
  const isSpoken = ({ target }: Candidate) => spoken.has(target.model.name);
  return candidates.filter(
    (candidate) => candidate.target.kind !== 'field' || shares(candidate) || isSpoken(candidate),
  );
}

/** "the salary" is the number that each row of `salaries` keeps, sooner than such a row. */
export function numbersFirst(candidates: readonly Candidate[]): Candidate[] {
  const isNumber = ({ target }: Candidate, model: Model) =>
    target.kind === 'field' &&
    target.model === model &&
    target.field.label === model.label &&
    isMeasurable(target) &&
    !isDate(target.field);
  return candidates
    .map((one) =>
      one.target.kind === 'model' && candidates.some((other) => isNumber(other, one.target.model))
        ? { ...one, score: one.score * 0.8 }
        : one,
    )
    .sort((left, right) => right.score - left.score);
}

const ofItsOwn = 0.98;
const general = /^((name|title|id|code|number|date|year|type|nombre|titulo|fecha)s?|ten|ma|so|ngay)$/;
