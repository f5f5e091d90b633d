import { describe, expect, it, test } from 'vitest';
import { connectionBody } from '#lib/sources/source-requests.ts';
import { type ConnectionForm, emptyForm, fieldsOf } from './connection-fields.ts';
import { problemsIn } from './connection-problems.ts';
import { fromAddress } from './from-address.ts';

const server: ConnectionForm = { ...emptyForm, host: 'db.example.com', database: 'shop', user: 'reader' };
const sqlite: ConnectionForm = { ...emptyForm, engine: 'sqlite', file: '/srv/data/shop.db' };

describe('what is wrong is said of the field, exactly where the server would refuse it', () => {
  test.each<[ConnectionForm, object]>([
    [server, {}],
    [sqlite, {}],
    [{ ...server, host: '10.0.0.7' }, {}],
    [{ ...server, host: '::1' }, {}],
    [{ ...server, host: '' }, { host: 'required' }],
    [{ ...server, host: 'db.example.com:5432' }, { host: 'hostWrong' }],
    [{ ...server, host: 'https://db.example.com' }, { host: 'hostWrong' }],
    [{ ...server, host: '/var/run/postgresql' }, { host: 'hostWrong' }],
    [{ ...server, port: '99999' }, { port: 'portWrong' }],
    [{ ...server, port: '54x' }, { port: 'portWrong' }],
    [
      { ...server, database: ' ', user: '' },
      { database: 'required', user: 'required' },
    ],
    [{ ...server, connections: '0' }, { connections: 'connectionsWrong' }],
    [{ ...server, statementMilliseconds: '20' }, { statementMilliseconds: 'timeWrong' }],
    [{ ...server, replicaHost: 'replica:1' }, { replicaHost: 'hostWrong' }],
    [{ ...server, replicaHost: 'replica', replicaPort: '0.5' }, { replicaPort: 'portWrong' }],
    [{ ...server, scopeAttribute: 'Region' }, { scopeAttribute: 'attributeNameWrong' }],
    [{ ...server, scopeAttribute: 'region', scopeKey: 'abc' }, { scopeKey: 'keyWrong' }],
    [{ ...sqlite, file: 'shop.db' }, { file: 'fileWrong' }],
    [{ ...sqlite, file: '/etc/passwd' }, { file: 'fileWrong' }],
    [{ ...sqlite, file: '' }, { file: 'required' }],
  ])('%#', (form, problems) => {
    expect(problemsIn(form)).toEqual(problems);
    expect(connectionBody.safeParse(fieldsOf(form)).success).toBe(Object.keys(problems).length === 0);
  });
});

describe('an address that was pasted', () => {
  it('fills every field', () => {
    expect(
      fromAddress(' postgresql://rea%20der:p%40ss@db.example.com:6432/shop?sslmode=require&schema=sales'),
    ).toEqual({
      engine: 'postgres',
      host: 'db.example.com',
      port: '6432',
      database: 'shop',
      user: 'rea der',
      password: 'p@ss',
      tls: 'required',
      schemas: ['sales'],
    });
    expect(fromAddress('mysql://root:100%@[::1]/shop')).toMatchObject({
      engine: 'mysql',
      host: '::1',
      port: '3306',
      password: '100%',
    });
    expect(fromAddress('sqlite:/srv/shop.db')).toEqual({ engine: 'sqlite', file: '/srv/shop.db' });
    expect(fromAddress('file:///srv/shop.db')).toEqual({ engine: 'sqlite', file: '/srv/shop.db' });
  });

  it('of anything but a database is none', () => {
    for (const text of [
      'db.example.com',
      'https://db.example.com/shop',
      '/srv/shop.db',
      'postgres://',
      'C:\\shop.db',
    ])
      expect(fromAddress(text)).toBeUndefined();
  });
});
