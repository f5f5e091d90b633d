// The use case: the owner of an answer takes its whole result away as a file. The stored plan runs again, under
// the rights of now; what it was answered with then is not used. Every export is in the audit log.
import { randomUUID } from 'node:crypto';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Piece } from '../data-source/source.ts';
import type { Database } from '../db/client.ts';
import { asAssistantError } from '../errors/assistant-error.ts';
import { csvFile } from '../export/csv-file.ts';
import { xlsxFile } from '../export/xlsx-file.ts';
import { wholeResult } from '../pipeline/whole-result.ts';
import { logFailure } from '../telemetry/log-failure.ts';
import { accessFor } from './access-for.ts';
import { answerToRepeat } from './answer-to-repeat.ts';
import type { AssistantRuntime } from './assistant-runtime.ts';
import type { ExportFormat } from './chat-requests.ts';
import { takeExport } from './export-quota.ts';

const files = {
  csv: { contentType: 'text/csv; charset=utf-8', name: 'docent-export.csv', write: csvFile },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: 'docent-export.xlsx',
    write: xlsxFile,
  },
} as const;

export interface ExportTools {
  readonly database: Database;
  readonly runtime: (sourceId?: string) => Promise<AssistantRuntime>;
}

export interface ExportedFile {
  readonly contentType: string;
  /** Fixed: nothing of the data is in a name. */
  readonly name: string;
  /** To be read to its end or left; both end the statement in the database. */
  readonly bytes: AsyncGenerator<Uint8Array>;
}

/**
 * Begins an export; the first rows have come when this resolves, so that what fails at once fails here.
 *
 * @throws AssistantError `resource.not_found` (also for an answer of somebody else, or one without rows),
 *   `request.rate_limited`, and whatever a question can fail with
 */
export async function exportAnswer(
  { database, runtime }: ExportTools,
  owner: SignedIn,
  asked: { readonly chatId: string; readonly messageId: string; readonly format: ExportFormat },
  signal: AbortSignal,
): Promise<ExportedFile> {
  const answer = await answerToRepeat(database, owner, asked);
  const traceId = randomUUID();
  const end = await takeExport(database, owner.id, asked.messageId, asked.format);
  const leaving = new AbortController();
  const stopped = AbortSignal.any([signal, leaving.signal]);
  try {
    const { source, manifest, sourceId } = await runtime(answer.sourceId);
    const access = await accessFor(database, { sourceId, manifest, actor: owner });
    const { plan, now, timeZone, labels } = answer;
    const whole = wholeResult(plan, {
      source,
      manifest,
      access,
      actor: owner,
      now,
      timeZone,
      signal: stopped,
    });
    const columns = whole.columns.map(({ name, type }) => ({ label: labels.get(name) ?? name, type }));
    const pieces = whole.pieces[Symbol.asyncIterator]();
    const first = await pieces.next();
    const counted = { rows: 0 };
    const rows = resumed(first, pieces, counted);
    const { contentType, name, write } = files[asked.format];
    return { contentType, name, bytes: untilEnd(write(columns, rows)) };

    async function* untilEnd(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
      let outcome = 'left';
      try {
        yield* bytes;
        outcome = 'complete';
      } catch (thrown) {
        const failure = asAssistantError(thrown);
        outcome = failure.code;
        logFailure(failure, traceId);
        throw failure;
      } finally {
        leaving.abort();
        await pieces.return?.();
        await end(outcome, counted.rows);
      }
    }
  } catch (thrown) {
    leaving.abort();
    const failure = asAssistantError(thrown);
    logFailure(failure, traceId);
    await end(failure.code, 0);
    throw failure;
  }
}

async function* resumed(
  first: IteratorResult<Piece>,
  rest: AsyncIterator<Piece>,
  counted: { rows: number },
): AsyncGenerator<Piece> {
  for (let next = first; !next.done; next = await rest.next()) {
    counted.rows += next.value.length;
    yield next.value;
  }
}
