import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { currentActor } from './current-actor.ts';
import { pageHeader } from './page-header.ts';
import { signInPath } from './return-path.ts';
import type { SignedIn } from './signed-in.ts';

/** For a page: who is signed in. Sends everybody else to sign in, and back here afterwards. */
export async function requireActor(): Promise<SignedIn> {
  return (await currentActor()) ?? redirect(signInPath((await headers()).get(pageHeader)));
}
