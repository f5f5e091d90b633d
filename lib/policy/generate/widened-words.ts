// "Pending and on hold are open too", "open should include pending": a word that stands for one value is to stand for
// more of the same column.
import { policyEffectSchema } from '../../pipeline/live-policy.ts';
import type { Condition } from '../../pipeline/plan.ts';
import { meant } from './meanings-of-formula.ts';
import { type Names, plain } from './names.ts';
import type { EffectChoice } from './proposal.ts';
import { rowsNamed } from './rows-named.ts';

export interface Widening {
  readonly term: string;
  readonly more: string;
}

const patterns: readonly RegExp[] = [
  /^(?<more>.+?)\s+(?:are|is|counts?|should\s+count|must\s+count)\s+(?:also\s+|still\s+)?(?:as\s+)?(?<term>[^,]+?)\s+(?:too|as\s+well)$/iu,
  /^(?<more>.+?)\s+(?:are|is)\s+also\s+(?<term>[^,]+)$/iu,
  /^(?<more>.+?)\s+(?:also\s+)?(?:counts?|should\s+(?:also\s+)?(?:count|be\s+counted)|must\s+(?:also\s+)?(?:count|be\s+counted))\s+(?:also\s+)?as\s+(?<term>[^,]+)$/iu,
  /^(?<term>.+?)\s+(?:(?:should|must|has\s+to|needs?\s+to)\s+)?(?:also\s+|even\s+)?(?:includes?|covers?|means?)\s+(?:also\s+)?(?<more>.+?)(?:\s+(?:too|as\s+well))?$/iu,
  /^(?<more>.+?)\s+(?:cũng\s+(?:được\s+)?(?:là|tính\s+là|coi\s+là|xem\s+là)|vẫn\s+(?:là|tính\s+là))\s+(?<term>.+)$/iu,
  /^(?<term>.+?)\s+(?:phải\s+)?(?:(?:bao\s+)?gồm|tính)\s+(?:luôn\s+)?cả\s+(?<more>.+)$/iu,
  /^(?<more>.+?)\s+(?:tambi[eé]n\s+(?:es|son|est[aá]n?|cuentan?\s+como)|cuentan?\s+(?:tambi[eé]n\s+)?como)\s+(?<term>.+)$/iu,
  /^(?<term>.+?)\s+(?:(?:debe(?:r[ií]a)?n?|tienen?\s+que)\s+)?(?:incluir|incluyen?)\s+(?:tambi[eé]n\s+)?(?:a\s+)?(?:las?\s+|los?\s+)?(?<more>.+)$/iu,
];

/** Each way of telling the word and what it is to stand for too; whether they are values is seen elsewhere. */
export function wideningsOf(text: string): Widening[] {
  return patterns.flatMap((pattern) => {
    const { term, more } = pattern.exec(text)?.groups ?? {};
    return term && more ? [{ term, more }] : [];
  });
}

/** For a word of the question that is read as a value of the same column; none where it is anything else. */
export function widenedWords(text: string, question: string, names: Names): EffectChoice[] {
  return wideningsOf(text).flatMap(({ term, more }) => {
    const added = rowsNamed(more, names);
    const said = plain(term);
    return names.links(question).flatMap((link): EffectChoice[] => {
      if (!said.includes(plain(link.text)) || plain(link.text) === '') return [];
      return link.targets.flatMap(({ target }) => {
        if (target.kind !== 'value') return [];
        const { model, field, value } = target;
        const values = added.flatMap((one) =>
          one.model === model && 'condition' in one.means ? valuesOf(one.means.condition, field.name) : [],
        );
        const all = [...new Set([value, ...values])];
        if (all.length < 2) return [];
        const condition: Condition = { path: field.name, op: 'in', value: all };
        const effect = policyEffectSchema.safeParse({
          kind: 'term',
          term: link.text.toLowerCase(),
          model: model.name,
          means: { condition },
        });
        const { demanded } = meant(model, { condition }, names);
        return effect.success ? [{ effect: effect.data, triggers: [], demanded }] : [];
      });
    });
  });
}

function valuesOf(condition: Condition, path: string): string[] {
  if (!('path' in condition) || condition.path !== path || !('value' in condition)) return [];
  if (condition.op !== 'eq' && condition.op !== 'in') return [];
  return [condition.value].flat().filter((one): one is string => typeof one === 'string');
}
