import { expect, test } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { connectionProblem } from './connection-problem.ts';

function coded(code: string, message = 'words of a driver that quote secrets'): Error {
  return Object.assign(new Error(message), { code });
}

const told: [string, unknown, string][] = [
  ['a refused password', coded('28P01'), 'credentials_wrong'],
  ['a refused password of MySQL', coded('ER_ACCESS_DENIED_ERROR'), 'credentials_wrong'],
  ['an unknown host', coded('ENOTFOUND'), 'host_unknown'],
  ['an unknown database', coded('3D000'), 'database_unknown'],
  ['an expired certificate', coded('CERT_HAS_EXPIRED'), 'tls_untrusted'],
  [
    'a certificate that MySQL’s driver hides',
    coded('HANDSHAKE_SSL_ERROR', 'unable to verify the first certificate'),
    'tls_untrusted',
  ],
  [
    'a server that wants TLS',
    coded('28000', 'no pg_hba.conf entry for host "::1", user "u", database "d", no encryption'),
    'tls_failed',
  ],
  ['a server without TLS', new Error('The server does not support SSL connections'), 'tls_failed'],
  ['a database one may not enter', coded('ER_DBACCESS_DENIED_ERROR'), 'permissions_missing'],
  ['a full server', coded('53300'), 'too_many_connections'],
  ['a server that hangs', new Error('timeout expired'), 'no_answer'],
  [
    'several addresses of one host',
    new AggregateError([coded('ECONNREFUSED'), coded('EACCES')]),
    'nothing_listens',
  ],
  ['what nobody foresaw', new Error('?'), 'failed'],
  ['what is no error', 'oops', 'failed'],
];

test.each(told)('%s is told, also below other errors', (_, thrown, problem) => {
  expect(connectionProblem(thrown)).toBe(problem);
  expect(connectionProblem(new AssistantError('source.unavailable', { cause: thrown }))).toBe(problem);
});
