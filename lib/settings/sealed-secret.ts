// Secrets that Docent must use again (a database's password) are kept encrypted: AES-256-GCM under a key
// made from AUTH_SECRET. Who has only the database has nothing; who changes AUTH_SECRET has to give every
// secret again. A sealed secret is tied to its place and opens nowhere else.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { settings } from '../env/settings.ts';
import { AssistantError } from '../errors/assistant-error.ts';

const version = 'v1';
const nonceBytes = 12;

/** Seals `secret` for one place, such as `source:ID`; the same secret never looks the same twice. */
export function sealSecret(secret: string, place: string, authSecret = requiredSecret()): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(authSecret), nonce);
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join(
    '.',
  );
}

/**
 * Opens what `sealSecret` made for the same place.
 *
 * @throws AssistantError `source.unavailable` when AUTH_SECRET is another one, or the text was changed or moved
 */
export function openSecret(sealed: string, place: string, authSecret = requiredSecret()): string {
  const [mark, nonce, tag, text] = sealed.split('.');
  try {
    if (mark !== version || nonce === undefined || tag === undefined || text === undefined) {
      throw new Error('not a sealed secret');
    }
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(authSecret), Buffer.from(nonce, 'base64url'), {
      // A shortened tag would be easier to forge.
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  } catch (cause) {
    throw new AssistantError('source.unavailable', { detail: 'the stored password cannot be opened', cause });
  }
}

/** The last four characters, to recognise a secret by; none of one so short that they would give it away. */
export function tailOf(secret: string): string | undefined {
  return secret.length >= 16 ? secret.slice(-4) : undefined;
}

const keys = new Map<string, Buffer>();

function keyFrom(authSecret: string): Buffer {
  let key = keys.get(authSecret);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', authSecret, 'docent', 'sealed secrets', 32));
    keys.set(authSecret, key);
  }
  return key;
}

function requiredSecret(): string {
  const { authSecret } = settings();
  if (authSecret) return authSecret;
  throw new AssistantError('internal.unexpected', { detail: 'AUTH_SECRET is not known to this process' });
}
