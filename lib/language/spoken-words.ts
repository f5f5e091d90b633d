// What people who do not speak the language of a schema call its things: "pedidos" for `orders`. Said only where the
// planner reads it back as that thing, for both look it up in the same concepts.
import type { Locale } from '../i18n/locale.ts';
import { concepts } from './concepts.ts';
import { fold } from './locale/fold.ts';
import { spellOut, stemOf } from './schema-words.ts';

/** A thing has many names in a concept, the usual one first. */
const namesTold = 1;

/** Words of `locale` for a label in English; none where it is no thing that everybody knows. */
export function spokenWords(label: string, locale: Locale): readonly string[] {
  if (locale === 'en') return [];
  return byStems().get(stemsOf(label))?.[locale].slice(0, namesTold) ?? [];
}

/** "pedidos", "líneas de pedido": in Spanish the noun comes first, and it alone is many. Vietnamese has no plural. */
export function spokenPlurals(label: string, locale: Locale): readonly string[] {
  const words = spokenWords(label, locale);
  if (locale !== 'es') return words;
  return words.map((phrase) => phrase.replace(/^\S+/u, pluralOf));
}

// "la factura" and "el sistema": the words in -ma that are Greek are not feminine.
const feminine = /(a|ión|dad|tad)$/u;
const masculine = /(ma|día|mapa)$/u;

/** True of what is counted with "cuántas": by the noun, which comes first and may be many. */
export function isFeminine(phrase: string): boolean {
  const [noun = ''] = phrase.split(' ');
  const one = noun
    .replace(/iones$/u, 'ión')
    .replace(/(d)es$/u, '$1')
    .replace(/s$/u, '');
  return feminine.test(one) && !masculine.test(one);
}

function pluralOf(noun: string): string {
  if (/z$/u.test(noun)) return noun.replace(/z$/u, 'ces');
  if (/[aeiouáéó]$/u.test(noun)) return `${noun}s`;
  // "almacén" loses its accent with the stress that it marked: "almacenes".
  return /s$/u.test(noun) ? noun : `${noun.replace(/[áéíóú](?=n$)/u, (vowel) => fold(vowel))}es`;
}

function stemsOf(label: string): string {
  return spellOut(label).map(stemOf).join(' ');
}

let known: ReadonlyMap<string, Record<Exclude<Locale, 'en'>, readonly string[]>> | undefined;

/** Of concepts that share a word it is the one that is called so first: a class is a lesson, and a kind only then. */
function byStems() {
  if (known) return known;
  const found = new Map<string, Record<Exclude<Locale, 'en'>, readonly string[]>>();
  const things = concepts.filter(({ isThing }) => isThing);
  const add = (word: string, { vi, es }: (typeof things)[number]) => {
    const stems = stemsOf(word);
    if (!found.has(stems)) found.set(stems, { vi, es });
  };
  for (const thing of things) add(thing.en[0] ?? '', thing);
  for (const thing of things) for (const word of thing.en) add(word, thing);
  known = found;
  return found;
}
