// Queries that the check must refuse, each under the rule that refuses it. They are asked of a source with
// the models `users` (its `secret` hidden, its `email` masked), `orders` and, hidden, `vault`.
import type { QueryRule } from '../data-source/query-rules.ts';

export const u = (name: string) => ({ kind: 'column', of: 'u', name });
export const o = (name: string) => ({ kind: 'column', of: 'o', name });
export const v = (value: unknown) => ({ kind: 'value', value });
export const eq = (a: unknown, b: unknown) => ({ kind: 'compare', op: 'eq', args: [a, b] });
export const out = (expr: unknown, as = 'x') => ({ expr, as });
export const users = { model: 'users', as: 'u' };
export const orders = { model: 'orders', as: 'o' };
export const q = (rest: object = {}) => ({ kind: 'select', from: users, outputs: [out(u('id'))], ...rest });
export const count = { kind: 'aggregate', fn: 'count' };
export const sum = (arg: unknown) => ({ kind: 'aggregate', fn: 'sum', arg });
export const where = (expr: unknown) => q({ where: expr });
const nested = (depth: number): unknown =>
  depth === 0 ? eq(u('id'), v(1)) : { kind: 'not', arg: nested(depth - 1) };

export const refusedQueries: readonly (readonly [QueryRule, string, unknown])[] = [
  ['size', 'text beyond 64 KB', `"${'a'.repeat(70_000)}"`],
  ['size', 'one long value', where(eq(u('name'), v('ä'.repeat(1500))))],
  ['text', 'a lone surrogate', '{"kind":"\ud800"}'],
  ['text', 'an escaped lone surrogate', '{"kind":"\\ud800"}'],
  ['text', 'a NUL', where(eq(u('name'), v('a\u0000b')))],
  ['json', 'no JSON', 'select 1'],
  ['json', 'two values', '{} {}'],
  ['depth', 'forty levels of not', where(nested(40))],
  ['depth', 'deep lists', '['.repeat(5000) + ']'.repeat(5000)],
  [
    'nodes',
    'too many conditions',
    where({
      kind: 'and',
      args: Array.from({ length: 99 }, () => ({ kind: 'or', args: [eq(u('id'), v(1)), eq(u('id'), v(2))] })),
    }),
  ],
  ['shape', 'SQL as a kind', { kind: 'raw', sql: 'select 1' }],
  ['shape', 'an unknown key', { ...q(), lock: 'update' }],
  ['shape', 'a key of the prototype', JSON.stringify(q()).replace('{', '{"__proto__":{"a":1},')],
  [
    'shape',
    'an unknown function',
    q({ outputs: [out({ kind: 'function', fn: 'pg_sleep', args: [v(10)] })] }),
  ],
  ['shape', 'an unknown operator', where({ kind: 'compare', op: '= 1 or', args: [u('id'), v(1)] })],
  ['shape', 'an unknown cast', q({ outputs: [out({ kind: 'cast', to: 'regclass', arg: v('users') })] })],
  [
    'shape',
    'an unknown join',
    q({ joins: [{ kind: 'cross', from: orders, on: [[u('id'), o('user_id')]] }] }),
  ],
  ['shape', 'a join without columns', q({ joins: [{ kind: 'inner', from: orders, on: [] }] })],
  ['shape', 'an output that breaks out of its quotes', q({ outputs: [out(u('id'), 'x" from vault --')] })],
  ['shape', 'an alias with capitals', q({ from: { model: 'users', as: 'U' } })],
  ['shape', 'a star', q({ outputs: [out({ kind: 'column', of: 'u', name: '*' })] })],
  ['shape', 'a limit of text', q({ limit: '1; drop table users' })],
  ['shape', 'a time of no length', q({ milliseconds: 0 })],
  ['shape', 'a time of text', q({ milliseconds: "1; set statement_timeout = '1h'" })],
  ['shape', 'a time that is nothing', q({ milliseconds: null })],
  [
    'shape',
    'a time for a part of the query',
    {
      kind: 'select',
      from: { query: q({ milliseconds: 9 }), as: 's' },
      outputs: [out({ kind: 'column', of: 's', name: 'x' })],
    },
  ],
  [
    'shape',
    'a key of the prototype beside a time',
    JSON.stringify(q({ milliseconds: 9 })).replace('{', '{"__proto__":{"a":1},'),
  ],
  ['shape', 'a negative offset', q({ offset: -1 })],
  ['shape', 'a null value', where(eq(u('id'), v(null)))],
  ['shape', 'no outputs', q({ outputs: [] })],
  [
    'joins',
    'thirteen joins in two stages',
    q({
      joins: [
        ...Array.from({ length: 6 }, (_, at) => ({
          kind: 'inner',
          from: { model: 'orders', as: `j${at}` },
          on: [[u('id'), { kind: 'column', of: `j${at}`, name: 'id' }]],
        })),
        {
          kind: 'inner',
          from: {
            query: {
              kind: 'select',
              from: { model: 'orders', as: 's' },
              joins: Array.from({ length: 6 }, (_, at) => ({
                kind: 'inner',
                from: { model: 'orders', as: `k${at}` },
                on: [
                  [
                    { kind: 'column', of: 's', name: 'id' },
                    { kind: 'column', of: `k${at}`, name: 'id' },
                  ],
                ],
              })),
              outputs: [out({ kind: 'column', of: 's', name: 'id' })],
            },
            as: 'z',
          },
          on: [[u('id'), { kind: 'column', of: 'z', name: 'x' }]],
        },
      ],
    }),
  ],
  ['unknown_model', 'a model that is not there', q({ from: { model: 'pg_authid', as: 'u' } })],
  ['unknown_model', 'a hidden model', q({ from: { model: 'vault', as: 'u' } })],
  ['unknown_model', 'a name of the prototype', q({ from: { model: 'constructor', as: 'u' } })],
  ['unknown_column', 'a hidden column in an output', q({ outputs: [out(u('secret'))] })],
  ['unknown_column', 'a hidden column in a condition', where(eq(u('secret'), v('a')))],
  [
    'unknown_column',
    'a hidden column in a join',
    q({ joins: [{ kind: 'inner', from: orders, on: [[u('secret'), o('id')]] }] }),
  ],
  ['unknown_column', 'a hidden column in a group', q({ outputs: [out(count)], groupBy: [u('secret')] })],
  ['unknown_column', 'a hidden column in the order', q({ orderBy: [{ by: u('secret'), direction: 'asc' }] })],
  [
    'unknown_column',
    'a hidden column in an aggregate',
    q({ outputs: [out({ kind: 'aggregate', fn: 'max', arg: u('secret') })] }),
  ],
  [
    'unknown_column',
    'a hidden column in a filter',
    q({ outputs: [out({ ...count, filter: eq(u('secret'), v('a')) })] }),
  ],
  [
    'unknown_column',
    'a hidden column in having',
    q({
      outputs: [out(count)],
      having: {
        kind: 'compare',
        op: 'gt',
        args: [{ kind: 'aggregate', fn: 'max', arg: u('secret') }, v('a')],
      },
    }),
  ],
  [
    'unknown_column',
    'a hidden column in a window',
    q({ outputs: [out({ kind: 'window', fn: 'rank', orderBy: [{ by: u('secret'), direction: 'asc' }] })] }),
  ],
  [
    'unknown_column',
    'a hidden column in a subquery',
    where({
      kind: 'exists',
      query: {
        kind: 'select',
        from: { model: 'users', as: 'i' },
        outputs: [out({ kind: 'column', of: 'i', name: 'secret' })],
      },
    }),
  ],
  [
    'unknown_column',
    'a column a stage does not give',
    {
      kind: 'select',
      from: { query: q(), as: 's' },
      outputs: [out({ kind: 'column', of: 's', name: 'name' })],
    },
  ],
  ['unknown_column', 'a system column', q({ outputs: [out(u('ctid'))] })],
  ['unknown_alias', 'an alias from nowhere', q({ outputs: [out(o('id'))] })],
  [
    'unknown_alias',
    'a stage that names its neighbour',
    q({
      joins: [
        {
          kind: 'inner',
          from: {
            query: {
              kind: 'select',
              from: orders,
              outputs: [out(o('id'))],
              where: eq(o('user_id'), u('id')),
            },
            as: 's',
          },
          on: [[u('id'), { kind: 'column', of: 's', name: 'x' }]],
        },
      ],
    }),
  ],
  [
    'unknown_output',
    'an order by no output',
    q({ orderBy: [{ by: { kind: 'output', name: 'y' }, direction: 'asc' }] }),
  ],
  [
    'duplicate_alias',
    'an alias twice',
    q({ joins: [{ kind: 'inner', from: { model: 'orders', as: 'u' }, on: [[u('id'), u('id')]] }] }),
  ],
  ['duplicate_alias', 'an alias again in a subquery', where({ kind: 'exists', query: q() })],
  ['duplicate_output', 'an output name twice', q({ outputs: [out(u('id')), out(u('name'))] })],
  [
    'join_columns',
    'a join on itself alone',
    q({ joins: [{ kind: 'inner', from: orders, on: [[o('id'), o('user_id')]] }] }),
  ],
  [
    'join_columns',
    'a join on what came before alone',
    q({ joins: [{ kind: 'inner', from: orders, on: [[u('id'), u('id')]] }] }),
  ],
  ['masked_column', 'a condition', where(eq(u('email'), v('a@b.c')))],
  ['masked_column', 'an order', q({ orderBy: [{ by: u('email'), direction: 'asc' }] })],
  [
    'masked_column',
    'an order by its output',
    q({ outputs: [out(u('email'))], orderBy: [{ by: { kind: 'output', name: 'x' }, direction: 'asc' }] }),
  ],
  ['masked_column', 'a group', q({ outputs: [out(u('email')), out(count, 'n')], groupBy: [u('email')] })],
  [
    'masked_column',
    'inside a function',
    q({ outputs: [out({ kind: 'function', fn: 'lower', args: [u('email')] })] }),
  ],
  ['masked_column', 'distinct', q({ outputs: [out(u('email'))], distinct: true })],
  [
    'masked_column',
    'through a stage',
    {
      kind: 'select',
      from: { query: q({ outputs: [out(u('email'))] }), as: 's' },
      outputs: [out({ kind: 'column', of: 's', name: 'x' })],
      where: { kind: 'text', op: 'contains', arg: { kind: 'column', of: 's', name: 'x' }, value: 'a' },
    },
  ],
  [
    'masked_column',
    'as a list of values',
    where({
      kind: 'inQuery',
      arg: u('name'),
      query: {
        kind: 'select',
        from: { model: 'users', as: 'i' },
        outputs: [out({ kind: 'column', of: 'i', name: 'email' })],
      },
    }),
  ],
  ['aggregate_place', 'an aggregate in where', where(eq(count, v(1)))],
  ['aggregate_place', 'an aggregate in a group', q({ outputs: [out(count)], groupBy: [count] })],
  ['aggregate_place', 'having without aggregates', q({ having: eq(v(1), v(1)) })],
  [
    'aggregate_place',
    'an aggregate of the query around',
    q({
      outputs: [
        out({ kind: 'scalar', query: { kind: 'select', from: orders, outputs: [out(sum(u('id')))] } }),
      ],
    }),
  ],
  ['nested_aggregate', 'a sum of a count', q({ outputs: [out(sum(count))] })],
  ['window_place', 'a window in where', where(eq({ kind: 'window', fn: 'rowNumber' }, v(1)))],
  [
    'window_place',
    'a window in a window',
    q({ outputs: [out({ kind: 'window', fn: 'sum', arg: { kind: 'window', fn: 'rowNumber' } })] }),
  ],
  ['ungrouped_column', 'a column beside a count', q({ outputs: [out(u('name')), out(count, 'n')] })],
  [
    'ungrouped_column',
    'another column than the grouped one',
    q({ outputs: [out(u('name'))], groupBy: [u('id')] }),
  ],
  [
    'ungrouped_column',
    'an order by an ungrouped column',
    q({ outputs: [out(count)], orderBy: [{ by: u('name'), direction: 'asc' }] }),
  ],
  [
    'ungrouped_column',
    'a subquery that names an ungrouped column',
    q({
      outputs: [
        out(count),
        out(
          {
            kind: 'scalar',
            query: {
              kind: 'select',
              from: orders,
              outputs: [out({ kind: 'aggregate', fn: 'count' })],
              where: eq(o('user_id'), u('id')),
            },
          },
          'y',
        ),
      ],
    }),
  ],
  [
    'distinct_order',
    'an order by what distinct does not give',
    q({ distinct: true, orderBy: [{ by: u('name'), direction: 'asc' }] }),
  ],
  [
    'set_order',
    'a set ordered by an expression',
    {
      kind: 'set',
      op: 'union',
      parts: [
        q(),
        {
          ...q({ from: { model: 'users', as: 'w' } }),
          outputs: [out({ kind: 'column', of: 'w', name: 'id' })],
        },
      ],
      orderBy: [{ by: v(1), direction: 'asc' }],
    },
  ],
  [
    'set_arity',
    'sets of different width',
    {
      kind: 'set',
      op: 'union',
      parts: [q(), { kind: 'select', from: orders, outputs: [out(o('id')), out(o('amount'), 'y')] }],
    },
  ],
  [
    'set_types',
    'sets of different types',
    { kind: 'set', op: 'union', parts: [q(), { kind: 'select', from: orders, outputs: [out(o('at'))] }] },
  ],
  [
    'one_output',
    'a value of two outputs',
    q({
      outputs: [
        out({
          kind: 'scalar',
          query: { kind: 'select', from: orders, outputs: [out(o('id')), out(o('amount'), 'y')] },
        }),
      ],
    }),
  ],
  [
    'arguments',
    'lower of two',
    q({ outputs: [out({ kind: 'function', fn: 'lower', args: [u('name'), u('name')] })] }),
  ],
  ['arguments', 'a sum of nothing', q({ outputs: [out({ kind: 'aggregate', fn: 'sum' })] })],
  ['arguments', 'a sum of text', q({ outputs: [out(sum(u('name')))] })],
  [
    'arguments',
    'digits from a column',
    q({ outputs: [out({ kind: 'function', fn: 'round', args: [u('id'), u('id')] })] }),
  ],
  ['types', 'a number as a condition', where(u('id'))],
  ['types', 'a date beside a number', where(eq(u('born'), u('id')))],
  [
    'types',
    'arithmetic with text',
    q({ outputs: [out({ kind: 'arithmetic', op: 'add', args: [u('name'), v(1)] })] }),
  ],
  [
    'types',
    'the month of a name',
    q({ outputs: [out({ kind: 'datePart', part: 'month', arg: u('name') })] }),
  ],
  ['value', 'a word beside a number', where(eq(u('id'), v('1 or 1=1')))],
  ['value', 'a day that does not exist', where(eq(u('born'), v('2024-02-30')))],
  ['value', 'a word beside a date', where(eq(u('born'), v('today')))],
  ['value', 'half a key', where(eq(u('key'), v('123')))],
  [
    'pattern',
    'a long pattern',
    where({ kind: 'text', op: 'contains', arg: u('name'), value: 'a'.repeat(101) }),
  ],
  ['pattern', 'many wildcards', where({ kind: 'text', op: 'like', arg: u('name'), value: '%a%b%c%d%e%' })],
  [
    'time_zone',
    'a zone that is SQL',
    q({ outputs: [out({ kind: 'bucket', unit: 'day', arg: u('born'), timeZone: "UTC'; select 1" })] }),
  ],
  [
    'time_zone',
    'a zone that is not there',
    q({ outputs: [out({ kind: 'bucket', unit: 'day', arg: u('born'), timeZone: 'Europe/Atlantis' })] }),
  ],
];
