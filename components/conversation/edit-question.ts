import type { PartChange, ReadingPart } from '#lib/envelope/reading-part.ts';
import type { Language } from '../words/use-language.ts';

/** An edit as the question it becomes, in the very words that the server keeps. */
export function editQuestion(
  part: ReadingPart,
  edit: { readonly remove: true } | { readonly change: PartChange },
  { words, locale }: Language,
): string {
  if ('remove' in edit) return words('withoutPart', { part: part.text });
  const wanted = JSON.stringify(edit.change);
  const choice = part.change?.choices.find(({ change }) => JSON.stringify(change) === wanted);
  if (choice) return words('changedPart', { part: part.text, to: choice.text });
  const [value] = Object.values(edit.change) as [string | number | boolean];
  const typed =
    typeof value === 'number'
      ? // Years have no separator; the test holds this to what is kept.
        new Intl.NumberFormat(locale, { useGrouping: value >= 1900 && value < 2100 ? false : 'auto' }).format(
          value,
        )
      : String(value);
  return words('changedPart', { part: part.text, to: typed });
}
