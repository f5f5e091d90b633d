// What names in a Spanish or Vietnamese schema mean in English, for the rules that look for a price, a
// date or a rating by its name, and for people who ask in another language than the schema's.
import type { Field, Manifest, Model } from '../data-source/manifest.ts';
import { languageOfNames, type NameLanguage } from '../data-source/name-language.ts';
import { concepts } from './concepts.ts';
import { fold } from './locale/fold.ts';
import { tokenize } from './locale/tokens.ts';
import { spellOut } from './schema-words.ts';

const longestPhrase = 4;
const small = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'y', 'en']);

type Dictionary = ReadonlyMap<string, readonly string[]>;

const dictionaries = new Map<NameLanguage, Dictionary>();

/** English words by the key of a phrase; of several meanings the first is the likeliest. */
function dictionaryOf(language: 'vi' | 'es'): Dictionary {
  const known = dictionaries.get(language);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const concept of concepts) {
    const [english] = concept.en;
    if (english === undefined) continue;
    for (const phrase of concept[language]) {
      const key = keyOf(phrase.split(' '), language);
      const meanings = made.get(key) ?? [];
      if (key !== '' && !meanings.includes(english)) made.set(key, [...meanings, english]);
    }
  }
  dictionaries.set(language, made);
  return made;
}

function keyOf(words: readonly string[], language: 'vi' | 'es'): string {
  const folded = words.map(fold).filter((word) => language === 'vi' || !small.has(word));
  if (language === 'vi') return folded.join(' ');
  return folded.map((word) => tokenize(word, 'es')[0]?.stem ?? word).join(' ');
}

const senses = new WeakMap<Field | Model, readonly string[]>();

/** Finds the meanings of all names of a manifest, once; of an English one there is nothing to find. */
export function findSenses({ models }: Manifest): NameLanguage {
  const language = languageOfNames(
    models.slice(0, 200).flatMap((model) => [model, ...model.fields].map(({ label }) => spellOut(label))),
  );
  if (language === 'en') return language;
  const dictionary = dictionaryOf(language);
  for (const model of models) {
    senses.set(model, meaningsOf(model.label, language, dictionary));
    for (const field of model.fields) senses.set(field, meaningsOf(field.label, language, dictionary));
  }
  return language;
}

function meaningsOf(label: string, language: 'vi' | 'es', dictionary: Dictionary): readonly string[] {
  const words = spellOut(label);
  const said: string[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longestPhrase, words.length - at);
    let found: readonly string[] | undefined;
    for (; length > 0; length -= 1) {
      found = dictionary.get(keyOf(words.slice(at, at + length), language));
      if (found) break;
    }
    if (found && length === words.length) return found;
    said.push(found?.[0] ?? (words[at] as string));
    at += Math.max(1, length);
  }
  // The noun comes first in both languages, what narrows it after it: `precio_noche` is a price, of a night.
  return [said.join(' ')];
}

/** Words of people in English, as far as they are names of common things; the others stay. */
export function senseOfWords(text: string, language: 'vi' | 'es'): string {
  return meaningsOf(fold(text), language, dictionaryOf(language))[0] ?? text;
}

/** The name of a model or field in English, where its schema is not; else its label. */
export function senseOf(thing: Field | Model): string {
  return senses.get(thing)?.[0] ?? thing.label;
}

/** All that the name may mean in English; nothing where it is English already. */
export function sensesOf(thing: Field | Model): readonly string[] {
  return senses.get(thing) ?? [];
}
