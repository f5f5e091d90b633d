import { expect, it } from 'vitest';
import { indexManifest, type Manifest, type Model } from '../../data-source/manifest.ts';
import { chooseModels } from './choose-models.ts';

function model(name: string, fields: readonly string[], more: Partial<Model> = {}): Model {
  return {
    name,
    table: { name },
    label: name.replaceAll('_', ' '),
    plural: `${name.replaceAll('_', ' ')}s`,
    fields: fields.map((field) => ({
      name: field,
      column: field,
      type: 'text',
      nullable: true,
      label: field.replaceAll('_', ' '),
    })),
    primaryKey: [],
    relations: [],
    displayFields: [],
    ...more,
  };
}

/** Large enough that not everything is told. */
function large(...models: readonly Model[]) {
  const filler = Array.from({ length: 60 }, (_, place) =>
    model(`ledger_${place}`, ['number', 'first_name', 'last_name', 'count']),
  );
  const manifest: Manifest = { dialect: 'postgres', version: 'large', models: [...filler, ...models] };
  return indexManifest(manifest);
}

const names = (...asked: Parameters<typeof chooseModels>) =>
  chooseModels(...asked).map((each) => each.model.name);

it('a model is found by its name before those that only have a field of the words', () => {
  const index = large(model('professor', ['office', 'degree']));
  expect(names(index, 'What are the first and last names of all professors?')[0]).toBe('professor');
});

it('a model called by the start of a word is found by the word', () => {
  const index = large(model('inst', ['name', 'country']), model('institution_log', ['at']));
  expect(names(index, 'How many institutions are there?').slice(0, 2).sort()).toEqual([
    'inst',
    'institution_log',
  ]);
});

it('words of any question find nothing, in each language', () => {
  const index = large(model('count_of_number', ['x']), model('co', ['x']), model('por', ['x']));
  for (const question of [
    'Count the number of all tenants that we have',
    'Có bao nhiêu người thuê nhà trong các toà?',
    '¿Cuántos inquilinos hay por cada edificio?',
  ])
    expect(chooseModels(index, question).filter(({ score }) => score > 0)).toEqual([]);
});

it('what connects two that were named is there', () => {
  const to = (other: string) => ({
    name: other,
    kind: 'one' as const,
    to: other,
    on: [{ from: `${other}_id`, to: 'id' }],
    label: other,
    inverse: 'links',
    basis: 'foreign_key' as const,
  });
  const link = model('link', ['writer_id', 'paper_id'], { relations: [to('writer'), to('paper')] });
  const index = large(model('writer', ['id', 'name']), model('paper', ['id', 'title']), link);
  expect(names(index, 'Which writers wrote a paper?').slice(0, 3)).toContain('link');
});
