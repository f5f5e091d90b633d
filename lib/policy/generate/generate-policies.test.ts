import { describe, expect, it } from 'vitest';
import { type Field, indexManifest, type Manifest, type Model } from '../../data-source/manifest.ts';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { defaultPlannerSettings } from '../../pipeline/stages.ts';
import { generateFromWords } from '../../testing/generate-from-words.ts';
import { shop } from '../../testing/shop-manifest.ts';
import type { PolicyCase } from './policy-case.ts';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type,
  nullable: true,
  label: name.replaceAll('_', ' '),
  ...more,
});
const model = (name: string, label: string, fields: readonly Field[], more: Partial<Model> = {}): Model => ({
  name,
  table: { name },
  label,
  plural: `${label}s`,
  fields: [field('id', 'integer', { primaryKey: true }), ...fields],
  primaryKey: ['id'],
  relations: [],
  displayFields: ['name'],
  ...more,
});
const paint = (name: string, from: string, inverse: string) =>
  ({
    name,
    kind: 'one',
    to: 'paints',
    on: [{ from, to: 'id' }],
    label: name,
    inverse,
    basis: 'foreign_key',
  }) as const;
const paints = (name: string, to: string, inverse: string) =>
  ({
    name,
    kind: 'many',
    to: 'bikes',
    on: [{ from: 'id', to }],
    label: name,
    inverse,
    basis: 'foreign_key',
  }) as const;

const manifest: Manifest = {
  dialect: 'postgres',
  version: 'generate',
  models: [
    model('systems', 'system', [
      field('name', 'text'),
      field('users', 'integer'),
      field('total_users', 'integer'),
      field('state', 'text', { values: ['live', 'gone'], valuesComplete: true }),
    ]),
    model(
      'bikes',
      'bike',
      [
        field('name', 'text'),
        field('frame_id', 'integer'),
        field('saddle_id', 'integer'),
        field('price', 'decimal'),
        field('cost', 'decimal'),
      ],
      { relations: [paint('frame', 'frame_id', 'bikes'), paint('saddle', 'saddle_id', 'saddled_bikes')] },
    ),
    model('paints', 'paint', [field('tone', 'text', { values: ['Red', 'Sand'] })], {
      displayFields: ['tone'],
      relations: [paints('bikes', 'frame_id', 'frame'), paints('saddled_bikes', 'saddle_id', 'saddle')],
    }),
  ],
};
const index = indexManifest(manifest);

const generate = (
  question: string,
  words: string,
  more: Partial<PolicyCase> = {},
  rows?: (plan: Plan) => number,
) => generateFromWords(question, words, { manifest: index, ...more }, rows);

const usersAsked = 'Bao nhiêu hệ thống có trên 1.000 user?';
const total = { kind: 'term', term: 'user', model: 'systems', means: { field: 'total_users' } };

describe('a definition', () => {
  it.each([
    '‘user’ nghĩa là total_users',
    'Ở đây user là tổng số người dùng (total_users), không phải quản trị viên',
    'user phải hiểu là cột total_users',
    'user means systems.total_users',
  ])('of a column becomes a meaning of the word: %s', async (words) => {
    const { effects, candidates, after } = await generate(usersAsked, words, { locale: 'vi' });
    expect(effects).toEqual([total]);
    expect(candidates[0]).toMatchObject({ category: 'schema_mapping', examples: [usersAsked] });
    expect(after).toMatchObject({
      reading: { plan: { where: { path: 'total_users', op: 'gt', value: 1000 } } },
    });
  });

  it('is surer where the answer is then the expected one', async () => {
    const rows = (plan: Plan) => (JSON.stringify(plan).includes('total_users') ? 3 : 0);
    const more = { locale: 'vi', expected: { number: 3 } } as const;
    const said = await generate(usersAsked, 'user là total_users', { locale: 'vi' }, rows);
    const expected = await generate(usersAsked, 'user là total_users', more, rows);
    expect(expected.candidates[0]).toMatchObject({ agrees: true, priority: 'high' });
    expect(expected.candidates[0]?.confidence).toBeGreaterThan(said.candidates[0]?.confidence ?? 1);
  });

  it('of a value goes the way that it names', async () => {
    const words = "sandy seats refers to tone = 'Sand' where saddle_id = paints.id";
    const { effects, after } = await generate('How many bikes have sandy seats?', words);
    expect(effects).toEqual([
      {
        kind: 'term',
        term: 'sandy seats',
        model: 'bikes',
        means: { condition: { path: 'saddle.tone', op: 'eq', value: 'Sand' } },
      },
    ]);
    expect(after).toMatchObject({ reading: { plan: { model: 'bikes', where: { path: 'saddle.tone' } } } });
  });

  it('of a computation becomes a number with a name', async () => {
    const words = 'markup is calculated as SUM(price) / SUM(cost)';
    const { effects, after } = await generate('What is the markup of bikes?', words);
    expect(effects).toMatchObject([{ kind: 'metric', term: 'markup', measure: { fn: 'ratio' } }]);
    expect(after).toMatchObject({ reading: { plan: { measures: [{ fn: 'ratio' }] } } });
  });

  it('in words is read as a question would be', async () => {
    const words = 'loyal customers are those with more than 3 orders';
    const { effects } = await generate('How many loyal customers are there?', words, { manifest: shop });
    expect(effects).toMatchObject([
      {
        kind: 'term',
        term: 'loyal',
        model: 'customers',
        means: { condition: { exists: 'orders', count: { value: 3 } } },
      },
    ]);
  });

  it('of two unknown words makes both known, though neither helps alone', async () => {
    const words =
      "sandy seats refers to tone = 'Sand' where saddle_id = paints.id; ruby tubes refers to tone = 'Red' where frame_id = paints.id";
    const { effects, after } = await generate('Which bikes have sandy seats and ruby tubes?', words);
    expect(effects).toMatchObject([{ term: 'sandy seats' }, { term: 'ruby tubes' }]);
    expect(JSON.stringify(after)).toMatch(/saddle\.tone.*frame\.tone/);
  });

  it('of a value that several ways lead to is about all of its words, never about the value alone', async () => {
    const words = "red saddle refers to tone = 'Red' where saddle_id = paints.id";
    const { effects } = await generate('How many bikes have a red saddle?', words);
    for (const effect of effects) expect(effect).not.toMatchObject({ term: 'red' });
  });

  it('of one value says what its word is for every other value', async () => {
    const words = "sand seats refers to tone = 'Sand' where saddle_id = paints.id";
    const { effects, after } = await generate('How many bikes have sand seats?', words);
    expect(effects).toEqual([
      { kind: 'term', term: 'seats', model: 'bikes', means: { field: 'saddle.tone' } },
    ]);
    const painted = (value: string) => ({
      reading: { plan: { model: 'bikes', where: { path: 'saddle.tone', op: 'eq', value } } },
    });
    expect(after).toMatchObject(painted('Sand'));
    const live = effects.map((effect) => ({ id: '1', title: 'seats', triggers: [], effect }));
    const context = {
      question: 'How many bikes have red seats?',
      locale: 'en' as const,
      timeZone: 'UTC',
      now: new Date('2026-03-01T00:00:00Z'),
      turns: [],
      manifest: index,
      policies: live,
      mustAnswer: false,
      settings: defaultPlannerSettings,
    };
    expect(await planBuiltIn(context, new AbortController().signal)).toMatchObject(painted('Red'));
  });

  it('keeps a number that the question says out of what a word means', async () => {
    const words = "crowded for over 70 users refers to state = 'live' and users > 70";
    const { effects } = await generate('Which systems are crowded for over 70 users?', words);
    const baked = effects.filter(
      (effect) =>
        effect.kind === 'term' && !/70/.test(effect.term) && /70/.test(JSON.stringify(effect.means)),
    );
    expect(baked).toEqual([]);
  });

  it('that the question is already read by teaches nothing', async () => {
    const words = "gone refers to state = 'gone'";
    expect((await generate('How many systems are gone?', words)).candidates).toEqual([]);
  });

  it('of what the data does not hold teaches nothing', async () => {
    expect((await generate(usersAsked, 'user means seat_licences', { locale: 'vi' })).candidates).toEqual([]);
  });
});

describe('a remark', () => {
  it('that names one of two ways to the same things says which is meant', async () => {
    const { effects, after } = await generate(
      'How many bikes are there by tone?',
      'by the saddle, not the frame',
    );
    expect(effects).toEqual([{ kind: 'joinPath', from: 'bikes', to: 'paints', path: 'saddle' }]);
    expect(JSON.stringify(after)).toContain('saddle.tone');
  });

  it('that leaves something out becomes a filter that may be asked away', async () => {
    const more = { manifest: shop };
    const { effects, after } = await generate(
      'How many orders are there?',
      'cancelled ones should be excluded',
      more,
    );
    const where = { path: 'status', op: 'ne', value: 'Cancelled' };
    expect(effects).toEqual([{ kind: 'defaultFilter', model: 'orders', where }]);
    expect(after).toMatchObject({ reading: { plan: { where } } });
  });

  it('about another date says which is meant', async () => {
    const { effects } = await generate('How many orders per month?', 'by ship date, not by order date', {
      manifest: shop,
    });
    expect(effects).toEqual([{ kind: 'mainDate', model: 'orders', field: 'shipped_on' }]);
  });

  it('that puts one field in the place of another maps the word that was read wrongly', async () => {
    const words = 'use total users instead of users';
    const { after, effects } = await generate('Which systems have more than 5 users?', words);
    expect(effects).toMatchObject([{ kind: 'term', means: { field: 'total_users' } }]);
    expect(after).toMatchObject({ reading: { plan: { where: { path: 'total_users' } } } });
  });

  it.each(['', 'This is wrong.', 'Please fix it!!', 'https://example.com <b>x</b>'])(
    'that says nothing of the data teaches nothing: %j',
    async (words) => expect((await generate(usersAsked, words, { locale: 'vi' })).candidates).toEqual([]),
  );
});
