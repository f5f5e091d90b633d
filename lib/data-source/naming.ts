// From the database's names to ours and to people's: identifiers that match `namePattern`, and labels
// made of words. Only what can mean one thing is spelled out; the rest is left to the language room.
import type { NameLanguage } from './name-language.ts';

/** The words of a name, lower case, with its letters kept: `MarketValue_in_Bn` is market, value, in, bn. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}{2,})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .replace(/(\p{Lu}\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/^(\p{Lu})(\p{Lu}\p{Ll}+)/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Words as an identifier of ours: ASCII, snake case, at most 60 characters. */
export function identifierOf(words: readonly string[], fallback: string): string {
  const plain = words
    .join('_')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 60);
  if (plain === '') return fallback;
  return /^[a-z]/.test(plain) ? plain : `${fallback}_${plain}`.slice(0, 60);
}

/** Hands out names that are free, adding `_2`, `_3`, … where one is taken. Deterministic by call order. */
export class NameSet {
  readonly #taken = new Set<string>();

  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.#taken.add(name);
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** The first of `wanted` that is free, or the last of them with a number. */
  claim(...wanted: string[]): string {
    const free = wanted.find((name) => !this.#taken.has(name)) ?? this.#numbered(wanted.at(-1) as string);
    this.#taken.add(free);
    return free;
  }

  #numbered(name: string): string {
    for (let number = 2; ; number += 1) {
      const candidate = `${name.slice(0, 58)}_${number}`;
      if (!this.#taken.has(candidate)) return candidate;
    }
  }
}

const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  persons: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  mice: 'mouse',
  oxen: 'ox',
  criteria: 'criterion',
  phenomena: 'phenomenon',
  indices: 'index',
  vertices: 'vertex',
  matrices: 'matrix',
  analyses: 'analysis',
  diagnoses: 'diagnosis',
  crises: 'crisis',
  theses: 'thesis',
  bases: 'base',
  movies: 'movie',
  cookies: 'cookie',
  calories: 'calorie',
  ties: 'tie',
  pies: 'pie',
  leaves: 'leave',
  lives: 'life',
  wives: 'wife',
  knives: 'knife',
  wolves: 'wolf',
  halves: 'half',
  shelves: 'shelf',
  thieves: 'thief',
  heroes: 'hero',
  potatoes: 'potato',
  tomatoes: 'tomato',
  shoes: 'shoe',
  toes: 'toe',
  canoes: 'canoe',
  buses: 'bus',
  gases: 'gas',
  viruses: 'virus',
  statuses: 'status',
  campuses: 'campus',
  bonuses: 'bonus',
  caches: 'cache',
  aches: 'ache',
  axes: 'axis',
  quizzes: 'quiz',
  ins: 'in',
  ons: 'on',
  ups: 'up',
};
const irregularPlural = new Map(
  Object.entries(irregular)
    .filter(([plural]) => plural !== 'persons')
    .map(([plural, singular]) => [singular, plural]),
);
const unchanged = new Set([
  'series',
  'species',
  'news',
  'staff',
  'equipment',
  'information',
  'data',
  'metadata',
  'media',
  'sheep',
  'fish',
  'aircraft',
  'music',
  'software',
  'hardware',
  'inventory',
  'payroll',
  'feedback',
  'weather',
  'address',
  'sales',
  'goods',
  'premises',
  'headquarters',
  'means',
  'athletics',
  'physics',
  'economics',
  'logistics',
  'analytics',
  'statistics',
]);
/** Words that are alike in both numbers only when they are made singular. */
const singularOnly = new Set(['inventory', 'address', 'payroll']);

/** Names that end in one of these are no nouns ("participates in"). */
const particles = new Set(['in', 'of', 'at', 'by', 'to', 'from', 'with', 'on', 'for', 'and']);

/** The singular of a noun, English unless told; a word that looks singular stays as it is. */
export function singularOf(word: string, language: NameLanguage = 'en'): string {
  if (language === 'vi') return word;
  if (language === 'es') return spanishSingular(word);
  if (unchanged.has(word)) return word;
  const known = irregular[word];
  if (known) return known;
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is|ous|ías)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|zz|[^h]o)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function spanishSingular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ces')) return `${word.slice(0, -3)}z`;
  if (/([dlnrj]|[íú])es$/.test(word)) return word.slice(0, -2);
  return /[aeoé]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The plural of a noun, English unless told; a word that is plural already stays as it is. */
export function pluralOf(word: string, language: NameLanguage = 'en'): string {
  if (language === 'vi') return word;
  if (language === 'es') return spanishPlural(word);
  const isNoun = !particles.has(word) && !/[^e]ed$/.test(word);
  if (!isNoun || (unchanged.has(word) && !singularOnly.has(word))) return word;
  const known = irregularPlural.get(word);
  if (known) return known;
  if (irregular[word] || singularOf(word) !== word) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(s|x|ch|sh|z)$/.test(word)) return `${word}es`;
  return `${word}s`;
}

/** Deeds that are said in two words and counted all the same: check-ins, sign-ups, drop-outs. */
const deed =
  /^(add|back|break|buy|cash|check|clock|cut|drop|follow|hand|kick|lay|log|opt|pay|pick|roll|run|sell|set|shut|sign|stand|start|step|take|top|trade|walk|work|write) (back|down|in|off|on|out|over|up)$/;

/** The words of one thing as the words of several. */
export function manyOf(words: readonly string[], language: NameLanguage = 'en'): string[] {
  const isDeed = language === 'en' && deed.test(words.slice(-2).join(' '));
  return withLast(words, (word) => (isDeed ? `${word}s` : pluralOf(word, language)));
}

function spanishPlural(word: string): string {
  if (word.endsWith('s') || word.length < 3) return word;
  if (word.endsWith('z')) return `${word.slice(0, -1)}ces`;
  return /[aeoé]$/.test(word) ? `${word}s` : `${word}es`;
}

/** Words with their last one made singular (or plural). */
export function withLast(words: readonly string[], change: (word: string) => string): string[] {
  return words.map((word, position) => (position === words.length - 1 ? change(word) : word));
}

const decoration = new Set(['tbl', 'tab', 'tb', 't', 'dim', 'fact', 'fct', 'ref', 'lkp', 'vw', 'mst']);

/**
 * How many leading words only decorate: `tbl_`, or a word that nearly every name begins with (`wp_`,
 * `app_`). Never all words of a name.
 */
export function decorationLength(words: readonly string[], shared: string | undefined): number {
  let length = 0;
  if (shared !== undefined && words.length > 1 && words[0] === shared) length = 1;
  while (length < words.length - 1 && decoration.has(words[length] as string)) length += 1;
  return length;
}

/** The first word that at least four fifths of the names begin with, if there is one; of fewer than `least`, none. */
export function sharedPrefix(names: readonly (readonly string[])[], least = 5): string | undefined {
  const first = names[0]?.[0];
  if (names.length < least || first === undefined) return undefined;
  const counts = new Map<string, number>();
  for (const words of names) {
    const word = words[0];
    if (word !== undefined && words.length > 1) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] >= names.length * 0.8 ? best[0] : undefined;
}

/** Tables by which a schema shows that Django made it, and so that names begin with the app they are of. */
const madeByDjango: ReadonlySet<string> = new Set(['django migrations', 'django content type']);

/**
 * How many leading words name the Django app of a table and not what is in it: `shop_order` holds orders. None where
 * another app has a table of the same name, or where Django made nothing.
 */
export function appLengths(names: readonly (readonly string[])[]): readonly number[] {
  const isDjango = names.some((words) => madeByDjango.has(words.join(' ')));
  const rests = new Map<string, number>();
  const restOf = (words: readonly string[]) => singularOf(words.slice(words.length > 1 ? 1 : 0).join(' '));
  for (const words of names) rests.set(restOf(words), (rests.get(restOf(words)) ?? 0) + 1);
  return names.map((words) => (isDjango && words.length > 1 && rests.get(restOf(words)) === 1 ? 1 : 0));
}
