import type { Actor } from '../data-source/access.ts';
import { staffReadsCode } from '../settings/staff-reads-code.ts';
import { type Permission, permissionsOf } from './permission.ts';

/** A person whose session or token was looked up for this very request. */
export interface SignedIn extends Actor {
  readonly email: string;
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** A cookie is sent by the browser on its own, so what it asks for needs a check of the origin. */
  readonly by: 'session' | 'token';
  /** When the password was given; of a session alone. */
  readonly since?: Date;
}

/** The columns of `User` that a look-up gives, with the setting that decides on code. */
export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: 'staff' | 'admin';
  readonly attributes: unknown;
  readonly staffReadsCode: unknown;
}

export function signedInFrom(row: AccountRow, by: SignedIn['by'], since?: Date): SignedIn {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    attributes: (row.attributes ?? {}) as Actor['attributes'],
    permissions: permissionsOf(row.role, staffReadsCode(row.staffReadsCode)),
    by,
    ...(since ? { since } : {}),
  };
}
