import { expect, test } from 'vitest';
import { openAccess } from './access.ts';
import { buildManifest } from './build-manifest.ts';
import type { CatalogColumn } from './catalog.ts';
import { defaultAccess, visibleManifest } from './visibility.ts';

const column = (name: string, more: Partial<CatalogColumn> = {}): CatalogColumn => ({
  name,
  type: 'text',
  nullable: true,
  commonValues: ['a'],
  commonValuesComplete: true,
  ...more,
});
const table = { isView: false, uniques: [], foreignKeys: [], primaryKey: ['id'], rowEstimate: 5 };
const manifest = buildManifest('postgres', {
  tables: [
    {
      ...table,
      name: 'people',
      columns: [column('id'), column('name'), column('email'), column('password')],
    },
    {
      ...table,
      name: 'visits',
      columns: [column('id'), column('person_id'), column('place')],
      foreignKeys: [{ columns: ['person_id'], table: 'people', referenced: ['id'] }],
    },
  ],
});
const seen = (access: Partial<typeof openAccess>) => visibleManifest(manifest, { ...openAccess, ...access });
const model = (from: ReturnType<typeof seen>, name: string) => from.models.find((one) => one.name === name);

test('without rules the manifest is the same object', () => {
  expect(seen({})).toBe(manifest);
});

test('a hidden model is gone with the relations to it', () => {
  const visible = seen({ hiddenModels: ['people'] });
  expect(visible.models.map((one) => one.name)).toEqual(['visits']);
  expect(model(visible, 'visits')?.relations).toEqual([]);
  expect(JSON.stringify(visible)).not.toContain('people');
});

test('a hidden key takes its relation with it, on both sides', () => {
  const visible = seen({ hiddenFields: ['visits.person_id'] });
  expect(visible.models.flatMap((one) => one.relations)).toEqual([]);
});

test('a hidden primary key and a hidden name are no longer named', () => {
  const people = model(seen({ hiddenFields: ['people.id', 'people.name'] }), 'people');
  expect(people).toMatchObject({ primaryKey: [], displayFields: [] });
});

test('a masked field keeps no values and says that it is masked', () => {
  const people = model(seen({ maskedFields: [{ field: 'people.email', mask: 'email' }] }), 'people');
  const email = people?.fields.find((field) => field.name === 'email');
  expect(email).toMatchObject({ masked: true, type: 'text' });
  expect(email).not.toHaveProperty('values');
});

test('a model with a row rule tells nothing of other rows', () => {
  const people = model(seen({ rowRules: [{ model: 'people', field: 'name', attribute: 'n' }] }), 'people');
  expect(people).not.toHaveProperty('rowEstimate');
  expect(people?.fields.every((field) => field.values === undefined)).toBe(true);
});

test('the same rules give the same object, read anew or not', () => {
  expect(seen({ hiddenModels: ['people'] })).toBe(seen({ hiddenModels: ['people'] }));
  expect(seen({ hiddenModels: ['people'] }).version).not.toBe(seen({ hiddenModels: ['visits'] }).version);
});

test('staff do not see passwords until an admin says so', () => {
  expect(defaultAccess(manifest, 'staff').hiddenFields).toEqual(['people.password']);
  expect(defaultAccess(manifest, 'admin')).toBe(openAccess);
});
