// An effect in words, in any of our languages: what a policy is called, what it says, and what its word stands for.
import { interpret, interpretParts } from '../../pipeline/interpretation.ts';
import type { ReadingSetting } from '../../pipeline/interpretation-reader.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import { candidateWords } from './candidate-words.ts';
import { planOfMeaning } from './meaning.ts';
import { shown } from './shown.ts';

const longestTitle = 80;

export function effectWords(effect: PolicyEffect, setting: ReadingSetting) {
  const { title, rule, to } = inWords(effect, setting);
  return { title: shown(title, longestTitle), rule, to };
}

function inWords(effect: PolicyEffect, setting: ReadingSetting): { title: string; rule: string; to: string } {
  const words = candidateWords[setting.locale];
  const labelled = (model: string, path: string) => `${model}.${path}`;
  switch (effect.kind) {
    case 'term': {
      const { means, model } = effect;
      const to =
        'field' in means && !means.where
          ? labelled(model, means.field)
          : interpret(planOfMeaning(model, means), setting);
      return { title: words.means(effect.term, to), rule: words.ruleMeans(effect.term, to), to };
    }
    case 'metric': {
      const to = interpret({ model: effect.model, measures: [effect.measure] }, setting);
      return { title: words.means(effect.term, to), rule: words.ruleMeans(effect.term, to), to };
    }
    case 'defaultFilter': {
      const to = interpret({ model: effect.model, where: effect.where }, setting);
      return { title: onlyThese(effect, to, setting), rule: words.ruleOnly(to), to };
    }
    case 'mainDate': {
      const to = labelled(effect.model, effect.field);
      return { title: words.dated(to), rule: words.ruleDated(to), to };
    }
    case 'joinPath': {
      const to = labelled(effect.from, effect.path);
      return {
        title: words.way(effect.from, effect.to),
        rule: words.ruleWay(effect.from, effect.to, to),
        to,
      };
    }
    case 'valueLabel':
      return {
        title: words.means(effect.label, effect.value),
        rule: words.ruleMeans(effect.label, effect.value),
        to: `${labelled(effect.model, effect.field)} = ${effect.value}`,
      };
    case 'format':
      return {
        title: `${labelled(effect.model, effect.field)}: ${effect.unit}`,
        rule: `${labelled(effect.model, effect.field)}: ${effect.unit}, ${effect.decimals}`,
        to: effect.unit,
      };
    case 'ask':
      return {
        title: words.asks(effect.term),
        rule: words.asks(effect.term),
        to: effect.options.join(', '),
      };
    case 'note':
      return { title: words.note, rule: effect.text, to: effect.text };
  }
}

/** "Only orders where status is not “cancelled”". */
function onlyThese(
  { model, where }: Extract<PolicyEffect, { kind: 'defaultFilter' }>,
  whole: string,
  setting: ReadingSetting,
): string {
  const words = candidateWords[setting.locale];
  const tests = interpretParts({ model, where }, setting).map(({ text }) => text);
  const rows = setting.manifest.model(model)?.plural;
  return rows && tests.length > 0 ? words.only(rows, tests.join(words.and)) : whole;
}
