import { expect, it } from 'vitest';
import { parseSuite } from './suite.ts';

const good = JSON.stringify({
  id: 'a',
  source: 'sqlite:shop.sqlite',
  locale: 'vi',
  question: 'Có bao nhiêu khách hàng?',
  expect: { type: 'answer', sql: 'select 1', ordered: false },
  note: 'kept out of the way',
});

it('a suite is a case a line, blank lines between them', () => {
  const cases = parseSuite(`${good}\n\n${good.replace('"a"', '"b"')}\n`, 'suite.jsonl');
  expect(cases.map(({ id, locale }) => [id, locale])).toEqual([
    ['a', 'vi'],
    ['b', 'vi'],
  ]);
});

it('a suite of corrections names the right SQL beside what somebody said', () => {
  const line = {
    id: 'c',
    question: 'How many?',
    wrong_sql: 'select 2',
    feedback: 'only open ones',
    sql: 'select 1',
  };
  expect(parseSuite(JSON.stringify(line), 'suite.jsonl')).toEqual([
    { id: 'c', question: 'How many?', feedback: 'only open ones', expect: { sql: 'select 1' } },
  ]);
});

it.each([
  ['a case that expects nothing', '{"id": "b", "question": "q"}', /Line 1 of suite\.jsonl .*expect/],
  ['a line that is not JSON', `${good}\n{"id":`, /Line 2 of suite\.jsonl is not JSON/],
  ['a case without a question', `${good}\n\n{"id": "b", "expect": {}}`, /Line 3 of suite\.jsonl .*question/],
  ['an unknown locale', good.replace('"vi"', '"xx"'), /Line 1 of suite\.jsonl .*locale/],
  ['an unknown type', good.replace('"answer"', '"guess"'), /Line 1 of suite\.jsonl .*expect\.type/],
  ['an id that is used twice', `${good}\n${good}`, /Line 2 .* "a", as line 1/],
  ['an empty file', '\n', /holds no case/],
])('%s is reported by its line', (_, text, message) => {
  expect(() => parseSuite(text, 'suite.jsonl')).toThrow(message);
});
