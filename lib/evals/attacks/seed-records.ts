import type { Database } from '../../db/client.ts';

/** Records that attacks name but people of the app have not made: a policy that waits for review. */
export async function seedRecords(
  database: Database,
  sourceId: string,
): Promise<Readonly<Record<string, string>>> {
  const { id, number } = await database.policy.create({
    data: {
      sourceId,
      canonicalKey: 'attacks: a draft',
      versions: {
        create: {
          number: 1,
          title: 'A draft',
          category: 'clarity',
          priority: 'low',
          rule: 'A draft that nobody has reviewed.',
          confidence: 0.5,
          triggers: ['draft'],
          effect: { kind: 'note', text: 'A draft that nobody has reviewed.' },
        },
      },
    },
  });
  return { 'policy.draft': `RUL-${number}`, 'policy.draft.id': id };
}
