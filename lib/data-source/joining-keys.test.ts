import { describe, expect, test } from 'vitest';
import { buildManifest } from './build-manifest.ts';
import type { FieldType } from './manifest.ts';

/** Tables without a declared key, written `name: column column:type`. */
function targetsOf(owner: string, ...tables: string[]): string[] {
  const manifest = buildManifest('sqlite', {
    tables: tables.map((text) => {
      const [name = '', columns = ''] = text.split(': ');
      return {
        name,
        isView: false,
        columns: columns.split(' ').map((column) => {
          const [plain = '', type = 'integer'] = column.split(':') as [string, FieldType?];
          return { name: plain, type, nullable: true };
        }),
        primaryKey: [],
        uniques: [],
        foreignKeys: [],
      };
    }),
  });
  const model = manifest.models.find(({ name }) => name === owner);
  return (model?.relations ?? []).map(({ to, on }) => `${on[0]?.from} > ${to}.${on[0]?.to}`).sort();
}

describe('a table named for two others', () => {
  test.each([
    [
      'ties them by their own keys',
      [
        'sailors_boats',
        'sailors: sailor_id name:text',
        'boats: boat_id color:text',
        'sailors_boats: sailor_id boat_id',
      ],
      ['boat_id > boats.boat_id', 'sailor_id > sailors.sailor_id'],
    ],
    [
      'ties them where a column keeps only part of a name',
      [
        'sailing_clubs_boats',
        'sailing_clubs: id name:text',
        'boats: hull_no:text color:text',
        'sailing_clubs_boats: club_id hull_no:text',
      ],
      ['club_id > sailing_clubs.id', 'hull_no > boats.hull_no'],
    ],
    [
      'ties nothing where only one side is found',
      [
        'sailors_boats',
        'sailors: who:text name:text',
        'boats: hull:text color:text',
        'sailors_boats: a:text hull:text',
      ],
      [],
    ],
  ])('%s', (_, [owner = '', ...tables], expected) => {
    expect(targetsOf(owner, ...tables)).toEqual(expected);
  });

  test('a first column named for the end of its table is a key', () => {
    expect(targetsOf('duties', 'harbour_roles: role_id title:text', 'duties: id role_id')).toEqual([
      'role_id > harbour_roles.role_id',
    ]);
  });
});
