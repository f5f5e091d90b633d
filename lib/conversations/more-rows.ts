// More rows of an answer than were shown with it: its plan runs again, under the rights of now, and is left when
// there are enough. For all of them there are files.
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import type { Cell } from '../envelope/envelope.ts';
import { AssistantError } from '../errors/assistant-error.ts';
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
  /** There are more than these. */
  readonly truncated: boolean;
}

/**
 * @throws AssistantError `resource.not_found`, `resource.conflict` where the answer would have other columns now;
 *   `request.rate_limited`: it counts as a question; and whatever a question can fail with
 */
export async function moreRows(
  { database, runtime }: { database: Database; runtime: (sourceId?: string) => Promise<AssistantRuntime> },
  owner: SignedIn,
  where: { readonly chatId: string; readonly messageId: string },
  signal: AbortSignal,
): Promise<MoreRows> {
  const answer = await answerToRepeat(database, owner, where);
  const end = await takePlace(database, owner.id);
  const leaving = new AbortController();
  try {
    const { source, manifest, sourceId } = await runtime(answer.sourceId);
    const access = await accessFor(database, { sourceId, manifest, actor: owner });
    const { plan, now, timeZone } = answer;
    const stopped = AbortSignal.any([signal, leaving.signal]);
    const whole = wholeResult(plan, {
      source,
      manifest,
      access,
      actor: owner,
      now,
      timeZone,
      signal: stopped,
    });
    const places = answer.columns.map(({ name }) =>
      whole.columns.findIndex((column) => column.name === name),
    );
    if (places.includes(-1)) throw new AssistantError('resource.conflict');
    const rows: (readonly Cell[])[] = [];
    for await (const piece of whole.pieces) {
      for (const row of piece) rows.push(places.map((at) => row[at] ?? null));
      if (rows.length > mostRows) break;
    }
    return { rows: rows.slice(0, mostRows), truncated: rows.length > mostRows };
  } finally {
    leaving.abort();
    await end();
  }
}
