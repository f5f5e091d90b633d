// The people allowed in, for the admins who manage them.
import { z } from 'zod';
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import type { User } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { changeRole, setDisabled } from './manage-user.ts';

const pageSize = 50;

const attributeValue = z.union([z.string().trim().min(1).max(200), z.number()]);

/** What row rules compare with: `{"region": "EU"}`, or several values of which any fits. */
export const attributesBody = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    z.union([attributeValue, z.array(attributeValue).min(1).max(100)]),
  )
  .refine((attributes) => Object.keys(attributes).length <= 20);

export const peopleQuery = z.strictObject({
  search: z.string().trim().max(100).default(''),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export const personParams = z.object({ id: z.uuid() });
export const personChangeBody = z.strictObject({
  role: z.enum(['staff', 'admin']).optional(),
  disabled: z.boolean().optional(),
  attributes: attributesBody.optional(),
});
type PersonChange = z.output<typeof personChangeBody>;

export interface PersonView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: User['role'];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly disabled_at: string | null;
  readonly created_at: string;
}

/** Fifty people whose name or address contains `search`, by address, and how many there are. */
export async function listPeople(
  database: Database,
  { search, offset }: { search: string; offset: number },
): Promise<{ total: number; people: readonly PersonView[] }> {
  const contains = { contains: search, mode: 'insensitive' } as const;
  const where = search === '' ? {} : { OR: [{ email: contains }, { name: contains }] };
  const [total, users] = await Promise.all([
    database.user.count({ where }),
    database.user.findMany({ where, orderBy: { email: 'asc' }, skip: offset, take: pageSize }),
  ]);
  return { total, people: users.map(viewOf) };
}

/** @throws AssistantError `resource.not_found` */
export async function readPerson(database: Database, id: string): Promise<PersonView> {
  const user = await database.user.findUnique({ where: { id } });
  if (!user) throw new AssistantError('resource.not_found');
  return viewOf(user);
}

/**
 * Changes an account, from its next request on.
 *
 * @throws AssistantError `resource.not_found`; `resource.conflict` when admins would lock themselves out:
 *   nobody disables themselves or gives up their own rights
 */
export async function changePerson(
  database: Database,
  actorId: string,
  id: string,
  { role, disabled, attributes }: PersonChange,
): Promise<PersonView> {
  const person = await readPerson(database, id);
  if (id === actorId && (disabled === true || role === 'staff')) {
    throw new AssistantError('resource.conflict', { detail: 'an admin cannot shut themselves out' });
  }
  if (role !== undefined && role !== person.role) await changeRole(database, person.email, role, actorId);
  if (disabled !== undefined && disabled !== (person.disabled_at !== null)) {
    await setDisabled(database, person.email, disabled, actorId);
  }
  if (attributes !== undefined) {
    await database.$transaction(async (transaction) => {
      await transaction.user.update({ where: { id }, data: { attributes } });
      await recordAudit(transaction, {
        actorId,
        action: 'user.attributes_changed',
        subject: `user:${id}`,
        detail: { attributes },
      });
    });
  }
  return readPerson(database, id);
}

function viewOf(user: User): PersonView {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    attributes: user.attributes as Record<string, unknown>,
    disabled_at: user.disabledAt?.toISOString() ?? null,
    created_at: user.createdAt.toISOString(),
  };
}
