import { describe, expect, it } from 'vitest';
import { AssistantError } from '../errors/assistant-error.ts';
import type { FailureCode } from '../errors/failures.ts';
import { classifyFailure } from './failure-class.ts';

function classified(code: FailureCode, detail?: string) {
  return classifyFailure(new AssistantError(code, detail === undefined ? {} : { detail }));
}

describe('a failure', () => {
  it.each([
    ['plan.invalid', 'order: there is no such model', 'unknown_model', { model: 'order' }],
    [
      'plan.invalid',
      'orders.customer.nmae: there is no such field or relation',
      'unknown_field',
      { model: 'orders', field: 'customer.nmae' },
    ],
    [
      'plan.invalid',
      'orders.lines: there is no such relation',
      'unknown_relation',
      { model: 'orders', relation: 'lines' },
    ],
    [
      'plan.invalid',
      'orders.customer: names a relation where a field is needed',
      'unknown_field',
      { model: 'orders', field: 'customer', constraint: 'is_a_relation' },
    ],
    [
      'plan.invalid',
      'orders.total: is not a date',
      'type_mismatch',
      { model: 'orders', field: 'total', constraint: 'is not a date' },
    ],
    [
      'plan.invalid',
      'dimensions: all are hidden, and nothing is left to show',
      'plan_invalid',
      { constraint: 'dimensions: all are hidden, and nothing is left to show' },
    ],
    ['guard.refused', 'unknown_name: there is nothing of this name here (fetch)', 'guard', undefined],
    [
      'query.refused',
      'unknown_column: there is no such column (t0.totel)',
      'unknown_field',
      { field: 'totel' },
    ],
    ['query.refused', 'unknown_model: there is no such model (order)', 'unknown_model', { model: 'order' }],
    [
      'query.refused',
      'arguments: a function has the wrong number or kind of arguments (round)',
      'type_mismatch',
      { constraint: 'arguments', fn: 'round' },
    ],
    ['query.refused', 'joins: the query has too many joins', 'query_check', { constraint: 'joins' }],
    [
      'snippet.type_error',
      'line 2: orders.totel: there is no such field; it has id, total; line 3: any hides mistakes',
      'unknown_field',
      { model: 'orders', field: 'totel' },
    ],
    [
      'snippet.type_error',
      'line 1: sum(Expr<"text">) does not fit: it is (arg: Num)',
      'type_mismatch',
      { fn: 'sum' },
    ],
    [
      'snippet.type_error',
      "line 4: Property 'run' does not exist on type 'Query'.",
      'code_types',
      { constraint: 'Property … does not exist on type ….' },
    ],
    [
      'plan.invalid',
      'customers.name: it found nothing; its text may be written otherwise',
      'empty_result',
      { model: 'customers', field: 'name' },
    ],
    [
      'plan.invalid',
      'orders.customer_id: it is a key and no amount; count it',
      'implausible_result',
      { model: 'orders', field: 'customer_id' },
    ],
    ['query.timeout', undefined, 'timeout', { constraint: 'statement' }],
    ['model.invalid_reply', 'cut_off', 'reply_unreadable', { constraint: 'the reply was cut off' }],
    [
      'model.invalid_reply',
      'plans.0: invalid_type',
      'reply_unreadable',
      { constraint: 'plans had another form' },
    ],
  ] as const)('of %s, "%s", is %s', (code, detail, errorClass, context) => {
    const found = classified(code, detail);
    expect(found?.errorClass).toBe(errorClass);
    if (context) expect(found?.context).toEqual(context);
  });

  it('has words without the names that were in it', () => {
    const one = classified('plan.invalid', 'orders.totel: there is no such field or relation');
    const other = classified('plan.invalid', 'invoices.amout: there is no such field or relation');
    expect(one?.messagePattern).toBe('there is no such field or relation');
    expect(other?.messagePattern).toBe(one?.messagePattern);
  });

  it('has words without the values that were in it', () => {
    expect(
      classified('plan.invalid', 'orders.total: cannot be compared with "PAID-77"')?.messagePattern,
    ).toBe('cannot be compared with …');
  });

  it.each(['source.unavailable', 'auth.forbidden', 'query.cancelled', 'internal.unexpected'] as const)(
    'of %s teaches nothing about generation',
    (code) => {
      expect(classified(code)).toBeUndefined();
    },
  );
});
