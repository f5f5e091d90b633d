import type { Overlay } from '../data-source/label-overlay.ts';
import type { Transaction } from '../db/client.ts';

/** What admins call things in a source, and what they said of relations inferred from names. */
export async function readOverlay(database: Transaction, sourceId: string): Promise<Overlay> {
  const where = { sourceId, endedAt: null };
  const orderBy = [{ createdAt: 'asc' }, { id: 'asc' }] as const;
  const [labels, relations] = await Promise.all([
    database.labelEdit.findMany({ where, orderBy: [...orderBy] }),
    database.relationReview.findMany({ where, orderBy: [...orderBy] }),
  ]);
  return {
    labels: labels.map(({ model, field, label, plural, description, synonyms }) => ({
      model,
      ...(field === null ? {} : { field }),
      ...(label === null ? {} : { label }),
      ...(plural === null ? {} : { plural }),
      ...(description === null ? {} : { description }),
      synonyms,
    })),
    relations: relations.map(({ model, relation, accepted }) => ({ model, relation, accepted })),
  };
}
