import type { Transaction } from '../db/client.ts';
import type { Prisma, Source as Row } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { defaultLocation } from './default-source.ts';

/**
 * The record of a source, locked until the transaction ends and marked as changed, so that every process
 * sees that there is something new.
 *
 * @throws AssistantError `resource.not_found`
 */
export async function lockedSource(transaction: Transaction, id: string): Promise<Row> {
  const [row] = await transaction.source.updateManyAndReturn({
    where: { id, ...present() },
    data: { revision: { increment: 1 } },
  });
  if (!row) throw new AssistantError('resource.not_found');
  return row;
}

/** Not removed, and not one that DATA_URL named once. */
export function present(): Prisma.SourceWhereInput {
  const location = defaultLocation();
  return {
    removedAt: null,
    OR: [{ engine: { not: null } }, ...(location === undefined ? [] : [{ location }])],
  };
}
