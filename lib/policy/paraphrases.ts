// Other ways to ask the same, made by rule and only where the meaning surely stays: a polite beginning, no
// accents, another way to begin a count or a list. A policy that mends only the letters of one question has
// mended nothing.
import type { Locale } from '../i18n/locale.ts';
import { hasAccents } from '../language/locale/fold.ts';

interface Beginnings {
  /** Beginnings that mean the same before the same rest of a question. */
  readonly alike: readonly (readonly string[])[];
  readonly polite: (question: string) => string;
}

const beginnings: Record<Locale, Beginnings> = {
  en: {
    alike: [
      ['show me ', 'list '],
      ['give me ', 'show '],
      ['what are ', 'show me '],
    ],
    polite: (question) => `Please tell me: ${question}`,
  },
  vi: {
    alike: [
      ['bao nhiêu ', 'có bao nhiêu '],
      ['liệt kê ', 'cho tôi xem '],
    ],
    polite: (question) => `Cho tôi biết ${lowerFirst(question)}`,
  },
  es: {
    alike: [
      ['muestra ', 'lista '],
      ['muéstrame ', 'dame '],
    ],
    polite: (question) => `Por favor, ${lowerFirst(question)}`,
  },
};

/** At most four, none of them the question itself. */
export function paraphrasesOf(question: string, locale: Locale): string[] {
  const plain = question.replace(/[?¿!.\s]+$/u, '').trim();
  const { alike, polite } = beginnings[locale];
  const found = new Set<string>();
  for (const [from = '', to = ''] of alike) {
    if (plain.toLowerCase().startsWith(from)) found.add(to + plain.slice(from.length));
  }
  const counted = locale === 'en' ? countOf(plain) : undefined;
  if (counted !== undefined) found.add(counted);
  found.add(polite(plain));
  found.add(plain);
  // People type Vietnamese and Spanish without accents; where only those tell words apart, it is for the planner to ask.
  if (hasAccents(plain) && locale === 'es') found.add(withoutAccents(plain));
  found.delete(question);
  return [...found].slice(0, 4);
}

const verb = /\b(?:is|are|was|were|do|does|did|have|has|had|can|will|would)\b/i;

/** "How many orders are there in May" as a number of things; with another verb it would be no sentence. */
function countOf(question: string): string | undefined {
  const rest = /^how many (?<rest>.+)$/iu
    .exec(question)
    ?.groups?.rest?.replace(/\s+(?:are|were)\s+there\b/iu, '');
  return rest === undefined || verb.test(rest) ? undefined : `what is the number of ${rest}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0308]/gu, '')
    .normalize('NFC');
}
