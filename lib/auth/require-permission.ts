import { notFound } from 'next/navigation';
import type { Permission } from './permission.ts';
import { requireActor } from './require-actor.ts';

/**
 * For a page: sends who is not signed in to sign in. For who lacks the permission the page does not exist.
 * A layout is not rendered again when one goes from page to page, so each page asks for itself.
 */
export async function requirePermission(permission: Permission): Promise<void> {
  const actor = await requireActor();
  if (!actor.permissions.has(permission)) notFound();
}
