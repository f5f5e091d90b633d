// "Sai rồi, phải là 128": somebody who has no field for the right number, or does not see it, writes it in their words.
import type { Locale } from '../../i18n/locale.ts';
import { tidySentence } from './tidy-words.ts';

const said: readonly RegExp[] = [
  /^(?:(?:it|that|this|the\s+(?:right\s+|correct\s+)?(?:answer|number|result|total|count))\s+)?(?:(?:should|must|ought\s+to|has\s+to)\s+(?:be|have\s+been|say|show)|is)\s+(?:exactly\s+)?(?<number>\d[\d.,]*)(?:\s+(?:instead|not\s+[\d.,]+))?$/iu,
  /^(?:(?:con\s+)?số(?:\s+(?:đúng|này))?\s+|kết\s+quả\s+)?(?:(?:phải|đúng\s+ra|lẽ\s+ra|thực\s+ra)(?:\s+phải)?\s+)?(?:là|bằng|có)\s+(?<number>\d[\d.,]*)(?:\s+(?:mới\s+đúng|chứ\s+không\s+phải\s+[\d.,]+))?$/iu,
  /^(?:(?:el\s+(?:resultado|n[uú]mero|total)|la\s+(?:respuesta|cifra))\s+)?(?:(?:deber[ií]a|tiene\s+que|debe|ten[ií]a\s+que)\s+ser|son|es)\s+(?<number>\d[\d.,]*)(?:,?\s+no\s+[\d.,]+)?$/iu,
];

/** Undefined where the words say anything else. */
export function numberSaid(words: string, locale: Locale): number | undefined {
  const text = tidySentence(words).replace(/[.,]+$/u, '');
  for (const pattern of said) {
    const written = pattern.exec(text)?.groups?.number?.replace(/[.,]+$/u, '');
    if (written) return readNumber(written, locale);
  }
  return undefined;
}

function readNumber(written: string, locale: Locale): number | undefined {
  const [thousands, decimal] = locale === 'en' ? [',', '.'] : ['.', ','];
  // "1.5" is no number of thousands, whatever the language.
  const grouped = new RegExp(`^\\d{1,3}(?:\\${thousands}\\d{3})+(?:\\${decimal}\\d+)?$`);
  const plain = grouped.test(written) ? written.replaceAll(thousands, '') : written;
  const number = Number(plain.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}
