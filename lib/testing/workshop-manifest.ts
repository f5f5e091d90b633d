// A repair shop as a manifest: clients bring jobs, mechanics do them with parts, and they pay. Tests of how
// questions are understood ask about it; no database stands behind it.
import {
  type Field,
  indexManifest,
  type Manifest,
  type Model,
  type Relation,
} from '../data-source/manifest.ts';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type,
  nullable: false,
  label: name.replaceAll('_', ' '),
  ...more,
});
const key = field('id', 'integer', { primaryKey: true, unique: true });

const one = (name: string, to: string, from: string, inverse: string, required = true): Relation => ({
  name,
  kind: 'one',
  to,
  on: [{ from, to: 'id' }],
  label: name.replaceAll('_', ' '),
  inverse,
  basis: 'foreign_key',
  required,
});
const many = (name: string, to: string, foreign: string, inverse: string): Relation => ({
  name,
  kind: 'many',
  to,
  on: [{ from: 'id', to: foreign }],
  label: name.replaceAll('_', ' '),
  inverse,
  basis: 'foreign_key',
});

const model = (name: string, label: string, fields: readonly Field[], more: Partial<Model> = {}): Model => ({
  name,
  table: { name },
  label,
  plural: `${label}s`,
  fields,
  primaryKey: ['id'],
  relations: [],
  displayFields: ['name'],
  rowEstimate: 100,
  ...more,
});

export const workshopManifest: Manifest = {
  dialect: 'postgres',
  version: 'workshop',
  models: [
    model(
      'clients',
      'client',
      [
        key,
        field('first_name', 'text', { values: ['Carrie', 'Otto', 'Ines'] }),
        field('last_name', 'text', { values: ['Molnar', 'Berg', 'Duarte'] }),
        field('town', 'text', { values: ['Graz', 'Linz'], valuesComplete: true }),
        field('phone', 'text'),
      ],
      {
        displayFields: ['first_name', 'last_name'],
        relations: [
          many('jobs', 'jobs', 'client_id', 'client'),
          many('payments', 'payments', 'client_id', 'client'),
        ],
      },
    ),
    model(
      'jobs',
      'job',
      [
        key,
        field('client_id', 'integer'),
        field('mechanic_id', 'integer', { nullable: true }),
        field('opened_date', 'date'),
        field('promised_date', 'date', { nullable: true }),
        field('collected_date', 'date', { nullable: true }),
        field('duration_minutes', 'integer', { label: 'duration', unit: 'minutes' }),
      ],
      {
        displayFields: ['id'],
        relations: [
          one('client', 'clients', 'client_id', 'jobs'),
          one('mechanic', 'mechanics', 'mechanic_id', 'jobs', false),
          many('job_parts', 'job_parts', 'job_id', 'job'),
        ],
      },
    ),
    model(
      'mechanics',
      'mechanic',
      [
        key,
        field('first_name', 'text', { values: ['Vera', 'Karl'] }),
        field('last_name', 'text', { values: ['Huber', 'Stein'] }),
        field('manager', 'integer', { nullable: true }),
      ],
      {
        displayFields: ['first_name', 'last_name'],
        relations: [
          many('jobs', 'jobs', 'mechanic_id', 'mechanic'),
          one('manager_mechanic', 'mechanics', 'manager', 'mechanics', false),
        ],
      },
    ),
    model(
      'parts',
      'part',
      [
        key,
        field('part_name', 'text', { values: ['Clutch plate', 'Head gasket', 'Wiper blade'], unique: true }),
        field('price', 'decimal'),
        field('discontinued', 'integer'),
        field('units_in_stock', 'integer'),
        field('group_id', 'integer'),
      ],
      {
        displayFields: ['part_name'],
        relations: [
          one('part_group', 'part_groups', 'group_id', 'parts'),
          many('job_parts', 'job_parts', 'part_id', 'part'),
        ],
      },
    ),
    model(
      'part_groups',
      'part group',
      [key, field('name', 'text', { values: ['Brakes', 'Engine'], unique: true })],
      {
        relations: [many('parts', 'parts', 'group_id', 'part_group')],
      },
    ),
    model(
      'job_parts',
      'job part',
      [
        field('job_id', 'integer', { primaryKey: true }),
        field('part_id', 'integer', { primaryKey: true }),
        field('unit_price', 'decimal'),
        field('quantity', 'integer'),
        field('discount', 'float'),
      ],
      {
        primaryKey: ['job_id', 'part_id'],
        displayFields: ['job_id', 'part_id'],
        rowEstimate: 900,
        relations: [one('job', 'jobs', 'job_id', 'job_parts'), one('part', 'parts', 'part_id', 'job_parts')],
      },
    ),
    model(
      'payments',
      'payment',
      [key, field('client_id', 'integer'), field('amount', 'decimal'), field('paid_date', 'date')],
      { displayFields: ['id'], relations: [one('client', 'clients', 'client_id', 'payments')] },
    ),
  ],
};

export const workshop = indexManifest(workshopManifest);
