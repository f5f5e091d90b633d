// How many rows a list has, which no page of it waits for: asked for once the rows are there, counted no further
// and no longer than a person would wait for a number.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import type { RowsQuery } from './data-requests.ts';
import { openPermittedSource, type PermittedSource } from './permitted-source.ts';
import { narrowedBy } from './read-rows.ts';

/** Nothing is known where counting took too long. */
export interface RowCount {
  readonly total?: number;
  /** Counting went no further. */
  readonly at_least?: number;
}

const mostCounted = 100_000;
const milliseconds = 1000;

/** @throws AssistantError as reading the rows does, except that too slow a count is an unknown one */
export async function countRows(
  database: Database,
  actor: SignedIn,
  where: { readonly source_id: string; readonly model: string },
  query: RowsQuery,
  signal: AbortSignal,
): Promise<RowCount> {
  return rowCountOf(await openPermittedSource(database, actor, where.source_id), where.model, query, signal);
}

/** The same of a source that is open already, counted up to `most`. */
export async function rowCountOf(
  view: PermittedSource,
  name: string,
  query: RowsQuery,
  signal: AbortSignal,
  most = mostCounted,
): Promise<RowCount> {
  const model = view.model(name);
  const path = model.primaryKey[0] ?? model.fields[0]?.name;
  if (path === undefined) return {};
  const setting = { manifest: view.manifest, timeZone: query.timezone ?? 'UTC', now: new Date() };
  const plan = { model: model.name, fields: [{ path, as: 'counted' }], ...narrowedBy(model, query) };
  const lowered = lowerPlan(plan, setting);
  if (lowered.kind !== 'select') throw new Error('a list of rows is one select');
  try {
    const { rows } = await view.rows(
      {
        kind: 'select',
        from: { query: { ...lowered, limit: most }, as: 'listed' },
        outputs: [{ expr: { kind: 'aggregate', fn: 'count' }, as: 'total' }],
        milliseconds,
      },
      signal,
    );
    const total = Number(rows[0]?.[0] ?? 0);
    return total < most ? { total } : { at_least: most };
  } catch (thrown) {
    if (thrown instanceof AssistantError && /^(query.timeout|source.busy)$/.test(thrown.code)) return {};
    throw thrown;
  }
}
