import { describe, expect, it } from 'vitest';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import { shop } from '../../testing/shop-manifest.ts';
import { effectWords } from './effect-words.ts';

const setting = { manifest: shop, now: new Date('2026-03-01T00:00:00Z'), timeZone: 'UTC' };
const paid = { path: 'status', op: 'eq', value: 'paid' } as const;

describe('the name of a policy', () => {
  it.each([
    ['en', 'Only orders where status is “paid”'],
    ['vi', 'Chỉ tính orders có status là “paid”'],
    ['es', 'Solo orders donde status es «paid»'],
  ] as const)('is in the language of who reads it: %s', (locale, title) => {
    const filter: PolicyEffect = { kind: 'defaultFilter', model: 'orders', where: paid };
    expect(effectWords(filter, { ...setting, locale }).title).toBe(title);
  });

  it.each([
    [{ means: { field: 'total' }, term: 'turnover' }, '“turnover” means “total” of orders'],
    [{ means: { condition: paid }, term: 'settled' }, '“settled” means orders where status is “paid”'],
    [{ means: { model: 'orders' }, term: 'sales' }, '“sales” means orders'],
  ])('says what a word means without names of columns: %o', (part, title) => {
    const effect: PolicyEffect = { kind: 'term', model: 'orders', ...part };
    expect(effectWords(effect, { ...setting, locale: 'en' }).title).toBe(title);
  });

  it('fits into a line', () => {
    const or = Array.from({ length: 9 }, (_, place) => ({ ...paid, value: `state number ${place}` }));
    const filter: PolicyEffect = { kind: 'defaultFilter', model: 'orders', where: { or } };
    expect(effectWords(filter, { ...setting, locale: 'en' }).title.length).toBeLessThanOrEqual(80);
  });
});
