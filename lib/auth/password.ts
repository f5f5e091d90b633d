// Passwords are kept as argon2id with OWASP's parameters. A sign-in to an account that does not exist
// costs the same work as one that does, so that time does not tell which addresses are known.
import { hash, verify } from '@node-rs/argon2';

export const passwordLength = { least: 8, most: 1024 } as const;

const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** @throws RangeError when the password is shorter or longer than `passwordLength` allows */
export function hashPassword(password: string): Promise<string> {
  const { length } = [...password];
  if (length < passwordLength.least || length > passwordLength.most) {
    throw new RangeError(`a password has ${passwordLength.least} to ${passwordLength.most} characters`);
  }
  return hash(password.normalize('NFKC'), cost);
}

/** True when `password` is the one behind `stored`; with nothing stored, false after the same work. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  // Longer ones are never right, and hashing megabytes would be work for nothing.
  const typed = password.length > 4 * passwordLength.most ? '' : password.normalize('NFKC');
  const matches = await verify(stored ?? (await nobody()), typed);
  return matches && Boolean(stored);
}

let nobodysHash: Promise<string> | undefined;

function nobody(): Promise<string> {
  nobodysHash ??= hash(crypto.randomUUID(), cost);
  return nobodysHash;
}
