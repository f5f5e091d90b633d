// Why a source cannot be reached, from a closed list. Told by the driver's codes and by our own details;
// a driver's words can quote what they were given, so they are never passed on.
import { AssistantError } from '../errors/assistant-error.ts';

export const connectionProblems = [
  'host_unknown',
  'nothing_listens',
  'no_answer',
  'credentials_wrong',
  'tls_failed',
  'tls_untrusted',
  'database_unknown',
  'permissions_missing',
  'version_unsupported',
  'too_many_connections',
  'file_missing',
  'not_sqlite',
  'secret_lost',
  'empty',
  'failed',
] as const;
export type ConnectionProblem = (typeof connectionProblems)[number];

const byCode: Readonly<Record<string, ConnectionProblem>> = {
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  ECONNREFUSED: 'nothing_listens',
  ETIMEDOUT: 'no_answer',
  EHOSTUNREACH: 'no_answer',
  ENETUNREACH: 'no_answer',
  ECONNRESET: 'no_answer',
  PROTOCOL_CONNECTION_LOST: 'no_answer',
  '28P01': 'credentials_wrong',
  '28000': 'credentials_wrong',
  ER_ACCESS_DENIED_ERROR: 'credentials_wrong',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'credentials_wrong',
  '3D000': 'database_unknown',
  ER_BAD_DB_ERROR: 'database_unknown',
  '42501': 'permissions_missing',
  ER_DBACCESS_DENIED_ERROR: 'permissions_missing',
  ER_TABLEACCESS_DENIED_ERROR: 'permissions_missing',
  ER_SPECIFIC_ACCESS_DENIED_ERROR: 'permissions_missing',
  '53300': 'too_many_connections',
  ER_CON_COUNT_ERROR: 'too_many_connections',
  ER_TOO_MANY_USER_CONNECTIONS: 'too_many_connections',
  HANDSHAKE_NO_SSL_SUPPORT: 'tls_failed',
  HANDSHAKE_SSL_ERROR: 'tls_failed',
  EPROTO: 'tls_failed',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_untrusted',
  CERT_HAS_EXPIRED: 'tls_untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_untrusted',
};

/** One driver puts a code of its own over that of the certificate; the words stay. */
const untrusted = /self.signed|certificate/i;

/** What the drivers say in words only, having no code for it, and what our own details say. */
const byWords: readonly (readonly [RegExp, ConnectionProblem])[] = [
  [/does not support SSL|SSL connection|secure connection|insecure transport/i, 'tls_failed'],
  [untrusted, 'tls_untrusted'],
  [/there is no file|is not a file/, 'file_missing'],
  [/read as SQLite/, 'not_sqlite'],
  [/stored password cannot be opened/, 'secret_lost'],
  [/version is not supported/, 'version_unsupported'],
  [/SASL|password must be a string/i, 'credentials_wrong'],
  [/timeout|terminated/i, 'no_answer'],
];

/** PostgreSQL refuses a plain connection as it refuses an account, and tells the difference in words. */
const wantsTls = /no encryption|SSL off/;

/** The reason in whatever was thrown: of its causes, the first that tells one. */
export function connectionProblem(thrown: unknown): ConnectionProblem {
  for (let at: unknown = thrown; at instanceof Error; at = causeOf(at)) {
    const { code, message } = at as Error & { code?: string };
    if (code === '28000' && wantsTls.test(message)) return 'tls_failed';
    if (code === 'HANDSHAKE_SSL_ERROR' && untrusted.test(message)) return 'tls_untrusted';
    const known = code === undefined ? undefined : byCode[code];
    if (known) return known;
    if (at instanceof AssistantError && at.code === 'source.busy') return 'too_many_connections';
    for (const [words, problem] of byWords) if (words.test(message)) return problem;
  }
  return 'failed';
}

/** A host name with several addresses fails once for each; the first tells as much as the others. */
function causeOf(error: Error): unknown {
  return error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error.cause;
}
