// The whole result of a plan that was answered before, for a file. The query is the answer's without a limit
// of ours; it goes the same way through check and rights, as they are now, and no generated code has a part
// in it.
import type { AccessRules, Actor } from '../data-source/access.ts';
import { openStatements } from '../data-source/checked-statement.ts';
import type { Manifest, ManifestIndex } from '../data-source/manifest.ts';
import type { Piece, Source, StatementColumn, StreamLimits } from '../data-source/source.ts';
import { buildContext } from './context-builder.ts';
import { inDefaultOrder } from './default-order.ts';
import { answerLimits } from './limits.ts';
import { lowerPlan } from './lower-plan.ts';
import type { Plan } from './plan.ts';
import { withRecordKeys } from './record-keys.ts';

export interface WholeResultOptions {
  readonly source: Source;
  /** The whole manifest of the source. */
  readonly manifest: Manifest;
  readonly access: AccessRules;
  readonly actor: Actor;
  /** When the plan was asked for: what "last month" means is what it meant then. */
  readonly now: Date;
  readonly timeZone: string;
  readonly signal: AbortSignal;
  /** With the keys of the records that the rows are, where they are records; `takeRecordKeys` takes them out. */
  readonly keyed?: boolean;
}

export interface WholeResult {
  readonly columns: readonly StatementColumn[];
  readonly pieces: AsyncIterable<Piece>;
  /** What the actor may see of the source now. */
  readonly visible: ManifestIndex;
}

/** Ten minutes: a large file over a slow line, and no connection that is held for ever. */
const streamLimits: StreamLimits = {
  milliseconds: answerLimits.milliseconds,
  wholeMilliseconds: 10 * 60 * 1000,
};

/**
 * Nothing runs before the first piece is asked for.
 * @throws AssistantError `plan.invalid` or `query.refused` where the plan names what is not there for this
 *   actor now; the pieces throw as `Source.stream` does
 */
export function wholeResult(plan: Plan, options: WholeResultOptions): WholeResult {
  const { source, manifest, access, actor, signal } = options;
  const context = buildContext(
    {
      question: '',
      chatId: '',
      traceId: '',
      locale: 'en',
      timeZone: options.timeZone,
      now: options.now,
      asker: { actor, access, mayReadCode: false },
      turns: [],
      policies: [],
    },
    manifest,
  );
  const { now, timeZone } = context;
  const ordered = inDefaultOrder(plan);
  const asked = options.keyed ? withRecordKeys(ordered, context.manifest) : ordered;
  const query = lowerPlan(asked, { manifest: context.manifest, now, timeZone });
  const statements = openStatements({ dialect: source.dialect, manifest, access, actor });
  const statement = statements.emit(statements.check(JSON.stringify(query)));
  return {
    columns: statement.columns,
    pieces: source.stream(statement, streamLimits, signal),
    visible: context.manifest,
  };
}
