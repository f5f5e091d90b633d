// "Ship date" is `shipped_on`: of a date people say what happened on it.
import type { Field, ManifestIndex, Model } from '../../data-source/manifest.ts';
import { tokenize } from '../../language/locale/tokens.ts';

const anyDate = /^(date|day|time|on|at|fecha|dia|ngay|de|del|la|el|the|of|cua)$/;
const dateWord = /^(date|day|time|fecha|dia|ngay)$/;

/** Dates of which the words say what happened on them; none where they say nothing or too much. */
export function datesSaid(text: string, { manifest }: ManifestIndex): { model: Model; field: Field }[] {
  const stems = (words: string) =>
    tokenize(words, 'en').flatMap(({ folded, schemaStem }) => (anyDate.test(folded) ? [] : [schemaStem]));
  const said = stems(text);
  if (said.length === 0 || said.length > 3) return [];
  const found = manifest.models.flatMap((model) =>
    model.fields.filter(isDate).map((field) => {
      const named = stems(field.label).filter((stem) => said.includes(stem)).length;
      return { model, field, named };
    }),
  );
  const most = Math.max(1, ...found.map(({ named }) => named));
  return found.filter(({ named }) => named === most);
}

export function isDate({ type }: Field): boolean {
  return /^(date|timestamp|timestamptz)$/.test(type);
}

/** True of words that say that they are about a date. */
export function saysDate(text: string): boolean {
  return tokenize(text, 'en').some(({ folded }) => dateWord.test(folded));
}
