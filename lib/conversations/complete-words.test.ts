import { describe, expect, it } from 'vitest';
import type { Field, Manifest, Model } from '../data-source/manifest.ts';
import { completionsOf, entriesOf } from './complete-words.ts';

const field = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  type: 'text',
  nullable: true,
  label,
  ...more,
});
const model = (name: string, plural: string, fields: Field[]): Model => ({
  name,
  table: { name },
  label: name,
  plural,
  fields,
  primaryKey: ['id'],
  relations: [],
  displayFields: [],
});
const manifest: Manifest = {
  dialect: 'sqlite',
  version: '1',
  models: [
    model('order_line', 'order lines', [field('state', 'state', { values: ['open', 'On hold'] })]),
    model('order', 'orders', [field('state', 'state'), field('total', 'total amount')]),
    model('xe', 'xe tải', [field('mau', 'màu sơn', { values: ['open top'] }), field('top', 'tonnage')]),
  ],
};
const entries = entriesOf(manifest, 'en');
const typed = (text: string) => {
  const { replaces, completions } = completionsOf(entries, text);
  return [replaces, completions.map(({ kind, text: word }) => `${kind} ${word}`)];
};

describe('what may come next', () => {
  it.each([
    ['how many ord', [3, ['model orders', 'model order lines']]],
    ['how many order l', [7, ['model order lines']]],
    ['orders by tot', [3, ['field total amount']]],
    ['orders that are on h', [4, ['value On hold']]],
    ['có bao nhiêu xe t', [4, ['model xe tải']]],
    ['theo mau', [3, ['field màu sơn']]],
    ['order lines with state op', [2, ['value open', 'value open top']]],
    ['xe tải by to', [2, ['field tonnage', 'field total amount']]],
    ['orders by to', [2, ['field total amount', 'field tonnage']]],
    ['màu sơn op', [2, ['value open top', 'value open']]],
  ])('after %j', (text, expected) => {
    expect(typed(text)).toEqual(expected);
  });

  it.each(['', 'o', 'orders', 'orders ', 'nothing like this'])('is nothing after %j', (text) => {
    expect(typed(text)[1]).toEqual([]);
  });

  it('names where a field is, when it is in one place', () => {
    const of = (text: string) => completionsOf(entries, text).completions[0]?.of;
    expect(of('tot')).toBe('orders');
    expect(of('sta')).toBeUndefined();
  });
});

describe('in another language than the names of the source', () => {
  const first = (locale: 'vi' | 'es', text: string) =>
    completionsOf(entriesOf(manifest, locale), text).completions[0];

  it('what everybody knows is offered in that language, with its name here', () => {
    expect(first('es', '¿Cuántos ped')).toEqual({ kind: 'model', text: 'pedidos', of: 'orders' });
    expect(first('vi', 'có bao nhiêu đơn')).toEqual({ kind: 'model', text: 'đơn hàng', of: 'orders' });
    expect(first('vi', 'theo tỉnh')).toBeUndefined();
  });

  it('the names of the source are offered too', () => {
    expect(first('es', 'cuántas order l')?.text).toBe('order lines');
  });
});
