import { describe, expect, test } from 'vitest';
import { buildManifest } from './build-manifest.ts';
import type { CatalogColumn } from './catalog.ts';
import type { Manifest } from './manifest.ts';
import { readPrismaSchema } from './prisma-schema.ts';
import { overlayNotes } from './schema-notes.ts';

const head = `
generator client {
  provider = "prisma-client-js"
}
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}
`;

const read = (text: string) => readPrismaSchema([{ name: 'schema.prisma', text: head + text }]);

describe('a Prisma schema', () => {
  test('says what tables and columns are called and what they mean', async () => {
    const [patient] = await read(`
      /// Somebody under treatment.
      model Patient {
        id     Int     @id @map("pt_no")
        /// In kilograms, without shoes.
        weight Decimal @map("wt")
        plain  String
        @@map("pt")
      }`);
    expect(patient).toEqual({
      table: 'pt',
      name: 'Patient',
      description: 'Somebody under treatment.',
      columns: [
        { column: 'pt_no', name: 'id' },
        { column: 'wt', name: 'weight', description: 'In kilograms, without shoes.' },
        { column: 'plain' },
      ],
      references: [],
    });
  });

  test('says which columns refer to which', async () => {
    const notes = await read(`
      model Ward {
        code String @id @map("wcode")
        beds Bed[]
      }
      model Bed {
        id   Int    @id
        code String @map("ward")
        ward Ward   @relation(fields: [code], references: [code])
      }`);
    expect(notes[1]?.references).toEqual([{ columns: ['ward'], table: 'Ward', to: ['wcode'] }]);
  });

  test('may be of several files', async () => {
    const files = [
      { name: 'base.prisma', text: head },
      { name: 'bed.prisma', text: 'model Bed {\n  id Int @id\n}\n' },
    ];
    expect((await readPrismaSchema(files)).map(({ table }) => table)).toEqual(['Bed']);
  });

  test('that is wrong is refused with its first wrong line', async () => {
    const wrong = read('model Bed {\n  id Int @id\n  ward Ward\n}\n');
    await expect(wrong).rejects.toMatchObject({
      code: 'request.malformed',
      detail: expect.stringMatching(/Ward.*schema\.prisma:\d+/),
    });
  });
});

describe('over a manifest', () => {
  const column = (name: string, more: Partial<CatalogColumn> = {}): CatalogColumn => ({
    name,
    type: 'integer',
    nullable: false,
    ...more,
  });
  const table = (name: string, columns: CatalogColumn[]) => ({
    name,
    isView: false,
    columns,
    primaryKey: [columns[0]?.name as string],
    foreignKeys: [],
    uniques: [],
  });
  const manifest = buildManifest('sqlite', {
    tables: [
      table('pt', [column('pt_no'), column('wt', { type: 'decimal' }), column('ward_id')]),
      table('ward', [column('id'), column('wname', { type: 'text' })]),
    ],
  });
  const lay = async (text: string): Promise<Manifest> => overlayNotes(manifest, await read(text));
  const pt = (of: Manifest) => of.models.find(({ name }) => name === 'pt');

  test('names are those of the code, and the old ones are still understood', async () => {
    const laid = await lay(`
      /// Somebody under treatment.
      model Patient {
        id         Int     @id @map("pt_no")
        bodyWeight Decimal @map("wt")
        @@map("pt")
      }`);
    expect(pt(laid)).toMatchObject({
      label: 'patient',
      plural: 'patients',
      synonyms: [pt(manifest)?.label],
      description: 'Somebody under treatment.',
    });
    expect(pt(laid)?.fields.find((field) => field.column === 'wt')?.label).toBe('body weight');
  });

  test('what it calls confidential needs permission', async () => {
    const laid = await lay(`
      model pt {
        pt_no Int     @id
        /// Confidential.
        wt    Decimal
      }`);
    expect(pt(laid)?.fields.find((field) => field.column === 'wt')?.sensitive).toBe(true);
    expect(pt(laid)?.fields.find((field) => field.column === 'pt_no')?.sensitive).toBeUndefined();
  });

  test('a relation that was inferred from names is confirmed', async () => {
    expect(pt(manifest)?.relations[0]?.basis).toBe('name');
    const laid = await lay(`
      model pt {
        pt_no   Int  @id
        ward_id Int
        ward    ward @relation(fields: [ward_id], references: [id])
      }
      model ward {
        id Int  @id
        of pt[]
      }`);
    expect(pt(laid)?.relations[0]?.basis).toBe('admin');
    expect(laid.models.find(({ name }) => name === 'ward')?.relations[0]?.basis).toBe('admin');
  });

  test('what is not in the database changes nothing', async () => {
    expect(await lay('model Gone {\n  id Int @id /// Nothing.\n}\n')).toBe(manifest);
  });
});
