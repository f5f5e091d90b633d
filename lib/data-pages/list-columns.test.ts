import { describe, expect, it } from 'vitest';
import { indexManifest } from '../data-source/manifest.ts';
import { libraryManifest } from '../language/library-manifest.ts';
import { listColumns, outputsOf, relatedText, relationAt, toldPaths } from './list-columns.ts';

/** The library with books that have nothing but a number. */
const nameless = indexManifest({
  ...libraryManifest,
  models: libraryManifest.models.map((model) =>
    model.name === 'books' ? { ...model, displayFields: ['id'] } : model,
  ),
});
const loans = nameless.model('loans');
const book = loans?.fields.find(({ name }) => name === 'book_id');
if (!loans || !book) throw new Error('The library has lost its loans.');

describe('a field that points to a row without a name', () => {
  const relation = relationAt(loans, book, nameless);

  it('leads to that row by its key', () => {
    expect(relation).toMatchObject({ label: 'book', shown: [] });
    if (relation) expect(relatedText(relation, 86, [])).toBe('86');
  });

  it('is read and told as the number that it is', () => {
    const columns = listColumns(loans, nameless).filter(({ field }) => field === book);
    expect(outputsOf(columns)).toEqual([{ path: 'book_id', as: 'c0' }]);
    expect(toldPaths(loans, columns)).toEqual(['book_id']);
  });

  it('leads nowhere where the key is kept from the reader', () => {
    expect(relationAt(loans, { ...book, masked: true }, nameless)).toBeUndefined();
  });
});

it('a field whose row should have a name and has none leads nowhere: it may not be there', () => {
  const named = indexManifest(libraryManifest);
  const relation = relationAt(loans, book, named);
  if (!relation) throw new Error('Loans are of books.');
  expect(relatedText(relation, 86, [null])).toBe('');
  expect(relatedText(relation, 86, ['Dracula'])).toBe('Dracula');
  expect(relatedText(relation, null, ['Dracula'])).toBe('');
});
