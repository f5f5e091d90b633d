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
      const named = stems(field.label).filter((stem) => said.some((word) => isSame(word, stem))).length;
      return { model, field, named };
    }),
  );
  const most = Math.max(1, ...found.map(({ named }) => named));
  return found.filter(({ named }) => named === most);
}

/** "Entregó" and "entregado": what happened and the day of it have a beginning in common. */
function isSame(left: string, right: string): boolean {
  const shared = 6;
  return left === right || (left.length >= shared && left.slice(0, shared) === right.slice(0, shared));
}

export function isDate({ type }: Field): boolean {
  return /^(date|timestamp|timestamptz)$/.test(type);
}

/** True of words that say that they are about a date. */
export function saysDate(text: string): boolean {
  return tokenize(text, 'en').some(({ folded }) => dateWord.test(folded));
}
