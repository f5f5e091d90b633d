// Things that a question names, that offices in general keep records of, and that this source does not hold:
// salaries where there are none, satisfaction, visits to a web site. A reading that leaves such a word out would
// answer another question, however well the rest of it fits.
import type { Locale } from '../i18n/locale.ts';
import { isAmount } from './assemble/assemble.ts';
import { concepts } from './concepts.ts';
import { isLinkingVerb } from './linking-verbs.ts';
import { fold, spelling } from './locale/fold.ts';
import { type Token, tokenize } from './locale/tokens.ts';
import { findWorldNames } from './locale/world-names.ts';
import { isUnknownState } from './lost-words.ts';
import { isState, type RankedReading } from './readings.ts';
import { undone } from './undone-links.ts';
import { range } from './word-units.ts';

// Words that stand for so much that leaving them out loses nothing.
const general = new Set(
  `person people individual human thing info information detail number name id identifier code type kind sort way
  method form result outcome place location site day date time year month hour total amount sum value money count no
  state condition group item note comment record page line unit level old long high fast heavy large tall wide
  called named placed where last day job post role position general show table plan service contact company firm
  business system app tu part like likes good rate star host class case issue head title status active new original
  place money store shop member percentage percent proportion share history election charge entry office hotel
  organization organisation company balance season`
    .split(/\s+/)
    .filter(Boolean),
);

interface Vocabulary {
  /** Phrases by their folded or stemmed words joined by a space, with how they are written. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

const vocabularies = new Map<Locale, Vocabulary>();
const longestPhrase = 4;

/** The stretches of the question, as they were written, that name such a thing and were left unread. */
export function absentThings({ cutting, sketch }: RankedReading, locale: Locale): string[] {
  const unread = new Set(
    sketch.unread.flatMap((node) =>
      node.t === 'word' || node.t === 'literal' ? range(node.start, node.end) : [],
    ),
  );
  const { tokens, spans } = cutting;
  // "papers published by …": behind a thing, what stands before "by" is a deed.
  const firstLink = spans.find(({ kind }) => kind === 'link')?.start ?? tokens.length;
  const found: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!unread.has(at)) continue;
    if (undone(tokens[at] as Token)) found.push((tokens[at] as Token).text);
    if (!sketch.outputs.some(isAmount) && at < firstLink && isMeasured(tokens, at))
      found.push((tokens[at] as Token).text);
    for (let end = Math.min(tokens.length, at + longestPhrase); end > at; end -= 1) {
      const phrase = tokens.slice(at, end);
      if (!phrase.every((_, offset) => unread.has(at + offset)) || !isThing(phrase, locale)) continue;
      found.push(phrase.map(({ text }) => text).join(' '));
      at = end - 1;
      break;
    }
  }
  for (const { start, end, kind } of findWorldNames(tokens, locale)) {
    // Women where no gender is kept, Vietnam where no country is.
    const lost = range(start, end).every((at) => unread.has(at));
    if (lost && (kind === 'gender' || kind === 'country')) {
      const words = tokens.slice(start, end).map(({ text }) => text);
      if (!found.includes(words.join(' '))) found.push(words.join(' '));
    }
  }
  const state = spans.findIndex((span, at) => unread.has(span.start) && isUnknownState(cutting, at));
  if (state >= 0) found.push(tokens[spans[state]?.start ?? 0]?.text ?? '');
  const last = sketch.unread.findLast((node) => node.t === 'word');
  if (last?.t === 'word' && isState(last)) found.push(tokens[last.start]?.text ?? last.word);
  return found;
}

/** "MRR by plan", "churn per month": what stands before "by" is what the answer would be about. */
function isMeasured(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  return (
    token.kind === 'word' &&
    token.folded.length > 2 &&
    !general.has(token.folded) &&
    /^(by|per|theo|por)$/.test(tokens[at + 1]?.folded ?? '')
  );
}

function isThing(phrase: readonly Token[], locale: Locale): boolean {
  // "took", "shared by", "visits": what is done is not a thing that is kept.
  const [word] = phrase;
  if (phrase.length === 1 && word && (isLinkingVerb(word.folded) || /[a-z]{3}(ed|ing)$/.test(word.folded)))
    return false;
  const spoken: readonly Locale[] = locale === 'en' ? ['en'] : [locale, 'en'];
  return spoken.some((language) => {
    const { phrases } = vocabularyOf(language);
    const folded = phrase.map((token) => token.folded).join(' ');
    const stems = phrase.map((token) => (language === 'en' ? token.schemaStem : token.stem)).join(' ');
    const written = phrases.get(folded) ?? (language === 'vi' ? undefined : phrases.get(stems));
    if (!written) return false;
    // A bare Vietnamese syllable is too many words; with its accents it is one.
    if (language !== 'vi' || folded.includes(' ')) return true;
    return written.includes(spelling(phrase[0]?.text ?? ''));
  });
}

function vocabularyOf(locale: Locale): Vocabulary {
  let known = vocabularies.get(locale);
  if (!known) {
    const phrases = new Map<string, string[]>();
    for (const concept of concepts) {
      if (!concept.isThing || general.has(concept.en[0] ?? '')) continue;
      for (const word of concept[locale]) {
        const tokens = tokenize(word, locale);
        const stems = tokens.map((token) => (locale === 'en' ? token.schemaStem : token.stem)).join(' ');
        for (const key of new Set([fold(word), stems])) {
          if (general.has(key)) continue;
          phrases.set(key, [...(phrases.get(key) ?? []), spelling(word)]);
        }
      }
    }
    known = { phrases };
    vocabularies.set(locale, known);
  }
  return known;
}
