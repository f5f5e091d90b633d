// From the text of a query to the statement that is run: checked against what the actor may see, emitted
// under the actor's row rules. There is no other way to a statement.
import type { AccessRules, Actor } from './access.ts';
import { checkQuery } from './check-query.ts';
import type { CheckedQuery } from './checked-query.ts';
import { dialectOf } from './dialects.ts';
import { emitQuery } from './emit-query.ts';
import { type Dialect, indexManifest, type Manifest, type ManifestIndex } from './manifest.ts';
import type { Statement } from './source.ts';
import { visibleManifest } from './visibility.ts';

export interface StatementOptions {
  readonly dialect: Dialect;
  /** The whole manifest; what the actor may see of it is worked out here. */
  readonly manifest: Manifest;
  readonly access: AccessRules;
  readonly actor: Actor;
  /** The statement gives at most this many rows; the whole result when absent. */
  readonly rows?: number;
}

const indexes = new WeakMap<Manifest, ManifestIndex>();

function indexOf(manifest: Manifest): ManifestIndex {
  let index = indexes.get(manifest);
  if (!index) {
    index = indexManifest(manifest);
    indexes.set(manifest, index);
  }
  return index;
}

export interface Statements {
  /** @throws AssistantError `query.refused` */
  check(queryText: string): CheckedQuery;
  /** Never fails for a query that passed the check. */
  emit(checked: CheckedQuery): Statement;
}

export function openStatements(options: StatementOptions): Statements {
  const { manifest, access, actor, rows } = options;
  const visible = indexOf(visibleManifest(manifest, access));
  const { field } = indexOf(manifest);
  const dialect = dialectOf(options.dialect);
  return {
    check: (queryText) => checkQuery(queryText, visible),
    emit: (checked) => ({
      ...emitQuery(checked, { dialect, access, actor, field, rows }),
      attributes: actor.attributes,
    }),
  };
}
