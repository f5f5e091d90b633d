import { describe, expect, it } from 'vitest';
import { type AccessRules, openAccess } from '../data-source/access.ts';
import type { Manifest } from '../data-source/manifest.ts';
import { shopManifest } from '../testing/shop-manifest.ts';
import { buildContext } from './context-builder.ts';
import type { QuestionInput } from './outcome.ts';

const manifest: Manifest = {
  ...shopManifest,
  models: shopManifest.models.map((model) => ({
    ...model,
    fields: model.fields.map((field) =>
      field.name === 'name' ? { ...field, values: ['Only for some'], valuesComplete: true } : field,
    ),
  })),
};

function seenBy(access: AccessRules) {
  return built(access).manifest;
}

function built(access: AccessRules, question = 'how many customers?', more: Partial<QuestionInput> = {}) {
  const input: QuestionInput = {
    question,
    chatId: 'c',
    traceId: 't',
    locale: 'en',
    timeZone: 'UTC',
    now: new Date(0),
    asker: { actor: { id: 'a', role: 'staff', attributes: {} }, access, mayReadCode: false },
    turns: [],
    policies: [],
    ...more,
  };
  return buildContext(input, manifest);
}

describe('what a planner may know', () => {
  it('tells the values of a field to whoever sees all rows', () => {
    expect(seenBy(openAccess).field('customers', 'name')?.values).toEqual(['Only for some']);
  });

  it('does not tell them to the next asker, whose rows are limited', () => {
    const rowRules = [{ model: 'customers', field: 'country_id', attribute: 'country' }];
    expect(seenBy({ ...openAccess, rowRules }).field('customers', 'name')?.values).toBeUndefined();
  });

  it('reads a question in the language it is typed in', () => {
    expect(built(openAccess, 'Có bao nhiêu khách hàng trên 1.000?').locale).toBe('vi');
    expect(built(openAccess, 'how many customers in Đà Nẵng?').locale).toBe('en');
  });

  it('holds no policy that names what the asker may not see', () => {
    const means = { condition: { path: 'credit', op: 'gt' as const, value: 100 } };
    const effect = { kind: 'term' as const, term: 'good', model: 'customers', means };
    const policies = [{ id: 'RUL-1', title: 'good', triggers: [], effect }];
    const of = (access: AccessRules) => built(access, 'how many good customers?', { policies }).policies;
    expect(of(openAccess)).toHaveLength(1);
    expect(of({ ...openAccess, hiddenFields: ['customers.credit'] })).toEqual([]);
  });

  it('holds no policy that names what the source no longer has', () => {
    const where = { path: 'vanished', op: 'eq' as const, value: 'x' };
    const effects = [
      { kind: 'defaultFilter' as const, model: 'customers', where },
      {
        kind: 'metric' as const,
        term: 'worth',
        model: 'customers',
        measure: { fn: 'count' as const, where, as: 'n' },
      },
    ];
    const policies = effects.map((effect, place) => ({
      id: `RUL-${place}`,
      title: 'gone',
      triggers: [],
      effect,
    }));
    expect(built(openAccess, 'worth of customers', { policies }).policies).toEqual([]);
  });

  it('forgets how it answered from what was hidden since', () => {
    const plan = { model: 'customers', fields: [{ path: 'credit', as: 'credit' }] };
    const turns = [{ question: 'their credit?', plan, rows: [[100]] }];
    const of = (access: AccessRules) => built(access, 'and the others?', { turns }).turns;
    expect(of(openAccess)).toEqual(turns);
    expect(of({ ...openAccess, hiddenFields: ['customers.credit'] })).toEqual([
      { question: 'their credit?' },
    ]);
  });

  it('is the same object for equal rules', () => {
    const hiddenFields = ['customers.credit'];
    const first = seenBy({ ...openAccess, hiddenFields });
    expect(seenBy({ ...openAccess, hiddenFields: [...hiddenFields] })).toBe(first);
  });
});
