import { expect, test } from 'vitest';
import { buildManifest } from '../../data-source/build-manifest.ts';
import { type FieldType, indexManifest } from '../../data-source/manifest.ts';
import { defaultPlannerSettings } from '../../pipeline/stages.ts';
import { planBuiltIn } from '../built-in-planner.ts';

function manifestOf(...tables: readonly string[]) {
  return indexManifest(
    buildManifest('postgres', {
      defaultSchema: 'public',
      tables: tables.map((text) => {
        const [name = '', list = ''] = text.split(': ');
        const columns = list.split(' ').map((column) => {
          const [plain = '', type = 'text'] = column.split(':') as [string, FieldType?];
          return { name: plain, type, nullable: false };
        });
        const keys = columns.filter((column) => /._id$/.test(column.name));
        return {
          name,
          isView: false,
          columns,
          primaryKey: columns.some((column) => column.name === 'id') ? ['id'] : [],
          uniques: [],
          foreignKeys: keys.map((column) => ({
            columns: [column.name],
            table: `${column.name.slice(0, -3)}s`,
            referenced: ['id'],
          })),
        };
      }),
    }),
  );
}

const shared = manifestOf(
  'trainers: id:integer name',
  'exercises: id:integer title level:integer',
  'trainer_exercises: trainer_id:integer exercise_id:integer',
);
const owned = manifestOf(
  'trainers: id:integer name',
  'exercises: id:integer title level:integer trainer_id:integer',
);

const ask = (question: string, manifest: typeof shared, mustAnswer = false) =>
  planBuiltIn(
    {
      question,
      locale: 'en',
      timeZone: 'UTC',
      now: new Date('2026-03-10T12:00:00Z'),
      manifest,
      turns: [],
      policies: [],
      mustAnswer,
      settings: defaultPlannerSettings,
    },
    new AbortController().signal,
  );

test.each([
  'What titles of exercises do we have for every trainer?',
  'Show the title of exercises for each trainer',
])('"%s" is one list for each, or what all have in common', async (question) => {
  const planning = await ask(question, shared);
  const labels = planning.kind === 'clarification' ? planning.options.map(({ label }) => label) : [];
  expect(labels).toHaveLength(2);
  expect(labels).toContain('Only the exercises that all trainers have in common');
});

test('what belongs to one owner only cannot be common to all', async () => {
  expect(await ask('What titles of exercises do we have for every trainer?', owned)).toMatchObject({
    kind: 'plan',
  });
});

test('a question that must be answered is answered with one list for each', async () => {
  const planning = await ask('What titles of exercises do we have for every trainer?', shared, true);
  expect(planning).toMatchObject({ kind: 'plan', reading: { plan: { model: 'trainer_exercises' } } });
  expect(planning.kind === 'plan' && planning.reading.assumptions[0]).toMatch(/^Read as: /);
});

test.each(['How many exercises are there for each trainer?', 'Which exercises are of level 3?'])(
  '"%s" has one meaning',
  async (question) => {
    expect(await ask(question, shared)).toMatchObject({ kind: 'plan' });
  },
);
