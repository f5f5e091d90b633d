// How often one person may take files away: by the minute, and one at a time. The audit log is what counts
// them, so nothing that is exported is not in it.
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';

export const exportsPerMinute = 20;

const minute = 60_000;
const place = globalThis as typeof globalThis & { docentExports?: Set<string> };

/**
 * Records that an export begins and gives what records its end.
 *
 * @throws AssistantError `request.rate_limited`, with the seconds to wait
 */
export async function takeExport(
  database: Database,
  userId: string,
  messageId: string,
  format: string,
): Promise<(outcome: string, rows: number) => Promise<void>> {
  place.docentExports ??= new Set();
  const running = place.docentExports;
  if (running.has(userId)) throw new AssistantError('request.rate_limited', { retryAfterSeconds: 5 });
  running.add(userId);
  const subject = `message:${messageId}`;
  try {
    await database.$transaction(async (transaction) => {
      // One after the other for one person, over all processes, so that none is counted too late.
      await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`export:${userId}`}, 0))`;
      const since = new Date(Date.now() - minute);
      const begun = await transaction.auditEntry.findMany({
        where: { actorId: userId, action: 'answer.exported', at: { gt: since } },
        orderBy: { at: 'asc' },
        select: { at: true },
      });
      const [oldest] = begun;
      if (oldest && begun.length >= exportsPerMinute) {
        const wait = Math.ceil((oldest.at.getTime() + minute - Date.now()) / 1000);
        throw new AssistantError('request.rate_limited', { retryAfterSeconds: Math.max(1, wait) });
      }
      await recordAudit(transaction, {
        actorId: userId,
        action: 'answer.exported',
        subject,
        detail: { format },
      });
    });
  } catch (thrown) {
    running.delete(userId);
    throw thrown;
  }
  return async (outcome, rows) => {
    running.delete(userId);
    const detail = { format, outcome, rows };
    await database.$transaction((transaction) =>
      recordAudit(transaction, { actorId: userId, action: 'answer.export_ended', subject, detail }),
    );
  };
}
