import { describe, expect, test } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import { count, eq, o, orders, out, q, refusedQueries, u, v, where } from '../testing/refused-queries.ts';
import { type AccessRules, openAccess } from './access.ts';
import { buildManifest } from './build-manifest.ts';
import type { CatalogColumn, CatalogTable } from './catalog.ts';
import { checkQuery } from './check-query.ts';
import { dialectOf } from './dialects.ts';
import { emitQuery } from './emit-query.ts';
import { dialects, type FieldType, indexManifest } from './manifest.ts';
import { type QueryRule, queryRules } from './query-rules.ts';
import { visibleManifest } from './visibility.ts';

const col = (name: string, type: FieldType): CatalogColumn => ({ name, type, nullable: true });
const table = (name: string, columns: CatalogColumn[]): CatalogTable => ({
  schema: 'public',
  name,
  isView: false,
  columns,
  primaryKey: ['id'],
  uniques: [],
  foreignKeys: [],
});

const whole = buildManifest('postgres', {
  defaultSchema: 'public',
  tables: [
    table('Users', [
      col('id', 'integer'),
      col('name', 'text'),
      col('email', 'text'),
      col('secret', 'text'),
      col('born', 'date'),
      col('active', 'boolean'),
      col('key', 'uuid'),
    ]),
    table('orders', [
      col('id', 'integer'),
      col('user_id', 'integer'),
      col('amount', 'decimal'),
      col('at', 'timestamptz'),
    ]),
    table('vault', [col('id', 'integer')]),
  ],
});
const access: AccessRules = {
  ...openAccess,
  hiddenModels: ['vault'],
  hiddenFields: ['users.secret'],
  maskedFields: [{ field: 'users.email', mask: 'email' }],
};
const visible = indexManifest(visibleManifest(whole, access));

function ruleOf(text: string): string | undefined {
  try {
    checkQuery(text, visible);
    return undefined;
  } catch (error) {
    if (!(error instanceof AssistantError)) throw error;
    expect(error.code).toBe('query.refused');
    return error.detail?.split(':')[0];
  }
}

const allowed: readonly (readonly [string, unknown])[] = [
  ['a time of its own', q({ milliseconds: 250 })],
  ['columns', q({ outputs: [out(u('id')), out(u('email'), 'email')] })],
  ['a number as text beside a number', where(eq(u('id'), v('12')))],
  ['a number beside text', where(eq(u('name'), v(12)))],
  ['the name of a row that reads like SQL', where(eq(u('name'), v("Robert'); drop table students;--")))],
  [
    'a grouped expression written again',
    q({
      outputs: [out({ kind: 'datePart', part: 'year', arg: u('born') }), out(count, 'n')],
      groupBy: [{ kind: 'datePart', part: 'year', arg: u('born') }],
    }),
  ],
  [
    'an expression over what is grouped',
    q({ outputs: [out({ kind: 'function', fn: 'upper', args: [u('name')] })], groupBy: [u('name')] }),
  ],
  [
    'a column of the query around',
    where({
      kind: 'exists',
      query: { kind: 'select', from: orders, outputs: [out(v(1))], where: eq(o('user_id'), u('id')) },
    }),
  ],
  [
    'a masked column through a stage',
    {
      kind: 'select',
      from: { query: q({ outputs: [out(u('email'))] }), as: 's' },
      outputs: [out({ kind: 'column', of: 's', name: 'x' })],
    },
  ],
  [
    'a window over aggregates',
    q({
      outputs: [
        out(u('name')),
        out({ kind: 'window', fn: 'rank', orderBy: [{ by: count, direction: 'desc' }] }, 'place'),
      ],
      groupBy: [u('name')],
    }),
  ],
  [
    'a set ordered by output',
    {
      kind: 'set',
      op: 'union',
      parts: [q(), { kind: 'select', from: orders, outputs: [out(o('id'))] }],
      orderBy: [{ by: { kind: 'output', name: 'x' }, direction: 'asc' }],
      limit: 3,
    },
  ],
];

const asText = (query: unknown) => (typeof query === 'string' ? query : JSON.stringify(query));

describe('a refused query names its rule', () => {
  test.each(refusedQueries)('%s: %s', (rule, _, query) => {
    expect(ruleOf(asText(query))).toBe(rule);
  });

  test('every rule is tried', () => {
    const tried = new Set(refusedQueries.map(([rule]) => rule));
    expect(Object.keys(queryRules).filter((rule) => !tried.has(rule as QueryRule))).toEqual([]);
  });

  test('a hidden name is refused in the words of one that does not exist', () => {
    const detail = (query: unknown) => {
      try {
        checkQuery(JSON.stringify(query), visible);
      } catch (error) {
        return (error as AssistantError).detail?.replace(/\(.*\)/, '');
      }
      return undefined;
    };
    expect(detail(q({ outputs: [out(u('secret'))] }))).toBe(detail(q({ outputs: [out(u('nothing'))] })));
  });
});

describe('honest queries pass', () => {
  test.each(allowed)('%s', (_, query) => {
    expect(ruleOf(asText(query))).toBeUndefined();
  });

  test.each(allowed)('%s is emitted without a value or a hidden name in its text', (_, query) => {
    const checked = checkQuery(asText(query), visible);
    for (const name of dialects) {
      const { sql } = emitQuery(checked, {
        dialect: dialectOf(name),
        access,
        actor: { id: 'a', role: 'staff', attributes: {} },
        field: indexManifest(whole).field,
        rows: 10,
      });
      expect(sql).not.toMatch(/secret|vault|drop table/i);
      expect(sql).toMatch(/limit \d+$/);
    }
  });
});
