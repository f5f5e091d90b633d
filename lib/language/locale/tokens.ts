// Cuts a question into tokens with their place in the text. Quoted text stays whole, because it is a
// value and nothing in it is a word of the question. Compounds with a hyphen are cut into words, since
// schemas spell them every way ("full-time", "full time", "full_time"); codes with digits are not ("NC-17").
import type { Locale } from '../../i18n/locale.ts';
import { fold } from './fold.ts';
import { stem } from './stem.ts';

export interface Token {
  /** As written; of quoted text, what stands between the quotes. */
  readonly text: string;
  /** Lower case, without accents, NFKC, without a possessive ending. */
  readonly folded: string;
  readonly stem: string;
  /** The stem by English rules, for schemas named in English. */
  readonly schemaStem: string;
  /** Character offsets into the text, quotes included; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** True where `folded` is what was meant, and `text` what the fingers made of it. */
  readonly isSlip?: true;
  /** Dates in digits and clock times are `number` too: "2024-03-01", "3/4/2024", "10:30". */
  readonly kind: 'word' | 'number' | 'punctuation' | 'quoted';
}

const letter = String.raw`[\p{L}\p{M}\p{N}]`;
const patterns: readonly { kind: Token['kind']; pattern: RegExp }[] = [
  { kind: 'quoted', pattern: /"([^"\n]{1,300})"/y },
  { kind: 'quoted', pattern: /[“„]([^“”\n]{1,300})[”“]/y },
  { kind: 'quoted', pattern: /«\s*([^«»\n]{1,300}?)\s*»/y },
  // A single quote opens only after a space and closes only before one: "customers' orders" has none.
  {
    kind: 'quoted',
    pattern: /(?<![\p{L}\p{M}\p{N}])['‘](?!\s)([^\n]{1,300}?)(?<!\s)['’](?![\p{L}\p{M}\p{N}])/uy,
  },
  { kind: 'quoted', pattern: /`([^`\n]{1,300})`/y },
  { kind: 'word', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/y },
  {
    kind: 'number',
    pattern: /\d{4}-\d{1,2}(?:-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?)?(?![\p{L}\p{N}-])/uy,
  },
  { kind: 'number', pattern: /\d{1,4}([/.-])\d{1,2}\1\d{2,4}(?![\p{L}\p{N}])/uy },
  { kind: 'number', pattern: /\d{1,2}:\d{2}(?::\d{2})?(?![\p{L}\p{N}])/uy },
  { kind: 'number', pattern: /\d{1,2}\/\d{1,4}(?![\p{L}\p{N}/])/uy },
  { kind: 'number', pattern: /(?:1[89]|20)\d{2}(?=[-–](?:1[89]|20)\d{2}(?![\p{L}\p{N}-]))/uy },
  // A number, with a scale or an ordinal ending written onto it.
  {
    kind: 'number',
    pattern:
      /\d+(?:[.,]\d+)*(?:k|m|mn|mio|b|bn|tr|st|nd|rd|th|s|º|ª|er|tỷ|tỉ)?(?![\p{L}\p{M}\p{N}_])(?!-[\p{L}\p{N}]*\p{N})/iuy,
  },
  // A number that a unit is written onto; the unit becomes the next token.
  {
    kind: 'number',
    pattern: /\d+(?:[.,]\d+)*(?=(?:km|kg|cm|mm|mb|gb|tb|ml|min|eur|usd|vnd|đ)(?![\p{L}\p{M}\p{N}]))/iuy,
  },
  // Codes: letters and digits joined by hyphens, with a digit somewhere ("NC-17", "A-320", "ABC-001").
  {
    kind: 'word',
    pattern: new RegExp(String.raw`(?=[\p{L}\p{N}_-]*\p{N})${letter}+(?:[-_]${letter}+)+`, 'uy'),
  },
  { kind: 'word', pattern: /(?:\p{L}\.){2,}(?:\p{L}(?!\p{L}))?/uy },
  { kind: 'word', pattern: /[et]-(?=mail|shirt)\p{L}+/iuy },
  {
    kind: 'word',
    pattern: new RegExp(`_*${letter}+(?:_+${letter}+)*(?:['’]${letter}+)*['’]?`, 'uy'),
  },
  { kind: 'punctuation', pattern: /[^\s]/uy },
];

/** The tokens of a text, in order; every visible character belongs to one, except hyphens within compounds. */
export function tokenize(text: string, locale: Locale): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] as string)) {
      at += 1;
      continue;
    }
    const match = firstMatch(text, at);
    tokens.push(...tokensOf(match, locale));
    at = match.end;
    // The hyphen of a compound says nothing; a hyphen between numbers may be a range or a minus sign.
    if (match.kind === 'word' && /^[-‐‑]\p{L}/u.test(text.slice(at, at + 3))) at += 1;
  }
  return tokens;
}

interface Match {
  readonly kind: Token['kind'];
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function firstMatch(text: string, at: number): Match {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    const content = kind === 'quoted' ? (found[1] as string) : found[0];
    return { kind, text: content, start: at, end: at + found[0].length };
  }
  return { kind: 'punctuation', text: text[at] as string, start: at, end: at + 1 };
}

function tokensOf(match: Match, locale: Locale): Token[] {
  const contraction = match.kind === 'word' && /^(.+?)n['’]t$/iu.exec(match.text);
  if (contraction) {
    // "haven't" says "have not"; the second part carries the negation.
    const cut = match.start + (contraction[1] as string).length;
    const verb = { can: 'can', ca: 'can', wo: 'will', sha: 'shall' }[fold(contraction[1] as string)];
    return [
      token({ ...match, text: contraction[1] as string, end: cut }, locale, verb),
      token(
        { ...match, text: match.text.slice((contraction[1] as string).length), start: cut },
        locale,
        'not',
      ),
    ];
  }
  return [token(match, locale)];
}

function token(match: Match, locale: Locale, as?: string): Token {
  const folded = as ?? plainForm(match);
  return {
    text: match.text,
    folded,
    stem: match.kind === 'word' ? stem(folded, locale) : folded,
    schemaStem: match.kind === 'word' ? stem(folded, 'en') : folded,
    start: match.start,
    end: match.end,
    quoted: match.kind === 'quoted',
    kind: match.kind,
  };
}

/** The token as if this word had been typed in its place. */
export function respelled(token: Token, meant: string, locale: Locale): Token {
  return { ...token, folded: meant, stem: stem(meant, locale), schemaStem: stem(meant, 'en'), isSlip: true };
}

function plainForm(match: Match): string {
  const folded = fold(match.text);
  if (match.kind !== 'word') return folded;
  if (/^([a-z]\.)+[a-z]?$/.test(folded)) return folded.replaceAll('.', '');
  if (/^[et]-(mail|shirt)/.test(folded)) return folded.replace('-', '');
  return folded.replace(/'(s|re|ve|ll|m|d)?$/, '').replace(/^_+/, '') || folded;
}
