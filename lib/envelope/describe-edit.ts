// An edit of a reading as the question it becomes. The page shows it at once and the server keeps it, in
// the same words.
import type { Locale } from '../i18n/locale.ts';
import { mayBeYear } from '../i18n/may-be-year.ts';
import type { PartChange, ReadingPart } from './reading-part.ts';

const words: Record<
  Locale,
  { without: (part: string) => string; changed: (part: string, to: string) => string }
> = {
  en: { without: (part) => `Without: ${part}`, changed: (part, to) => `Changed: ${part} → ${to}` },
  vi: { without: (part) => `Bỏ: ${part}`, changed: (part, to) => `Đổi: ${part} → ${to}` },
  es: { without: (part) => `Sin: ${part}`, changed: (part, to) => `Cambio: ${part} → ${to}` },
};

/** "Without: country is “Spain”", "Changed: only the first 5 → 10". */
export function describeEdit(
  part: ReadingPart,
  edit: { readonly remove: true } | { readonly change: PartChange },
  locale: Locale,
): string {
  if ('remove' in edit) return words[locale].without(part.text);
  const wanted = JSON.stringify(edit.change);
  const choice = part.change?.choices.find(({ change }) => JSON.stringify(change) === wanted);
  return words[locale].changed(part.text, choice?.text ?? typedText(edit.change, locale));
}

function typedText(change: PartChange, locale: Locale): string {
  const [value] = Object.values(change) as [string | number | boolean];
  return typeof value === 'number'
    ? new Intl.NumberFormat(locale, { useGrouping: mayBeYear(value) ? false : 'auto' }).format(value)
    : String(value);
}
