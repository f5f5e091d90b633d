import { expect, test } from 'vitest';
import {
  choiceOf,
  type FieldChoice,
  hidesModel,
  type Rule,
  withChoice,
  withModelHidden,
} from './access-choices.ts';

const at = { model: 'customers', field: 'email', role: 'staff' } as const;
const other: Rule = {
  kind: 'row_rule',
  role: 'staff',
  model: 'customers',
  field: 'email',
  attribute: 'region',
};

test.each<[FieldChoice, boolean, string[]]>([
  ['none', false, []],
  ['hide', false, ['hide_field']],
  ['reveal', true, ['reveal_field']],
  ['email', false, ['mask_field']],
  ['email', true, ['reveal_field', 'mask_field']],
])('the choice %s is kept as rules and read back', (choice, sensitive, kinds) => {
  const rules = withChoice([other], at, choice, sensitive);
  expect(rules.map(({ kind }) => kind)).toEqual(['row_rule', ...kinds]);
  expect(choiceOf(rules, 'customers', 'email', 'staff')).toBe(choice);
  expect(withChoice(rules, at, 'none', sensitive)).toEqual([other]);
});

test('a choice for one role says nothing of another', () => {
  const rules = withChoice([], at, 'hide', false);
  expect(choiceOf(rules, 'customers', 'email', null)).toBe('none');
  expect(choiceOf(rules, 'customers', 'phone', 'staff')).toBe('none');
});

test('a model is hidden and shown again', () => {
  const hidden = withModelHidden([other], 'customers', null, true);
  expect(hidesModel(hidden, 'customers', null)).toBe(true);
  expect(hidesModel(hidden, 'customers', 'staff')).toBe(false);
  expect(withModelHidden(hidden, 'customers', null, false)).toEqual([other]);
});
