// What people say of an answer about boats that are lent, in the sentences of an office: names for things, what a number
// is not made of, who has left, what counts too, rows that are told by what belongs to them.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../i18n/locale.ts';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { generateFromWords } from '../../testing/generate-from-words.ts';
import { writtenManifest } from '../../testing/written-manifest.ts';
import { statementsOf } from './statements.ts';

const boats = writtenManifest(
  {
    tiers: 'name yearly_fee:decimal',
    rowers: 'full_name town tier_id>tiers contract left_on:date? joined_on:date',
    boats: 'name kind stock:integer minimum_stock:integer',
    outings: 'rower_id>rowers boat_id>boats started_at:timestamp duration_min:integer state',
    fees: 'rower_id>rowers amount:decimal paid_on:date is_refunded:boolean',
    scores: 'rower_id>rowers points:integer',
  },
  {
    'tiers.name': ['Silver', 'Gold'],
    'rowers.contract': ['yearly', 'seasonal', 'trial'],
    'rowers.town': ['Bergen', 'Lille'],
    'outings.state': ['done', 'waiting', 'paused', 'dropped'],
    'boats.kind': ['eight', 'single'],
  },
);

const teach = (question: string, locale: Locale, words: string) =>
  generateFromWords(question, words, { manifest: boats, locale });

const seasonal = {
  kind: 'term',
  model: 'rowers',
  means: { condition: { path: 'contract', op: 'eq', value: 'seasonal' } },
};

describe('a name for things is explained by what it is the name of', () => {
  it.each([
    ['en', 'How many swallows do we have?', 'We say swallows for seasonal rowers', 'swallows'],
    ['en', 'How many swallows do we have?', 'we call seasonal rowers swallows', 'swallows'],
    ['en', 'How many swallows do we have?', 'Seasonal rowers are called swallows here', 'swallows'],
    [
      'en',
      'How many swallows are there?',
      'nobody calls them rowers here, a swallow is seasonal',
      'swallows',
    ],
    ['vi', 'Có bao nhiêu chim én?', 'Chúng tôi gọi rowers seasonal là chim én', 'chim én'],
    ['vi', 'Có bao nhiêu chim én?', 'chim én là cách gọi khác của rowers seasonal', 'chim én'],
    ['es', '¿Cuántas golondrinas hay?', 'A los rowers seasonal les decimos golondrinas', 'golondrinas'],
    ['es', '¿Cuántas golondrinas hay?', 'Golondrinas es lo mismo que seasonal', 'golondrinas'],
  ] as const)('in %s: %s, %s', async (locale, question, words, term) => {
    expect((await teach(question, locale, words)).effects).toMatchObject([{ ...seasonal, term }]);
  });

  it('that begins where the question says it', () => {
    const said = 'we call large yearly rowers big fish';
    expect(statementsOf(said, 'How many big fish are there?')).toMatchObject([
      { kind: 'definition', term: 'big fish', meaning: 'large yearly rowers' },
    ]);
  });
});

describe('rows', () => {
  it.each([
    ['en', 'How many patrons do we have?', 'Patrons are on the Gold tier'],
    ['vi', 'Có bao nhiêu mạnh thường quân?', 'Mạnh thường quân là những người thuộc tier Gold'],
  ] as const)('are told by what they belong to, in %s', async (locale, question, words) => {
    const { effects } = await teach(question, locale, words);
    expect(effects).toMatchObject([
      { model: 'rowers', means: { condition: { path: 'tier.name', op: 'eq', value: 'Gold' } } },
    ]);
  });

  it('are told by what belongs to them, and what that is like', async () => {
    const unpaid = { exists: 'fees', where: { path: 'is_refunded', op: 'eq', value: true } };
    const question = 'How many unlucky ones are there?';
    const { effects } = await teach(question, 'en', 'Unlucky are rowers with a fee that is refunded');
    expect(effects).toMatchObject([{ model: 'rowers', means: { condition: unpaid } }]);
    // What only one of two words says is not dropped.
    const dropped = await teach(question, 'en', 'Unlucky are rowers with a rotten fee that is refunded');
    expect(JSON.stringify(dropped.effects)).not.toContain('"exists":"fees"');
    const again = 'Unlucky are rowers with a rotten fee, i.e. that is refunded';
    expect((await teach(question, 'en', again)).effects).toMatchObject([
      { model: 'rowers', means: { condition: unpaid } },
    ]);
  });

  it.each([
    ['en', 'How many long outings were there?', 'Long outings are outings of more than an hour', 'gt', 60],
    ['vi', 'Bao nhiêu boats sắp cạn?', 'Sắp cạn nghĩa là stock nhỏ hơn minimum stock', 'lt', undefined],
    ['en', 'How many scarce boats are there?', 'Scarce means stock below minimum stock', 'lt', undefined],
  ] as const)('are compared the way it is said, in %s: %s', async (locale, question, words, op, value) => {
    const { effects } = await teach(question, locale, words);
    expect(effects).toMatchObject([
      { means: { condition: { op, ...(value === undefined ? { field: 'minimum_stock' } : { value }) } } },
    ]);
  });

  it('have an average of all that belongs to them', async () => {
    const words = 'Người giỏi là rowers có points trung bình từ 8 trở lên';
    const { effects } = await teach('Có bao nhiêu người giỏi?', 'vi', words);
    expect(JSON.stringify(effects)).not.toContain('"exists":"scores"');
  });
});

describe('what does not count', () => {
  const without = { kind: 'defaultFilter', model: 'rowers', where: { path: 'left_on', op: 'isNull' } };
  it.each([
    ['en', 'How many rowers are there?', 'Do not count the ones who left'],
    ['en', 'How many rowers are there?', 'Only those still here, people with a left on date have left'],
    ['es', '¿Cuántos rowers hay?', 'Hay que excluir a los que tienen left on'],
  ] as const)('is who has left, in %s: %s, %s', async (locale, question, words) => {
    expect((await teach(question, locale, words)).effects).toMatchObject([without]);
  });

  it.each([
    ['en', 'Total revenue per month', 'Refunded fees should not be part of revenue', 'revenue'],
    ['vi', 'Tổng doanh thu theo tháng', 'Fees is refunded không được tính vào doanh thu', 'doanh thu'],
    ['es', 'Ingresos por mes', 'Los fees refunded no forman parte de los ingresos', 'ingresos'],
  ] as const)('is left out of one number only, in %s', async (locale, question, words, term) => {
    const { effects } = await teach(question, locale, words);
    expect(effects).toMatchObject([
      { kind: 'metric', term, model: 'fees', measure: { path: 'amount', where: { path: 'is_refunded' } } },
    ]);
  });
});

describe('what counts and what does not is never the other way round', () => {
  const neither = {
    and: [
      { path: 'state', op: 'ne', value: 'dropped' },
      { path: 'state', op: 'ne', value: 'paused' },
    ],
  };
  it.each([
    ['en', 'How many outings were there?', 'Do not count dropped outings nor those that are paused'],
    ['es', '¿Cuántos outings hubo?', 'No cuentes los outings dropped ni los que son paused'],
  ] as const)('of two kinds, in %s', async (locale, question, words) => {
    const { effects } = await teach(question, locale, words);
    expect(effects).toMatchObject([{ kind: 'defaultFilter', model: 'outings', where: neither }]);
  });

  it.each([
    ['Do not count dropped outings nor those that never frumpled'],
    ['No cuentes los outings dropped ni los que no frumplaron'],
  ])('of two kinds, one of which is not known: %s', async (words) => {
    const { effects } = await teach('How many outings were there?', 'en', words);
    expect(JSON.stringify(effects)).not.toContain('"op":"eq","value":"dropped"');
  });

  it.each([
    ['en', 'Headcount per town', 'Headcount excludes seasonal rowers', 'ne'],
    ['en', 'Headcount per town', 'Headcount only includes seasonal rowers', 'eq'],
  ] as const)('of one number alone, in %s: %s, %s', async (locale, question, words, op) => {
    const people = writtenManifest(
      { employees: 'full_name town contract' },
      { 'employees.contract': ['yearly', 'seasonal'], 'employees.town': ['Bergen', 'Lille'] },
    );
    const said = words.replace('rowers', 'employees');
    const { effects } = await generateFromWords(question, said, { manifest: people, locale });
    expect(effects).toMatchObject([
      { kind: 'metric', term: 'headcount', measure: { fn: 'count', where: { path: 'contract', op } } },
    ]);
  });

  it('of those without a mark', async () => {
    const clubs = writtenManifest({ clubs: 'name activo:boolean' });
    const words = 'No deberían salir los inactivos';
    const { effects } = await generateFromWords('¿Cuántos clubs hay?', words, {
      manifest: clubs,
      locale: 'es',
    });
    expect(JSON.stringify(effects)).toMatch(/"path":"activo","op":"(?:eq","value":true|ne","value":false)/);
  });
});

describe('words that are two things', () => {
  it('are the state that is called so to the letter, before a day of nearly that name', async () => {
    const lodge = writtenManifest(
      { nights: 'guest check_in:date check_out:date state' },
      { 'nights.state': ['checked_in', 'checked_out', 'confirmed'] },
    );
    const words = 'Stays are nights that were checked out';
    const { effects } = await generateFromWords('How many stays were there?', words, { manifest: lodge });
    expect(effects).toMatchObject([{ means: { condition: { path: 'state', value: 'checked_out' } } }]);
  });

  it('are no comparison of totals, where one is divided by the other', async () => {
    const { effects } = await teach('What is our pace?', 'en', 'pace is total duration over total points');
    expect(JSON.stringify(effects)).not.toContain('"op":"gt"');
  });

  it('teach another word that the question says for the same number', async () => {
    const words = 'La facturación es sin tax, o sea el net amount';
    const bills = writtenManifest({
      invoices: 'issued_on:date net_amount:decimal tax:decimal total:decimal',
    });
    const { effects } = await generateFromWords('¿Cuánto facturamos en 2025?', words, {
      manifest: bills,
      locale: 'es',
    });
    expect(effects).toMatchObject([{ kind: 'metric', measure: { fn: 'sum', path: 'net_amount' } }]);
    expect(JSON.stringify(effects)).not.toContain('"path":"tax"');
  });
});

describe('one column in place of another', () => {
  const prices = writtenManifest({
    entries: 'title price_in_euros:decimal price_in_pounds:decimal capacity:integer weight:integer',
  });
  it('is taken in turn, where several are', async () => {
    const words = 'Use capacity and price in euros in place of weight and price in pounds respectively';
    const { effects } = await generateFromWords('Total price in pounds per title', words, {
      manifest: prices,
    });
    expect(JSON.stringify(effects)).not.toContain('capacity');
    expect(effects).toMatchObject([{ measure: { path: 'price_in_euros' } }]);
    const unequal = 'Use capacity in place of weight and price in pounds respectively';
    const none = await generateFromWords('Total price in pounds per title', unequal, { manifest: prices });
    expect(none.effects).toEqual([]);
  });

  it('is meant by no word of a question that asks for both by their names', async () => {
    const words = 'Use capacity in place of weight';
    const question = 'Show title, weight and capacity of entries';
    const { effects } = await generateFromWords(question, words, { manifest: prices });
    expect(JSON.stringify(effects)).not.toContain('"term":"weight"');
  });
});

describe('a word for one state', () => {
  const question = 'How many waiting outings are there?';
  const both = { path: 'state', op: 'in', value: ['waiting', 'paused'] };
  it.each([
    ['Paused outings are waiting too'],
    ['Paused counts as waiting'],
    ['Waiting should also include paused'],
    ['paused cũng tính là waiting'],
    ['Paused también es waiting'],
  ])('is widened by another of the same column: %s', async (words) => {
    expect((await teach(question, 'en', words)).effects).toMatchObject([
      { kind: 'term', term: 'waiting', model: 'outings', means: { condition: both } },
    ]);
  });

  it('is not widened by a state of something else', async () => {
    const { effects } = await teach(question, 'en', 'Yearly counts as waiting');
    expect(JSON.stringify(effects)).not.toContain('yearly');
  });
});

describe('what an explanation says besides', () => {
  it.each([
    [
      'How many rowers have a paper of seasonal?',
      "paper of seasonal refers to contract = 'seasonal'",
      { term: 'paper', model: 'rowers', means: { field: 'contract' } },
    ],
    [
      'How many boats tally 5?',
      'tally 5 refers to stock = 5',
      { term: 'tally', model: 'boats', means: { field: 'stock' } },
    ],
    [
      'Which oarsfolk joined in 2025?',
      'which oarsfolk refers to full_name',
      { term: 'oarsfolk', model: 'rowers', means: { model: 'rowers' } },
    ],
  ])('is what the word beside a value is called: %s', async (question, words, effect) => {
    const { effects } = await teach(question, 'en', words);
    expect(effects).toMatchObject([{ kind: 'term', ...effect }]);
  });

  it('is that a word beside the name of rows says no more, where the number shows it', async () => {
    const question = 'How many hasty ones are there in the rower cosmos?';
    const words = "hasty refers to contract = 'trial'";
    const rows = (plan: Plan) => (JSON.stringify(plan).includes('"trial"') ? 12 : 90);
    const given = { manifest: boats, expected: { number: 12 } };
    const { effects } = await generateFromWords(question, words, given, rows);
    expect(effects).toMatchObject([{ term: 'hasty' }, { term: 'rower cosmos', means: { model: 'rowers' } }]);
    const { candidates } = await generateFromWords(question, words, { manifest: boats }, rows);
    for (const { confidence } of candidates) expect(confidence).toBeLessThanOrEqual(0.5);
  });

  it.each([
    [0.25, undefined],
    [25, true],
  ])('is whether a share is in hundredths: %s', async (number, percent) => {
    const words = "dropout quota = DIVIDE(COUNT(state = 'dropped'), COUNT(outings.id))";
    const rows = (plan: Plan) => {
      const [measure] = plan.measures ?? [];
      return measure?.fn === 'ratio' ? (measure.percent ? 25 : 0.25) : 7;
    };
    const given = { manifest: boats, expected: { number } };
    const { effects } = await generateFromWords('What is the dropout quota?', words, given, rows);
    const [effect] = effects;
    expect(effect?.kind === 'metric' && effect.measure.fn).toBe('ratio');
    expect(effect?.kind === 'metric' && effect.measure.percent).toBe(percent);
  });
});

describe('a word for rows, once it is taught', () => {
  const patron: LivePolicy = {
    id: 'p',
    title: 'p',
    triggers: [],
    effect: {
      kind: 'term',
      term: 'patrons',
      model: 'rowers',
      means: { condition: { path: 'tier.name', op: 'eq', value: 'Gold' } },
    },
  };
  it.each([
    ['patrons by town', { dimensions: [{ path: 'town' }] }],
    ['patrons per month', { dimensions: [{ bucket: 'month' }] }],
    ['How many patrons joined in 2025?', { where: { and: [{}, { path: 'joined_on' }] } }],
  ])('is counted like the rows themselves: %s', async (question, more) => {
    const { after } = await generateFromWords(question, '', { manifest: boats, policies: [patron] });
    expect((after as { reading: { plan: Plan } }).reading.plan).toMatchObject({
      model: 'rowers',
      measures: [{ fn: 'count' }],
      ...more,
    });
  });

  it('makes a reading surer, unless something else was not read', async () => {
    const taught = (term: string, model: string, means: object): LivePolicy => ({
      id: term,
      title: term,
      triggers: [],
      effect: { kind: 'term', term, model, means } as LivePolicy['effect'],
    });
    const policies = [
      taught('oarsfolk', 'rowers', { model: 'rowers' }),
      taught('longest outing', 'outings', { most: { field: 'duration_min', direction: 'desc' } }),
    ];
    const ask = async (question: string) =>
      (await generateFromWords(question, '', { manifest: boats, policies })).after;
    expect(await ask('Which oarsfolk runs the longest outing?')).toMatchObject({ kind: 'plan' });
    expect(await ask('Which frumious oarsfolk runs the longest outing?')).not.toMatchObject({ kind: 'plan' });
  });
});
