// A bicycle hire for tests in three languages: its schema is English, with values, flags, dates of deeds and
// keys that may point nowhere.
import { buildManifest } from '../data-source/build-manifest.ts';
import type { CatalogColumn, CatalogTable } from '../data-source/catalog.ts';
import { indexManifest } from '../data-source/manifest.ts';

const values: Readonly<Record<string, readonly string[]>> = {
  'renters.country': ['Germany', 'France', 'Vietnam', 'Spain'],
  'renters.gender': ['F', 'M'],
  'renters.first_name': ['Anna', 'Bruno', 'Carla'],
  'renters.last_name': ['Keller', 'Moreau', 'Ruiz'],
  'bikes.category': ['mountain', 'road', 'children'],
  'hires.status': ['open', 'closed', 'cancelled'],
  'branches.city': ['Hue', 'Sevilla', 'Bremen'],
};

function table(name: string, columns: string, keys: readonly [string, string][] = []): CatalogTable {
  return {
    name,
    isView: false,
    primaryKey: ['id'],
    uniques: [],
    foreignKeys: keys.map(([column, to]) => ({ columns: [column], table: to, referenced: ['id'] })),
    columns: columns.split(/\s+/).map((column): CatalogColumn => {
      const [plain = '', type = 'text'] = column.replace('?', '').split(':');
      return { name: plain, type: type as CatalogColumn['type'], nullable: column.endsWith('?') };
    }),
  };
}

const built = buildManifest('postgres', {
  defaultSchema: 'public',
  tables: [
    table('branches', 'id:integer name city'),
    table(
      'workers',
      'id:integer first_name last_name salary:decimal hire_date:date branch_id:integer manager_id:integer?',
      [
        ['branch_id', 'branches'],
        ['manager_id', 'workers'],
      ],
    ),
    table(
      'bikes',
      'id:integer name category price_per_day:decimal weight:decimal is_active:boolean branch_id:integer',
      [['branch_id', 'branches']],
    ),
    table('renters', 'id:integer first_name last_name gender country email signed_up_at:timestamp'),
    table(
      'hires',
      'id:integer hire_number start_date:date return_date:date? status amount:decimal renter_id:integer bike_id:integer',
      [
        ['renter_id', 'renters'],
        ['bike_id', 'bikes'],
      ],
    ),
  ],
});

export const rentalManifest = indexManifest({
  ...built,
  models: built.models.map((model) => ({
    ...model,
    fields: model.fields.map((field) => {
      const known = values[`${model.name}.${field.name}`];
      return known ? { ...field, values: known, valuesComplete: true } : field;
    }),
  })),
});
