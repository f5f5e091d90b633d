// Names the relations between models, both ways. A name is unique in its model, differs from every
// field, and follows from the columns alone, so that the same database always gives the same names.

import { spelledOut } from './abbreviations.ts';
import type { DraftModel } from './draft-model.ts';
import type { Relation } from './manifest.ts';
import { identifierOf, manyOf, NameSet, singularOf, withLast, wordsOf } from './naming.ts';
import { type RelatedKey, relatedKeys } from './related-keys.ts';

interface Named {
  readonly key: RelatedKey;
  readonly one: string;
  readonly many: string;
  readonly oneToOne: boolean;
}

/** The relations of every model, by model name, to-one relations first. */
export function relateModels(models: readonly DraftModel[]): Map<string, Relation[]> {
  const keys = relatedKeys(models);
  const taken = new Map(
    models.map((model) => [model.name, new NameSet(model.fields.map((field) => field.name))]),
  );
  const set = (model: DraftModel) => taken.get(model.name) as NameSet;

  const ones = keys.map((key) => ({ key, one: set(key.owner).claim(...oneNames(key)) }));
  const parallel = new Map<string, number>();
  for (const key of keys) {
    const pair = `${key.owner.name}>${key.target.name}`;
    parallel.set(pair, (parallel.get(pair) ?? 0) + 1);
  }
  const named: Named[] = ones.map(({ key, one }) => {
    const oneToOne = isUnique(key);
    const several = (parallel.get(`${key.owner.name}>${key.target.name}`) as number) > 1;
    const many = set(key.target).claim(...manyNames(key, one, oneToOne, several));
    return { key, one, many, oneToOne };
  });

  const relations = new Map<string, Relation[]>(models.map((model) => [model.name, []]));
  for (const { key, one, many, oneToOne } of named) {
    const on = key.on.map(({ from, to }) => ({ from: from.name, to: to.name }));
    const required = key.basis === 'foreign_key' && key.on.every(({ from }) => !from.nullable);
    relations.get(key.owner.name)?.push({
      name: one,
      kind: 'one',
      to: key.target.name,
      on,
      label: spelledOut(one.replace(/_ref$/, '').split('_')).join(' '),
      inverse: many,
      basis: key.basis,
      ...(required ? { required } : {}),
    });
    relations.get(key.target.name)?.push({
      name: many,
      kind: oneToOne ? 'one' : 'many',
      to: key.owner.name,
      on: on.map(({ from, to }) => ({ from: to, to: from })),
      label: severalOf(many.split('_')).join(' '),
      inverse: one,
      basis: key.basis,
    });
  }
  for (const list of relations.values()) {
    list.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'one' ? -1 : 1));
  }
  return relations;
}

/** `stks`, the many of an `stk`, are stocks. */
function severalOf(words: readonly string[]): readonly string[] {
  const single = withLast(words, (word) => word.replace(/s$/, ''));
  const spelled = spelledOut(single);
  return spelled.at(-1) === single.at(-1) ? spelledOut(words) : manyOf(spelled);
}

function isUnique(key: RelatedKey): boolean {
  const columns = key.on.map(({ from }) => from.column).sort();
  return [key.owner.table.primaryKey, ...key.owner.table.uniques].some(
    (unique) =>
      unique.length === columns.length && [...unique].sort().every((name, at) => name === columns[at]),
  );
}

const suffixes = ['id', 'key', 'code', 'no', 'number', 'num', 'nbr', 'fk', 'ref', 'uuid', 'fkey'];

function withoutSuffix(words: readonly string[]): readonly string[] {
  return words.length > 1 && suffixes.includes(words.at(-1) as string) ? words.slice(0, -1) : words;
}

function oneNames(key: RelatedKey): string[] {
  const target = identifierOf(key.target.singular, 'model');
  const [only, second] = key.on;
  if (!only || second) return [target, `${target}_ref`];
  const words = wordsOf(only.from.column);
  const base = withoutSuffix(words);
  const name = identifierOf(base, 'related');
  const stripped = base.length < words.length;
  // `stu_id` that refers to `stu_id`: the column plays no part of its own, so the model's name says it.
  if (only.from.name === only.to.name && key.owner !== key.target)
    return [target, name === target ? `${target}_ref` : name, `${name}_${target}`];
  // `reports_to` is a field already, and says more than "employee" does.
  if (stripped) return [name, name === target ? `${target}_ref` : `${name}_${target}`];
  if (words.join('') === `${target.replaceAll('_', '')}id` || key.target.primaryKey[0] === only.to.name) {
    const isKeyName = only.from.name === only.to.name || only.from.name.endsWith('id');
    if (isKeyName && key.owner !== key.target) return [target, `${name}_${target}`];
  }
  // `o_custkey` as it is read: customer, key.
  const said = identifierOf(withoutSuffix(only.from.label.split(' ')), 'related');
  if (said === target && name !== target && key.owner !== key.target) return [target, `${name}_${target}`];
  if (name === target || name.endsWith(`_${target}`)) return [`${name}_ref`];
  return [`${name}_${target}`, `${name}_${target}_ref`];
}

function manyNames(key: RelatedKey, one: string, oneToOne: boolean, several: boolean): string[] {
  const plural = identifierOf(
    oneToOne ? withLast(key.owner.singular, singularOf) : key.owner.plural,
    'models',
  );
  const specific = `${plural}_by_${one}`.slice(0, 60);
  // Of several keys between two models, the one that is named as the model gets the plain name.
  const plain = !several || one === identifierOf(key.target.singular, 'model');
  return plain && key.owner !== key.target ? [plural, specific] : [specific];
}
