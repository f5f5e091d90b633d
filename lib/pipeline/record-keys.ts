// A row of a list leads to its record. For that the query brings the row's key along, which is taken out of
// the result again: it was not asked for.

import { type ManifestIndex, resolvePath } from '../data-source/manifest.ts';
import type { SnippetResult } from '../data-source/reply.ts';
import type { Result } from '../envelope/envelope.ts';
import { recordKey } from '../envelope/record-key.ts';
import { groupKeys } from './group-keys.ts';
import type { Plan } from './plan.ts';

const prefix = 'record_key_';

/** The plan with the key of its rows, where each row of it is one row of its model. */
export function withRecordKeys(plan: Plan, manifest: ManifestIndex): Plan {
  const model = manifest.model(plan.model);
  const isList = plan.fields && !plan.measures && !plan.dimensions && !plan.distinct && !plan.combine;
  if (!model || !isList || plan.topPerGroup || plan.compare || model.primaryKey.length === 0) return plan;
  if (!model.primaryKey.every((name) => isPlain(manifest, model.name, name))) return plan;
  const leaves = (plan.fields ?? []).some(
    ({ path }) => path !== undefined && resolvePath(manifest, plan.model, path)?.toMany !== false,
  );
  if (leaves) return plan;
  const keys = model.primaryKey.map((path, at) => ({ path, as: `${prefix}${at}` }));
  return { ...plan, fields: [...(plan.fields ?? []), ...keys] };
}

/** A masked key is no key. */
function isPlain(manifest: ManifestIndex, model: string, name: string): boolean {
  const field = manifest.field(model, name);
  return field !== undefined && !field.masked;
}

/**
 * The result without the keys that were brought along, and the keys as what the rows lead to. Where a row is not
 * a record but begins with the name of one (the sum of a customer), it leads to that.
 */
export function takeRecordKeys(
  result: SnippetResult,
  plan: Plan,
  manifest: ManifestIndex,
): { readonly result: SnippetResult; readonly records?: NonNullable<Result['records']> } {
  const at = result.columns.flatMap(({ name }, index) => (name.startsWith(prefix) ? [index] : []));
  if (at.length === 0) {
    const records = namedRecords(result, plan, manifest);
    return { result, ...(records && { records }) };
  }
  const kept = <Item>(row: readonly Item[]) => row.filter((_, index) => !at.includes(index));
  return {
    result: { ...result, columns: kept(result.columns), rows: result.rows.map(kept) },
    records: {
      model: plan.model,
      keys: result.rows.map((row) => recordKey(at.map((index) => row[index] ?? null)) ?? null),
    },
  };
}

function namedRecords(
  { columns, rows }: SnippetResult,
  plan: Plan,
  manifest: ManifestIndex,
): Result['records'] {
  const [first] = columns;
  const key = groupKeys(plan, manifest).find(({ names }) => first && names.includes(first.name));
  const at = columns.findIndex(({ name }) => name === key?.as);
  if (key?.record === undefined || at === -1) return undefined;
  return { model: key.record, keys: rows.map((row) => recordKey([row[at] ?? null]) ?? null) };
}
