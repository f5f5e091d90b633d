// The only text a policy may hold. It stands in answers, on review pages and in prompts, so it is words
// and nothing else: what could be read as an address, as markup or as a second instruction is not text
// here, whoever approves it.
import { z } from 'zod';

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Devanagari}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  /\p{Script=Hangul}/u,
];
const written = /^[\p{L}\p{M}\p{N} \-_/()%]+$/u;
const address = /(^|\s)(https?|www|mailto|javascript|data)(\s|$)|\/\//iu;

/** Letters of one script, digits, spaces and `-_/()%`; NFKC; no address. */
export function isNarrow(text: string): boolean {
  if (text.normalize('NFKC') !== text || text.trim() !== text) return false;
  if (!written.test(text) || address.test(text)) return false;
  const letters = text.match(/\p{L}/gu) ?? [];
  const known = scripts.filter((script) => letters.some((letter) => script.test(letter)));
  const strange = letters.some((letter) => !scripts.some((script) => script.test(letter)));
  return known.length + (strange ? 1 : 0) <= 1;
}

/** A word or a few, as people say them in a question. */
export const termSchema = z.string().min(1).max(40).refine(isNarrow, 'a term is words of one script');

/** What a value or a choice is called. */
export const labelSchema = z.string().min(1).max(80).refine(isNarrow, 'a label is words of one script');

const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029`{}<>]|:\/\//u;

/** A value of the data that a condition compares with: any writing, one line, no markup. */
export function isPlainValue(text: string): boolean {
  return text.length <= 120 && !unsafe.test(text);
}

/** True when every text inside is a plain value. */
export function holdsPlainValues(inside: unknown): boolean {
  if (typeof inside === 'string') return isPlainValue(inside);
  if (typeof inside !== 'object' || inside === null) return true;
  return Object.values(inside).every(holdsPlainValues);
}
