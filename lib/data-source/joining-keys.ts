// Keys of a table that is named for the two it ties together ("hospitals_medical_roles"), in a database
// that declares none: its columns speak of one of the two each. Both sides must be found, or neither is
// a key; a single column that happens to fit proves nothing.
import type { DraftModel } from './draft-model.ts';
import type { Field } from './manifest.ts';
import { singularOf, wordsOf } from './naming.ts';

export interface JoiningKey {
  readonly owner: DraftModel;
  readonly target: DraftModel;
  readonly from: Field;
  readonly to: Field;
}

/** The two keys of a join table, or none. `sameKind` tells whether two fields hold the same kind of value. */
export function joiningKeys(
  owner: DraftModel,
  models: readonly DraftModel[],
  sameKind: (one: Field, other: Field) => boolean,
): JoiningKey[] {
  const pair = namedFor(owner, models);
  if (!pair) return [];
  const keys = pair.flatMap((target, side): JoiningKey[] => {
    const other = pair[1 - side] as DraftModel;
    const to = keyOf(target);
    if (!to) return [];
    const fits = owner.fields.filter(
      (from) =>
        !from.sensitive &&
        sameKind(from, to) &&
        speaksOf(from, target, to) &&
        !speaksOf(from, other, keyOf(other)),
    );
    const [from] = fits;
    return from && fits.length === 1 ? [{ owner, target, from, to }] : [];
  });
  return keys.length === 2 ? keys : [];
}

/** The two models whose names, one after the other, are the table's name. */
function namedFor(owner: DraftModel, models: readonly DraftModel[]): [DraftModel, DraftModel] | undefined {
  if (owner.table.isView) return undefined;
  const words = plainWords(owner.table.name);
  const found = (part: readonly string[]) =>
    tablesByName(models)
      .get(part.join(' '))
      ?.find((model) => model !== owner);
  for (let cut = 1; cut < words.length; cut++) {
    const first = found(words.slice(0, cut));
    const second = first && found(words.slice(cut));
    if (first && second && second !== first) return [first, second];
  }
  return undefined;
}

// Read once for a whole schema: to compare each of 5,000 names with every other takes a minute.
const tables = new WeakMap<readonly DraftModel[], Map<string, DraftModel[]>>();

function tablesByName(models: readonly DraftModel[]): Map<string, DraftModel[]> {
  let known = tables.get(models);
  if (!known) {
    known = new Map();
    for (const model of models) {
      if (model.table.isView) continue;
      const name = plainWords(model.table.name).join(' ');
      known.set(name, [...(known.get(name) ?? []), model]);
    }
    tables.set(models, known);
  }
  return known;
}

function plainWords(name: string): string[] {
  return wordsOf(name).map((word) => singularOf(word));
}

function keyOf(model: DraftModel): Field | undefined {
  const [only, second] = model.primaryKey;
  if (second !== undefined) return undefined;
  return only === undefined ? model.fields[0] : model.fields.find((field) => field.name === only);
}

const general = new Set(['id', 'code', 'key', 'no', 'number', 'name', 'type', 'date']);

function speaksOf(field: Field, model: DraftModel, key: Field | undefined): boolean {
  if (field.name === key?.name && !general.has(field.name)) return true;
  const words = new Set(plainWords(model.table.name));
  return plainWords(field.column).some((word) => !general.has(word) && words.has(word));
}
