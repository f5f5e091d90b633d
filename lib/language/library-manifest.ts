// A small library that the tests of this room ask about: books, authors, members and their loans.
import type { Field, Manifest, Model, Relation } from '../data-source/manifest.ts';

function field(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, column: name, type, nullable: true, label: name.replaceAll('_', ' '), ...more };
}

const key = field('id', 'integer', { primaryKey: true, nullable: false });

function one(name: string, to: string, from: string, inverse: string): Relation {
  return {
    name,
    kind: 'one',
    to,
    on: [{ from, to: 'id' }],
    label: name,
    inverse,
    basis: 'foreign_key',
    required: true,
  };
}

function many(name: string, to: string, from: string, inverse: string): Relation {
  return {
    name,
    kind: 'many',
    to,
    on: [{ from: 'id', to: from }],
    label: name,
    inverse,
    basis: 'foreign_key',
  };
}

function model(name: string, plural: string, fields: readonly Field[], more: Partial<Model>): Model {
  return {
    name: plural,
    table: { name: plural },
    label: name,
    plural,
    fields: [key, ...fields],
    primaryKey: ['id'],
    relations: [],
    displayFields: ['name'],
    rowEstimate: 500,
    ...more,
  };
}

export const libraryManifest: Manifest = {
  dialect: 'postgres',
  version: 'library',
  models: [
    model(
      'author',
      'authors',
      [
        field('name', 'text', { values: ['Ana Ruiz', 'Tom Hale'] }),
        field('country', 'text', { values: ['Spain', 'France', 'Vietnam'], valuesComplete: true }),
      ],
      { relations: [many('books', 'books', 'author_id', 'author')] },
    ),
    model(
      'book',
      'books',
      [
        field('title', 'text', { values: ['The Quiet River', 'Night Train'] }),
        field('genre', 'text', { values: ['novel', 'poetry', 'history'], valuesComplete: true }),
        field('pages', 'integer'),
        field('price', 'decimal', { unit: 'currency' }),
        field('author_id', 'integer'),
      ],
      {
        displayFields: ['title'],
        relations: [
          one('author', 'authors', 'author_id', 'books'),
          many('loans', 'loans', 'book_id', 'book'),
        ],
      },
    ),
    model(
      'member',
      'members',
      [
        field('first_name', 'text', { values: ['Lucía', 'Minh'] }),
        field('last_name', 'text', { values: ['Pérez', 'Tran'] }),
        field('city', 'text', { values: ['Hanoi', 'Madrid', 'Lyon'], valuesComplete: true }),
        field('joined_on', 'date'),
      ],
      {
        displayFields: ['first_name', 'last_name'],
        relations: [many('loans', 'loans', 'member_id', 'member')],
      },
    ),
    model(
      'loan',
      'loans',
      [
        field('book_id', 'integer', { nullable: false }),
        field('member_id', 'integer', { nullable: false }),
        field('loan_date', 'date', { nullable: false }),
        field('return_date', 'date'),
      ],
      {
        displayFields: ['id'],
        relations: [one('book', 'books', 'book_id', 'loans'), one('member', 'members', 'member_id', 'loans')],
      },
    ),
  ],
};
