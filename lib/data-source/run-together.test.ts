import { describe, expect, test } from 'vitest';
import { describeCatalog } from './build-manifest.ts';
import type { CatalogColumn, CatalogTable } from './catalog.ts';
import { tableTakenApart, takenApart } from './run-together.ts';

const words = { tables: new Set(['customer', 'harbour', 'vessel']), own: 'vessel' };

describe('a name without a break', () => {
  test.each([
    ['totalprice', 'total price'],
    ['hiredate', 'hire date'],
    ['custkey', 'cust key'],
    ['empno', 'emp no'],
    ['harbourid', 'harbour id'],
    ['lastloginip', 'lastloginip'],
    ['vname', 'name'],
    ['vlocation', 'location'],
    ['bname', 'bname'],
  ])('is taken apart where every part is known: %s', (word, parts) => {
    expect(takenApart(word, words).join(' ')).toBe(parts);
  });

  test.each([
    'estate',
    'percentage',
    'membership',
    'relationship',
    'username',
    'update',
    'vessel',
    'fname',
    'state',
  ])('stays whole where it is a word: %s', (word) => {
    expect(takenApart(word, words)).toEqual([word]);
  });

  test.each([
    ['orderdetails', 'order details'],
    ['lineitem', 'line item'],
    ['warehouse', 'warehouse'],
    ['membership', 'membership'],
  ])('of a table: %s', (word, parts) => {
    expect(tableTakenApart(word).join(' ')).toBe(parts);
  });
});

const column = (name: string, type: CatalogColumn['type'] = 'text'): CatalogColumn => ({
  name,
  type,
  nullable: false,
});
const table = (name: string, columns: CatalogColumn[], rest: Partial<CatalogTable> = {}): CatalogTable => ({
  name,
  isView: false,
  columns,
  primaryKey: [],
  uniques: [],
  foreignKeys: [],
  ...rest,
});

test('columns that begin with the initial of their table are read without it, their relation by its model', () => {
  const { models } = describeCatalog('sqlite', {
    tables: [
      table('harbour', [column('h_harbourkey', 'integer'), column('h_name'), column('h_depth', 'decimal')], {
        primaryKey: ['h_harbourkey'],
      }),
      table(
        'vessel',
        [
          column('v_vesselkey', 'integer'),
          column('v_harbourkey', 'integer'),
          column('v_totalprice', 'decimal'),
        ],
        {
          primaryKey: ['v_vesselkey'],
          foreignKeys: [{ columns: ['v_harbourkey'], table: 'harbour', referenced: ['h_harbourkey'] }],
        },
      ),
    ],
  });
  const labels = models.map(({ fields }) => fields.map(({ label }) => label));
  expect(labels).toEqual([
    ['harbour key', 'name', 'depth'],
    ['vessel key', 'harbour key', 'total price'],
  ]);
  expect(models[1]?.relations.map(({ name }) => name)).toEqual(['harbour']);
});
