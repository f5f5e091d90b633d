// Rows that somebody tells by what belongs to them, or by what they belong to: "VIPs are on the Premium plan",
// "clients are companies with a subscription that is not cancelled". The test is one of other rows.
import type { Model } from '../../data-source/manifest.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { seenFrom, withSome } from './seen-from.ts';

const belonging =
  /^(?:(?:those|people|anyone|everyone|the\s+ones|l[oa]s|(?:những|các)\s+(?:người|khách|ai))\s+)?(?:(?:who|that|which|que|mà)\s+(?:are|is|est[aá]n?|son)?\s*)?(?:on|in|at|under|from|with|of|to|ở|trong|thuộc|dùng|theo|en|con|de(?:l)?|bajo)\s/iu;
const mostOwners = 3;

/**
 * "On the Premium plan" is no plan: whoever has that plan is. `spoken`: models that the case speaks of, whose rows it
 * may be first; `read`: what words mean.
 */
export function whoBelong(
  words: string,
  names: Names,
  spoken: readonly Model[],
  read: (words: string) => readonly Meant[],
): Meant[] {
  const rest = words.replace(belonging, '');
  if (rest === words) return [];
  return read(rest).flatMap(({ model, means }) => {
    if (!('condition' in means)) return [];
    const owners = names.manifest.manifest.models.filter((owner) =>
      owner.relations.some(({ kind, to }) => kind === 'one' && to === model.name && to !== owner.name),
    );
    const first = spoken.filter((one) => owners.includes(one));
    const likely = first.length > 0 ? first : owners;
    if (likely.length > mostOwners || spoken.includes(model)) return [];
    return likely.flatMap((owner) => {
      const where = seenFrom(owner, model, means.condition, names);
      return where ? [meant(owner, { condition: where }, names)] : [];
    });
  });
}

const withOther =
  /^(?<rows>\p{L}+(?:\s\p{L}+)?)\s+(?:with|having|(?:that|who|which)\s+(?:have|has)|có|con|que\s+tienen?)\s+(?:(?:an?|any|some|at\s+least\s+one|una?|alg[uú]na?|ít\s+nhất\s+một|một)\s+)?(?<other>(?:\p{L}+\s+){0,2}?\p{L}+)(?<again>,)?\s+(?<rest>(?:that|which|who|whose|mà|que)\s.+)$/iu;

/** "A with a B that is C": C is said of B, and A is whoever has such a one. `read`: what words mean of a model's rows. */
export function rowsWithOther(
  text: string,
  names: Names,
  read: (words: string, about: Model) => readonly Meant[],
): Meant[] {
  const { rows = '', other = '', rest = '', again } = withOther.exec(text)?.groups ?? {};
  const owner = names.model(rows);
  // "A running subscription, that is one not cancelled": what is said once more says what the word before it meant.
  const last = again === undefined ? [] : [other.split(/\s+/).at(-1) ?? ''];
  const [model] = [other, ...last].flatMap((name) => names.model(name) ?? []);
  if (!owner || !model || owner === model) return [];
  return read(`those ${rest}`, model).flatMap((one) => {
    if (one.model !== model || !('condition' in one.means)) return [];
    const where = withSome(owner, model, one.means.condition, names);
    return where ? [meant(owner, { condition: where }, names)] : [];
  });
}
