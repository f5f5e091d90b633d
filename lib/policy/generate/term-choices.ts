// Which words of a question a definition is about. People explain "red paint" and ask about a van
// "in red paint": the stretch of the question that the definition's own words cover, or the one that
// says its value, is what the policy will wait for.
import type { Model } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Token, tokenize } from '../../language/locale/tokens.ts';
import { isNarrow } from '../../pipeline/narrow-text.ts';
import { leadsTo, type Meant } from './meaning.ts';
import { plain } from './names.ts';

const small =
  /^(the|a|an|as|of|in|on|at|to|for|and|or|is|are|was|were|be|that|which|who|whose|with|by|from|all|any|each|their|its|have|has|had|did|do|does|what|how|many|much|list|name|give|show|el|la|lo|los|las|un|una|de|del|que|con|en|por|y|o|es|son|cua|la|co|cac|nhung|nao|bao|nhieu|trong|voi|va|hoac)$/;
/** How much and how many: alone they are a word for nothing, and would take it from every other question. */
const comparing =
  /^(more|less|fewer|greater|higher|lower|larger|smaller|than|over|under|above|below|between|exactly|equal|up|least|most|not|no|without|mas|menos|mayor|menor|entre|sobre|hasta|sin|hon|kem|tren|duoi|giua|it|nhat|khong|tu|den)$/;
/** Without its accents a Vietnamese word may look like a small one: "trống", empty, like "trong", in. */
const accented =
  /^(là|có|các|những|nào|nhiêu|với|và|hoặc|của|hơn|kém|trên|dưới|giữa|ít|nhất|không|từ|đến|qué|cuál|él|más|está|están)$/;
const joining = /^(?:and|or|y|e|o|u|va|hoac|hay)$/;
/** What stands for rows that were named before. */
const pointing =
  /^(one|ones|those|these|this|it|they|them|people|rows|records|also|really|actually|just|only|still|already|ello|ellos|ellas|solo|tambien|em|nguoi|thoi|da|dang|con)$/;
const mostChoices = 14;

/** Stretches of the question, the best first; as they are written there. `rows`: models whose rows it may be about. */
export function termChoices(
  question: string,
  term: string,
  meant: Meant,
  locale: Locale,
  rows: readonly Model[],
): string[] {
  const { model, values, means, demanded } = meant;
  const tokens = tokenize(question, locale);
  const said = stemsOf(term, locale);
  const joined = new Set(
    tokenize(term, locale)
      .map(({ folded }) => folded)
      .filter((word) => joining.test(word)),
  );
  // A value that several ways lead to says nothing by itself: "red" may be paint or seats.
  const isOneOfSeveral = [...demanded].some((fact) => fact.startsWith('way '));
  const valued = isOneOfSeveral ? [] : values.flatMap((value) => placesOfValue(value, tokens));
  const choices: { text: string; score: number }[] = [];
  // A model that the meaning leads to is what the word is about: "paint colour" is not a kind of colour.
  const named = [model, ...rows]
    .filter((one) => !leadsTo(meant, one))
    .flatMap(({ label, plural }) => [label, plural]);
  const needed = values
    .map((value) => ({ stems: stemsOf(value, locale), words: contentOf(value, locale) }))
    .filter(({ stems }) => isWithin(stems, said));
  // "The outstanding amount" is one name, where an amount is part of what outstanding means.
  const beside =
    'measure' in means || 'expression' in means ? fieldStems(demanded, locale) : new Set<string>();
  const ownWords = 'model' in means ? new Set<string>() : stemsOf(named.join(' '), locale);
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + 8); end += 1) {
      const stretch = tokens.slice(start, end);
      const score = needed.every(({ stems, words }) => holds(stretch, stems, words))
        ? scoreOf(stretch, { start, end }, { said, joined, valued, ownWords, beside })
        : 0;
      const text = stretch
        .map((token) => token.text.replace(/['’](s)?$/iu, ''))
        .join(' ')
        .toLowerCase();
      if (score > 0 && text.length <= 40 && isNarrow(text)) choices.push({ text, score });
    }
  }
  const best = choices.sort((left, right) => right.score - left.score).map(({ text }) => text);
  return [...new Set(best)].slice(0, mostChoices);
}

interface Wording {
  readonly said: ReadonlySet<string>;
  /** Words between things in what was said: "and". */
  readonly joined: ReadonlySet<string>;
  readonly valued: readonly { start: number; end: number }[];
  readonly ownWords: ReadonlySet<string>;
  /** Words that may stand beside what was said, and do not on their own. */
  readonly beside: ReadonlySet<string>;
}

/** Names of the columns that are demanded. */
function fieldStems(demanded: ReadonlySet<string>, locale: Locale): Set<string> {
  const names = [...demanded].flatMap(
    (fact) => /^field \S+\.(\S+)$/.exec(fact)?.[1]?.replaceAll('_', ' ') ?? [],
  );
  return stemsOf(names.join(' '), locale);
}

function scoreOf(
  stretch: readonly Token[],
  { start, end }: { start: number; end: number },
  { said, joined, valued, ownWords, beside }: Wording,
): number {
  const [first] = stretch;
  const last = stretch.at(-1);
  if (!first || !last || isSmall(first) || isSmall(last)) return 0;
  if (valued.some((place) => place.start === start && place.end === end)) return 50;
  let score = 0;
  let own = 0;
  let content = 0;
  for (const token of stretch) {
    if (token.kind === 'punctuation' && token.text !== '-') return 0;
    if (isSmall(token)) continue;
    content += 1;
    if (isIn(ownWords, token)) own += 1;
    if (
      token.quoted
        ? isIn(said, token) || [...said].some((stem) => token.folded.includes(stem))
        : isIn(said, token)
    )
      score += 1;
    else if (isIn(beside, token)) score += 0.4;
    else return 0;
  }
  if (score < 1) return 0;
  if (stretch.every((token) => isSmall(token) || !isTelling(token))) return 0;
  // "Paint and no seats" are two things, unless they were explained as one.
  if (stretch.some((token) => joining.test(token.folded) && !isIn(joined, token))) return 0;
  if (own === content) return 0.5;
  // What the rows are called anyway says nothing of which of them are meant.
  return score - own * 1.2;
}

/** True where the explained words name the value: "red paint" for Red, unlike "veterans" for Old. */
function isWithin(value: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  return value.size > 0 && [...value].every((stem) => said.has(stem));
}

/**
 * A word without the value that it is explained by would mean it for all others too; so would "super power" that has
 * one word of Super Strength.
 */
function holds(stretch: readonly Token[], value: ReadonlySet<string>, words: number): boolean {
  const isQuoted = ({ quoted, folded }: Token) => quoted && [...value].some((stem) => folded.includes(stem));
  return stretch.some(isQuoted) || stretch.filter((token) => isIn(value, token)).length >= Math.max(1, words);
}

function isIn(stems: ReadonlySet<string>, token: Token): boolean {
  return stems.has(token.stem) || stems.has(token.schemaStem) || stems.has(token.folded);
}

function isTelling(token: Token): boolean {
  return token.quoted || (/\p{L}/u.test(token.folded) && !isOneOf(comparing, token));
}

/** True of a word that says nothing by itself: "the", "are", "más". */
export function isFiller(word: string, locale: Locale): boolean {
  return tokenize(word, locale).every((token) => isSmall(token) || isOneOf(pointing, token));
}

/** True of a word that cannot be what a policy explains: one that compares, or says nothing. */
export function isTellingWord(word: string, locale: Locale): boolean {
  return tokenize(word, locale).some((token) => isTelling(token) && !isSmall(token));
}

/** How many words of a text say something. */
export function contentOf(text: string, locale: Locale): number {
  return tokenize(text, locale).filter((token) => token.kind !== 'punctuation' && !isSmall(token)).length;
}

function isSmall(token: Token): boolean {
  return !token.quoted && isOneOf(small, token);
}

function isOneOf(words: RegExp, { folded, text }: Token): boolean {
  const written = text.toLowerCase().normalize('NFC');
  return words.test(folded) && (written === folded || accented.test(written));
}

function stemsOf(text: string, locale: Locale): Set<string> {
  return new Set(
    tokenize(text, locale)
      .filter((token) => token.kind !== 'punctuation' && !isOneOf(small, token))
      .flatMap(({ stem, schemaStem, folded, quoted }) =>
        quoted ? folded.split(' ') : [stem, schemaStem, folded],
      ),
  );
}

function placesOfValue(value: string, tokens: readonly Token[]): { start: number; end: number }[] {
  const wanted = plain(value);
  const places: { start: number; end: number }[] = [];
  for (let start = 0; wanted && start < tokens.length; start += 1) {
    let text = '';
    for (let end = start + 1; end <= tokens.length && text.length < wanted.length; end += 1) {
      const token = tokens[end - 1] as Token;
      text += plain(token.text.replace(/['’](s)?$/iu, ''));
      if (text === wanted) places.push({ start, end });
    }
  }
  return places;
}
