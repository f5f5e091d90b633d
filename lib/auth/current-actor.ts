import { headers } from 'next/headers';
import { database } from '../db/client.ts';
import type { SignedIn } from './signed-in.ts';
import { whoAsks } from './who-asks.ts';

/** Who looks at this page; for server components. Undefined when nobody is signed in. */
export async function currentActor(): Promise<SignedIn | undefined> {
  return whoAsks(new Headers(await headers()), database());
}
