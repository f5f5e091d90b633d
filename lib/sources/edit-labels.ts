import { recordAudit } from '../audit/record-audit.ts';
import { indexManifest, type ManifestIndex } from '../data-source/manifest.ts';
import type { Database, Transaction } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { openedSource } from './open-sources.ts';
import { lockedSource } from './present-source.ts';
import type { LabelsBody } from './source-requests.ts';

/**
 * Changes what admins call models and fields, and their word on relations inferred from names. What was
 * said before of the same thing is ended, so that it can be looked up; holds from the next question on.
 *
 * @throws AssistantError `resource.not_found`, `source.unavailable`, `request.malformed` for what is not there
 */
export async function editLabels(
  database: Database,
  actorId: string,
  sourceId: string,
  { labels, relations }: LabelsBody,
): Promise<void> {
  const { introspected } = await openedSource(database, sourceId);
  requireKnown(indexManifest(introspected), { labels, relations });
  await database.$transaction(async (transaction) => {
    await lockedSource(transaction, sourceId);
    for (const edit of labels) await replaceLabel(transaction, actorId, sourceId, edit);
    for (const review of relations) await replaceReview(transaction, actorId, sourceId, review);
    const named = (of: { model: string }[]) => [...new Set(of.map(({ model }) => model))].slice(0, 20);
    await recordAudit(transaction, {
      actorId,
      action: 'source.labelled',
      subject: `source:${sourceId}`,
      detail: {
        labels: labels.length,
        relations: relations.length,
        models: named([...labels, ...relations]),
      },
    });
  });
}

function requireKnown(index: ManifestIndex, { labels, relations }: LabelsBody): void {
  for (const { model, field } of labels) {
    const known = field === undefined ? index.model(model) : index.field(model, field);
    if (!known)
      throw new AssistantError('request.malformed', { detail: 'labels: an unknown model or field' });
  }
  for (const { model, relation } of relations) {
    if (index.relation(model, relation)?.basis !== 'name') {
      throw new AssistantError('request.malformed', { detail: 'relations: not one inferred from names' });
    }
  }
}

async function replaceLabel(
  transaction: Transaction,
  authorId: string,
  sourceId: string,
  { model, field, label, plural, description, synonyms }: LabelsBody['labels'][number],
): Promise<void> {
  const of = { sourceId, model, field: field ?? null };
  await transaction.labelEdit.updateMany({ where: { ...of, endedAt: null }, data: { endedAt: new Date() } });
  const saysNothing = !label && !plural && !description && synonyms.length === 0;
  if (saysNothing) return;
  const words = { label: label ?? null, plural: plural ?? null, description: description ?? null, synonyms };
  await transaction.labelEdit.create({ data: { ...of, ...words, authorId } });
}

async function replaceReview(
  transaction: Transaction,
  authorId: string,
  sourceId: string,
  { model, relation, accepted }: LabelsBody['relations'][number],
): Promise<void> {
  const of = { sourceId, model, relation };
  await transaction.relationReview.updateMany({
    where: { ...of, endedAt: null },
    data: { endedAt: new Date() },
  });
  if (accepted !== null) await transaction.relationReview.create({ data: { ...of, accepted, authorId } });
}
