import { expect, test } from 'vitest';
import { readUrlSettings } from './url-settings.ts';

const server = 'postgres://reader:secret@db.example.com/shop';

test('a URL without parameters is itself', () => {
  expect(readUrlSettings(server)).toEqual({ url: server, schemas: [] });
});

test.each([
  ['sslmode=require', { tls: 'required' }],
  ['sslmode=verify-full', { tls: 'verified' }],
  ['sslmode=disable', { tls: 'off' }],
  ['ssl-mode=REQUIRED', { tls: 'required' }],
  ['sslmode=require&channel_binding=require', { tls: 'required' }],
  ['schema=sales,archive', { schemas: ['sales', 'archive'] }],
  ['replica=replica.example.com', { replica: { host: 'replica.example.com' } }],
  ['replica=10.0.0.7:6432', { replica: { host: '10.0.0.7', port: 6432 } }],
  ['replica=[::1]:5433', { replica: { host: '[::1]', port: 5433 } }],
  ['connection_limit=3&statement_timeout=2000', { connections: 3, statementMilliseconds: 2000 }],
])('%s is understood and taken off', (parameters, settings) => {
  expect(readUrlSettings(`${server}?${parameters}`)).toEqual({ url: server, schemas: [], ...settings });
});

test.each([
  ['sslrootcert=/etc/passwd', 'sslrootcert'],
  ['host=elsewhere', 'host'],
  ['sslmode=prefer', 'sslmode'],
  ['connection_limit=0', 'connection_limit'],
  ['replica=elsewhere/other', 'replica'],
  ['replica=reader@elsewhere', 'replica'],
  ['replica=elsewhere:0', 'replica'],
  ['statement_timeout=1e9', 'statement_timeout'],
])('%s is refused by its name', (parameters, name) => {
  expect(() => readUrlSettings(`${server}?${parameters}`)).toThrow(
    expect.objectContaining({ code: 'source.unavailable', detail: expect.stringContaining(name) }),
  );
});
