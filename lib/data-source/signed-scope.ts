// The second layer of row rules, on PostgreSQL: the value a statement is limited to is told to the server
// with a signature, and views or policies there show the rows of that value alone. A query that reached
// `set_config` could overwrite a bare value; it cannot sign another one.
import { createHmac } from 'node:crypto';
import type { Actor } from './access.ts';

export interface ScopeSigning {
  /** The key that the database checks signatures with, hexadecimal; 32 bytes. */
  readonly secret: string;
  /** The attribute of the asker that rows are limited by. */
  readonly attribute: string;
}

/** The value stands in the text that is signed, so nothing in it may end a part of that text. */
const plainValue = /^[A-Za-z0-9_-]{1,64}$/;
/** Seconds a signature outlives its statement, for clocks that differ. */
const leeway = 60;

/**
 * What `app.scope` is set to for one transaction: `<value>.<expiry>.<hmac-sha256 of value.expiry.backend>`,
 * the expiry in seconds since 1970. Undefined for an asker without one plain value, who then sees no row.
 */
export function signedScope(
  { secret, attribute }: ScopeSigning,
  attributes: Actor['attributes'],
  { backend, milliseconds, now = Date.now() }: { backend: number; milliseconds: number; now?: number },
): string | undefined {
  const wanted = Object.hasOwn(attributes, attribute) ? [attributes[attribute]].flat() : [];
  const value = String(wanted[0]);
  if (wanted.length !== 1 || !plainValue.test(value)) return undefined;
  const expiry = Math.trunc((now + milliseconds) / 1000) + leeway;
  const signature = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${value}.${expiry}.${backend}`);
  return `${value}.${expiry}.${signature.digest('hex')}`;
}
