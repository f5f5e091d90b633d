// More rows of an answer than were shown with it: its plan runs again, under the rights of now, and is left when
// there are enough. Another order is another query, so that the first rows of a cut answer are the first of all.
// For all of them there are files.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import type { Cell } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { type ChosenOrder, inChosenOrder } from '../pipeline/in-chosen-order.ts';
import { takeRecordKeys } from '../pipeline/record-keys.ts';
import { wholeResult } from '../pipeline/whole-result.ts';
import { accessFor } from './access-for.ts';
import { answerToRepeat } from './answer-to-repeat.ts';
import type { AssistantRuntime } from './assistant-runtime.ts';
import { takePlace } from './question-quota.ts';

/** What a page holds without becoming slow, and no more than a few megabytes on the way. */
export const mostRows = 10_000;

export interface MoreRows {
  /** From the first on, with the columns of the answer in their order. */
  readonly rows: readonly (readonly Cell[])[];
  /** Of the records that the rows are, where they are records. */
  readonly keys?: readonly (string | null)[];
  /** There are more than these. */
  readonly truncated: boolean;
  /** They are in the order that was asked for, among all rows and not only these. */
  readonly sorted: boolean;
}

export interface MoreRowsAsked {
  readonly chatId: string;
  readonly messageId: string;
  readonly order?: ChosenOrder | undefined;
  /** How many at most. Where they cannot come in the order that was asked for, as many as there can be. */
  readonly most?: number | undefined;
}

/**
 * @throws AssistantError `resource.not_found`, `resource.conflict` where the answer would have other columns now;
 *   `request.rate_limited` while two questions of theirs run; and whatever a question can fail with
 */
export async function moreRows(
  { database, runtime }: { database: Database; runtime: (sourceId?: string) => Promise<AssistantRuntime> },
  owner: SignedIn,
  asked: MoreRowsAsked,
  signal: AbortSignal,
): Promise<MoreRows> {
  const answer = await answerToRepeat(database, owner, asked);
  const end = await takePlace(database, owner.id, { counted: false });
  const leaving = new AbortController();
  try {
    const { source, manifest, sourceId } = await runtime(answer.sourceId);
    const access = await accessFor(database, { sourceId, manifest, actor: owner });
    const { plan, now, timeZone } = answer;
    const stopped = AbortSignal.any([signal, leaving.signal]);
    const ordered = asked.order && inChosenOrder(plan, asked.order);
    const most = asked.order && !ordered ? mostRows : (asked.most ?? mostRows);
    const whole = wholeResult(ordered ?? plan, {
      source,
      manifest,
      access,
      actor: owner,
      now,
      timeZone,
      signal: stopped,
      keyed: true,
    });
    const read: Cell[][] = [];
    for await (const piece of whole.pieces) {
      for (const row of piece) read.push([...row]);
      if (read.length > most) break;
    }
    const columns = [...whole.columns];
    const { result, records } = takeRecordKeys(
      { columns, rows: read.slice(0, most), truncated: false },
      plan,
      whole.visible,
    );
    const places = answer.columns.map(({ name }) =>
      result.columns.findIndex((column) => column.name === name),
    );
    if (places.includes(-1)) throw new AssistantError('resource.conflict');
    return {
      rows: result.rows.map((row) => places.map((at) => row[at] ?? null)),
      ...(records ? { keys: records.keys } : {}),
      truncated: read.length > most,
      sorted: ordered !== undefined,
    };
  } finally {
    leaving.abort();
    await end();
  }
}
