// An effect in words, in any of our languages: what a policy is called, what it says, and what its word stands for.
import { resolvePath } from '../../data-source/manifest.ts';
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
      const to = meaningInWords(effect, setting);
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
      const to = fieldOf(effect.model, effect.field, setting);
      const rows = setting.manifest.model(effect.model)?.plural ?? effect.model;
      return {
        title: words.dated(labelOf(effect.model, effect.field, setting), rows),
        rule: words.ruleDated(to),
        to,
      };
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

/** What a word stands for, without the words of a request: “net amount” of invoices, rooms where capacity is at least 12. */
export function meaningInWords(
  { model, means }: Extract<PolicyEffect, { kind: 'term' }>,
  setting: ReadingSetting,
): string {
  const { manifest, locale } = setting;
  const plural = (name: string) => manifest.model(name)?.plural ?? name;
  if ('model' in means) return plural(means.model);
  if ('field' in means && !means.where) return fieldOf(model, means.field, setting);
  if ('condition' in means) {
    const tests = interpretParts({ model, where: means.condition }, setting).map(({ text }) => text);
    if (tests.length > 0)
      return candidateWords[locale].rowsWhere(plural(model), tests.join(candidateWords[locale].and));
  }
  return interpret(planOfMeaning(model, means), setting);
}

function fieldOf(model: string, path: string, setting: ReadingSetting): string {
  const rows = setting.manifest.model(model)?.plural ?? model;
  return candidateWords[setting.locale].fieldOf(labelOf(model, path, setting), rows);
}

function labelOf(model: string, path: string, { manifest }: ReadingSetting): string {
  const found = resolvePath(manifest, model, path);
  if (!found?.field) return path;
  return [...found.relations.map(({ relation }) => relation.label), found.field.label].join(' ');
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
