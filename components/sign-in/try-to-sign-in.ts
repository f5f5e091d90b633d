import { signIn } from 'next-auth/react';

/** Words of the same names tell it. */
export type SignInProblem = 'signInWrong' | 'signInTooMany' | 'signInFailed';

/** What stood in the way; nothing when the person is in. */
export async function tryToSignIn(email: string, password: string): Promise<SignInProblem | undefined> {
  let result: Awaited<ReturnType<typeof signIn>>;
  try {
    result = await signIn('credentials', { email, password, redirect: false });
  } catch {
    // The only thing that throws here is a request that found no server, or no JSON.
    return 'signInFailed';
  }
  if (result?.ok && !result.error) return undefined;
  if (result?.status === 429) return 'signInTooMany';
  return result?.status === 401 ? 'signInWrong' : 'signInFailed';
}
