import type { Field, Model } from '../../data-source/manifest.ts';
import { fold } from '../../language/locale/fold.ts';
import type { Condition } from '../../pipeline/plan.ts';
import type { Meant } from './meaning.ts';
import { meant } from './meanings-of-formula.ts';
import { type Linked, type Names, plain } from './names.ts';

const yes = /^(?:y|yes|true|t|1|co|si|s)$/;
const no = /^(?:n|no|false|f|0|khong)$/;

const opposed = /(?<![\p{L}])(?:in|un|non-)(?=\p{L}{4})/iu;

const denying =
  /(?<![\p{L}\p{N}_-])(?:not|no|never|non|without|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|không|chưa|sin)(?![\p{L}\p{N}_-])/iu;

const emptiness =
  /(?<![\p{L}\p{N}])(?:empty|blank|null|trống|rỗng|vac[ií][oa]s?|nul[oa]s?)(?![\p{L}\p{N}])/iu;

/**
 * The rows that values, or a column of yes and no, are the names of: "returns", "is_return", "lost or stolen". Of a
 * denied one, the others.
 */
export function rowsNamed(part: string, names: Names): Meant[] {
  // "Chưa đóng" is what is not yet "đã đóng".
  const undone = /(?<![\p{L}])chưa(?=\s)/iu;
  if (undone.test(part)) {
    const done = rowsNamed(part.replace(undone, 'đã'), names);
    const opposite = done.flatMap(({ model, means }) =>
      'condition' in means ? [meant(model, { condition: denied(means.condition) }, names)] : [],
    );
    if (opposite.length > 0) return opposite;
  }
  // "Inactive" is what is not active, where nothing is known by that name itself.
  const without = part.replace(opposed, '');
  const known = without === part ? [] : names.links(part).flatMap(({ targets }) => targets);
  if (without !== part && !known.some(({ target }) => target.kind !== 'model')) {
    const opposite = rowsNamed(without, names).flatMap(({ model, means }) =>
      'condition' in means ? [meant(model, { condition: denied(means.condition) }, names)] : [],
    );
    if (opposite.length > 0) return opposite;
  }
  const links = names.links(asKept(part, names));
  const written = names.fields(part, undefined, true).map(({ model, field }) => ({ model, field }));
  const linked = links.flatMap(({ targets }) => targets);
  const flags = [
    ...written,
    ...linked.flatMap(({ target, score }) => (target.kind === 'field' && score >= 0.6 ? [target] : [])),
  ].flatMap(({ model, field }) => {
    const value = yesOf(field);
    return value === undefined ? [] : [{ model, condition: equal(field, [value]) }];
  });
  // Of "not late or empty" the values are half of what is said.
  const said = emptiness.test(part) ? [] : [...valuesNamed(linked), ...flags];
  const isDenied = denying.test(beforeRows(asKept(part, names), links));
  return said.map(({ model, condition }) =>
    meant(model, { condition: isDenied ? denied(condition) : condition }, names),
  );
}

/** What stands before the first that says which rows: "cancelled ones, nor those that did not come" denies no cancelled one. */
function beforeRows(part: string, links: readonly Linked[]): string {
  const first = links.find(({ targets }) => targets.some(({ target }) => target.kind !== 'model'));
  const at = first ? part.indexOf(first.text) : -1;
  const before = at < 0 ? part : part.slice(0, at);
  return links.reduce((rest, { text }) => rest.replace(text, ' '), before);
}

/** "No-shows" are kept as `no_show`: a word with a hyphen is the value that it is but for signs and the plural. */
function asKept(part: string, { manifest }: Names): string {
  return part.replace(/\p{L}+(?:-\p{L}+)+/gu, (word) => {
    const said = [word, word.replace(/e?s$/u, ''), word.replace(/r?s$/u, '')].flatMap((one) => [
      plain(one),
      plain(one.replace(/s$/u, '')),
    ]);
    for (const { fields } of manifest.manifest.models)
      for (const { values = [], enumValues = [] } of fields) {
        const kept = [...values, ...enumValues].find((value) => said.includes(plain(value)));
        if (kept !== undefined) return kept;
      }
    return word;
  });
}

/** Values of one field are alternatives; those of several are told apart by how many of them it holds. */
function valuesNamed(linked: Linked['targets']): { model: Model; condition: Condition }[] {
  const found = new Map<Field, { model: Model; values: string[] }>();
  for (const { target, score } of linked) {
    if (target.kind !== 'value' || score < 0.7) continue;
    const { model, values } = found.get(target.field) ?? { model: target.model, values: [] };
    found.set(target.field, { model, values: [...new Set([...values, target.value])] });
  }
  const most = Math.max(0, ...[...found.values()].map(({ values }) => values.length));
  return [...found].flatMap(([field, { model, values }]) =>
    values.length === most ? [{ model, condition: equal(field, values) }] : [],
  );
}

function equal({ name: path }: Field, values: readonly (string | true)[]): Condition {
  const [value, ...more] = values;
  return more.length > 0
    ? { path, op: 'in', value: [...values] }
    : { path, op: 'eq', value: value as string | true };
}

/** The value of yes, in a column that has no others than yes and no. */
function yesOf({ type, values = [] }: Field): string | true | undefined {
  if (type === 'boolean') return true;
  const folded = values.map((value) => fold(value));
  return folded.length === 2 && folded.some((one) => no.test(one))
    ? values.find((value) => yes.test(fold(value)))
    : undefined;
}

/** Every other row, those without a value too. */
export function denied(condition: Condition): Condition {
  if ('op' in condition && condition.op === 'eq' && 'value' in condition)
    return { ...condition, op: 'ne', orNull: true };
  if ('op' in condition && condition.op === 'in' && 'value' in condition)
    return { ...condition, op: 'notIn', orNull: true };
  // What is denied twice is said: "not those that are not paid".
  if ('orNull' in condition && condition.orNull && 'value' in condition) {
    const { orNull: _orNull, ...plain } = condition;
    if (plain.op === 'ne') return { ...plain, op: 'eq' } as Condition;
    if (plain.op === 'notIn') return { ...plain, op: 'in' } as Condition;
  }
  if ('not' in condition) return condition.not;
  if ('op' in condition && condition.op === 'isNull') return { ...condition, op: 'isNotNull' };
  if ('op' in condition && condition.op === 'isNotNull') return { ...condition, op: 'isNull' };
  if ('exists' in condition && !condition.count)
    return { notExists: condition.exists, ...(condition.where && { where: condition.where }) };
  if ('notExists' in condition)
    return { exists: condition.notExists, ...(condition.where && { where: condition.where }) };
  if ('and' in condition) {
    // "Cancelled ones (void)" says one thing twice.
    const [first, ...more] = [...new Map(condition.and.map((part) => [JSON.stringify(part), part])).values()];
    return first && more.length === 0 ? denied(first) : { not: condition };
  }
  return { not: condition };
}

/** The same of rows of `model`: of a column that always has a value nobody need be told that empty ones count. */
export function deniedOf(model: Model, condition: Condition): Condition {
  const opposite = denied(condition);
  if (!('orNull' in opposite) || opposite.path === undefined) return opposite;
  const field = model.fields.find(({ name }) => name === opposite.path);
  const { orNull: _orNull, ...always } = opposite;
  return field && !field.nullable ? (always as Condition) : opposite;
}
