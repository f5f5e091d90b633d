// What a person may do, as `noun:verb`. Roles give permissions; a setting may give one more.
import type { Role } from '../db/generated/enums.ts';

export const permissions = [
  'chat:use',
  'code:read',
  'policy:manage',
  'user:manage',
  'source:manage',
] as const;
export type Permission = (typeof permissions)[number];

/** The permissions of a role; `staffReadsCode` is the setting of that name. */
export function permissionsOf(role: Role, staffReadsCode: boolean): ReadonlySet<Permission> {
  if (role === 'admin') return new Set(permissions);
  return new Set<Permission>(staffReadsCode ? ['chat:use', 'code:read'] : ['chat:use']);
}
