// Which columns lead to which models: the foreign keys a database declares, and, where it declares
// none, keys that follow from names alone (`customer_id` beside a table of customers). An inferred key
// needs the same kind of value on both sides and exactly one model that fits; a doubtful one is no key.
import type { DraftModel } from './draft-model.ts';
import { joiningKeys } from './joining-keys.ts';
import type { Field, FieldType } from './manifest.ts';

export interface RelatedKey {
  readonly owner: DraftModel;
  readonly target: DraftModel;
  readonly on: readonly { readonly from: Field; readonly to: Field }[];
  readonly basis: 'foreign_key' | 'name';
}

const wholeNumbers: ReadonlySet<FieldType> = new Set(['integer', 'bigint', 'decimal', 'float']);

function family(type: FieldType): string {
  return wholeNumbers.has(type) ? 'number' : type;
}

/** Names that every table may use for something of its own. */
const commonNames = new Set([
  'id',
  'code',
  'key',
  'no',
  'number',
  'name',
  'type',
  'date',
  'year',
  'uuid',
  'pk',
]);
const keySuffixes = ['_id', '_code', '_key', '_no', '_number', '_num', '_nbr', '_uuid', '_fk', '_ref', 'id'];

/** All keys, declared ones first, in the order of models and columns. */
export function relatedKeys(models: readonly DraftModel[]): RelatedKey[] {
  const declared = declaredKeys(models);
  return [...declared, ...inferredKeys(models, declared)];
}

function tableKey(schema: string | undefined, name: string): string {
  return `${schema ?? ''}\u0000${name}`;
}

function declaredKeys(models: readonly DraftModel[]): RelatedKey[] {
  const byTable = new Map(models.map((model) => [tableKey(model.table.schema, model.table.name), model]));
  const keys: RelatedKey[] = [];
  for (const owner of models) {
    const seen = new Set<string>();
    for (const foreignKey of owner.table.foreignKeys) {
      const target = byTable.get(tableKey(foreignKey.schema ?? owner.table.schema, foreignKey.table));
      if (!target || foreignKey.columns.length === 0) continue;
      const on = foreignKey.columns.map((column, position) => ({
        from: owner.fieldOf.get(column),
        to: target.fieldOf.get(foreignKey.referenced[position] ?? ''),
      }));
      if (!on.every((pair): pair is { from: Field; to: Field } => Boolean(pair.from && pair.to))) continue;
      const identity = `${target.name}:${on.map((pair) => `${pair.from.name}=${pair.to.name}`).join()}`;
      // Partitioned and dumped schemas repeat the same key.
      if (seen.has(identity)) continue;
      seen.add(identity);
      keys.push({ owner, target, on, basis: 'foreign_key' });
    }
  }
  return keys;
}

/** The one field other tables would refer to: the declared key, else a first column that reads as one. */
function referableField(model: DraftModel): Field | undefined {
  if (model.table.isView) return undefined;
  const [only, second] = model.primaryKey;
  if (only !== undefined && second === undefined) return model.fields.find((field) => field.name === only);
  if (only !== undefined) return undefined;
  const first = model.fields[0];
  if (!first) return undefined;
  // "role_id" opens a table of kitchen roles.
  const bases = model.singular.map((_, start) => model.singular.slice(start).join('_'));
  const readsAsKey =
    first.name === 'id' ||
    bases.some((base) => keySuffixes.some((suffix) => first.name === `${base}${suffix}`));
  return readsAsKey ? first : undefined;
}

function inferredKeys(models: readonly DraftModel[], declared: readonly RelatedKey[]): RelatedKey[] {
  const keyed = new Set(
    declared.flatMap((key) => key.on.map((pair) => `${key.owner.name}.${pair.from.name}`)),
  );
  const byKeyName = new Map<string, { model: DraftModel; field: Field }[]>();
  const byBase = new Map<string, { model: DraftModel; field: Field }[]>();
  for (const model of models) {
    const field = referableField(model);
    if (!field) continue;
    const target = { model, field };
    push(byKeyName, field.name, target);
    for (const base of new Set([model.singular.join('_'), model.name, model.singular.join('')])) {
      push(byBase, base, target);
    }
  }
  const keys: RelatedKey[] = [];
  for (const owner of models) {
    for (const field of owner.fields) {
      // A national id on both sides says that they are people, not that they are related.
      if (field.sensitive || keyed.has(`${owner.name}.${field.name}`)) continue;
      const target = targetOf(owner, field, byKeyName, byBase);
      if (target) {
        keys.push({ owner, target: target.model, on: [{ from: field, to: target.field }], basis: 'name' });
      }
    }
    const known = new Set(
      [...declared, ...keys]
        .filter((key) => key.owner === owner)
        .flatMap((key) => key.on.map(({ from }) => from)),
    );
    for (const { target, from, to } of joiningKeys(
      owner,
      models,
      (one, other) => family(one.type) === family(other.type),
    )) {
      if (!known.has(from)) keys.push({ owner, target, on: [{ from, to }], basis: 'name' });
    }
  }
  return keys;
}

type Target = { model: DraftModel; field: Field };

function targetOf(
  owner: DraftModel,
  field: Field,
  byKeyName: ReadonlyMap<string, Target[]>,
  byBase: ReadonlyMap<string, Target[]>,
): Target | undefined {
  const isOwnKey = owner.primaryKey.length === 1 && owner.primaryKey[0] === field.name;
  const fits = (target: Target) =>
    !(target.model === owner && target.field === field) && family(target.field.type) === family(field.type);

  const bases = keySuffixes
    .filter((suffix) => field.name.endsWith(suffix) && field.name.length > suffix.length)
    .map((suffix) => field.name.slice(0, -suffix.length).replace(/_$/, ''));
  for (const base of bases) {
    const named = only((byBase.get(base) ?? []).filter((target) => target.model !== owner && fits(target)));
    if (named) return named;
  }
  if (isOwnKey) return undefined;

  if (!commonNames.has(field.name)) {
    const same = (byKeyName.get(field.name) ?? []).filter((target) => target.model !== owner && fits(target));
    const target = only(same);
    if (target) return target;
  }
  // "home_team_id" beside teams: the end of the name is the model's.
  for (const base of bases) {
    const words = base.split('_');
    for (let start = 1; start < words.length; start += 1) {
      const target = only((byBase.get(words.slice(start).join('_')) ?? []).filter(fits));
      if (target) return target;
    }
  }
  // A whole number named as one of a model is; as several of them it is a count.
  if (family(field.type) !== 'number' || owner.table.isView) return undefined;
  return only(
    (byBase.get(field.name) ?? []).filter(
      (target) => target.model !== owner && target.model.singular.join('_') === field.name && fits(target),
    ),
  );
}

function only<T>(candidates: readonly T[]): T | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
