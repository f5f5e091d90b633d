import { describe, expect, it } from 'vitest';
import { concernsAnswer, type MadeMistake } from './concerns-answer.ts';

const mistake = (errorClass: MadeMistake['errorClass'], more: Partial<MadeMistake> = {}): MadeMistake => ({
  errorClass,
  context: {},
  models: ['orders'],
  badSnippet: '',
  ...more,
});
const plan = (text: string, question = '') => ({ question, text, isSnippet: false });
const snippet = (text: string, question = '') => ({ question, text, isSnippet: true });

const noField = mistake('unknown_field', {
  context: { model: 'orders', field: 'amount' },
  badSnippet: 'from orders measure sum(amount) as n',
  correctSnippet: 'from orders measure sum(total) as n',
});
const noDate = mistake('type_mismatch', { context: { model: 'orders', field: 'customer.name' } });
const noModel = mistake('unknown_model', {
  context: { model: 'sales' },
  badSnippet: 'from sales measure count() as n',
  correctSnippet: 'from orders measure count() as n',
});
const wrongCall = mistake('type_mismatch', { context: { fn: 'sum' } });

describe('an answer concerns', () => {
  it.each([
    ['a field that is not there, by what is right instead', noField, plan('from orders show total')],
    [
      'a field that is not there, by the word of the question',
      noField,
      plan('from orders measure count() as n', 'How many orders without an amount?'),
    ],
    ['a model that is not there, by the one that is', noModel, plan('from orders show id')],
    ['a model that is not there, by the word', noModel, plan('from people show id', 'Our sales people')],
    [
      'a field of the wrong kind, by its name',
      noDate,
      plan("from orders where customer.name = 'Ana' measure count() as n"),
    ],
    [
      'a function',
      wrongCall,
      snippet("return await db.from('o', 'o').select({ a: sum(col('o.b')) }).page(9);"),
    ],
    [
      'a clause of the plan',
      mistake('plan_invalid', { context: { constraint: 'compare: needs a series' } }),
      plan('from people measure count() as n group at by month as m compare previous year'),
    ],
    ['the guard, by being a snippet about the same', mistake('guard'), snippet("db.from('orders', 'o')")],
    ['the time it took, by its model', mistake('timeout'), plan('from orders show id')],
    ['how a reply is read, whatever it is', mistake('reply_unreadable'), plan('from people show id')],
  ])('%s', (_, of, answer) => {
    expect(concernsAnswer(of, answer)).toBe(true);
  });

  it.each([
    ['a field of its model that it has no need of', noField, plan('from orders measure count() as n')],
    ['a field of another model', noField, plan('from payments measure sum(total) as n')],
    ['a model that it has no need of', noModel, plan('from people measure count() as n')],
    ['a field that it does not name', noDate, plan('from orders where customer.city = 1 show id')],
    ['a function that it does not call', wrongCall, snippet("db.from('orders', 'o').select({ n: count() })")],
    [
      'a clause that it does not have',
      mistake('plan_invalid', { context: { constraint: 'compare: needs a series' } }),
      plan('from orders measure count() as n'),
    ],
    ['the guard, being a plan', mistake('guard'), plan('from orders show id')],
    ['the time that another model took', mistake('timeout'), plan('from people show id')],
  ])('not %s', (_, of, answer) => {
    expect(concernsAnswer(of, answer)).toBe(false);
  });
});
