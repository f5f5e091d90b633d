import { expect, test } from 'vitest';
import { shopManifest } from '../testing/shop-manifest.ts';
import { type LabelEdit, overlayLabels, type RelationReview } from './label-overlay.ts';
import type { Manifest, Model } from './manifest.ts';

const named: Manifest = {
  ...shopManifest,
  models: shopManifest.models.map((model) => ({
    ...model,
    relations: model.relations.map((relation) => ({ ...relation, basis: 'name' as const })),
  })),
};

function lay(labels: LabelEdit[], relations: RelationReview[] = [], manifest = shopManifest): Manifest {
  return overlayLabels(manifest, { labels, relations });
}

function model(manifest: Manifest, name: string): Model {
  const found = manifest.models.find((one) => one.name === name);
  if (!found) throw new Error(`no model ${name}`);
  return found;
}

test('without a word of an admin the manifest is the very same', () => {
  expect(lay([])).toBe(shopManifest);
});

test('a label takes the place of the old one, which stays as another word', () => {
  const laid = lay([{ model: 'customers', label: 'client', plural: 'clients', synonyms: ['buyer'] }]);
  expect(model(laid, 'customers')).toMatchObject({
    label: 'client',
    plural: 'clients',
    synonyms: ['buyer', 'customers'],
  });
  expect(model(laid, 'customers').table).toEqual(model(shopManifest, 'customers').table);
  expect(laid.version).not.toBe(shopManifest.version);
  expect(model(shopManifest, 'customers').label).toBe('customers');
});

test('a field is called by its edit, and nothing but its words changes', () => {
  const laid = lay([{ model: 'customers', field: 'credit', description: 'What they may owe' }]);
  const before = model(shopManifest, 'customers').fields.find(({ name }) => name === 'credit');
  const after = model(laid, 'customers').fields.find(({ name }) => name === 'credit');
  expect(after).toEqual({ ...before, description: 'What they may owe' });
});

test('an edit of what is gone does nothing', () => {
  const laid = lay([
    { model: 'gone', label: 'x' },
    { model: 'customers', field: 'gone', label: 'x' },
  ]);
  expect(laid.models).toEqual(shopManifest.models);
});

test('the same edits give the same version', () => {
  const edits = [{ model: 'customers', label: 'client' }];
  expect(lay(edits).version).toBe(lay(edits).version);
});

test('a refused relation is gone from both sides', () => {
  const laid = lay([], [{ model: 'customers', relation: 'country', accepted: false }], named);
  expect(model(laid, 'customers').relations.map(({ name }) => name)).not.toContain('country');
  expect(model(laid, 'countries').relations).toEqual([]);
});

test('a confirmed relation is one by the word of an admin, from both sides', () => {
  const laid = lay([], [{ model: 'countries', relation: 'customers', accepted: true }], named);
  const basis = (of: string, name: string) =>
    model(laid, of).relations.find((relation) => relation.name === name)?.basis;
  expect(basis('countries', 'customers')).toBe('admin');
  expect(basis('customers', 'country')).toBe('admin');
});

test('a declared foreign key cannot be refused', () => {
  const laid = lay([], [{ model: 'customers', relation: 'country', accepted: false }]);
  expect(laid).toBe(shopManifest);
});
