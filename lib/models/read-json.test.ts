import { expect, it } from 'vitest';
import { readJson } from './read-json.ts';

it.each([
  ['as it should be', '{"a": 1}', { value: { a: 1 }, mended: false }],
  ['in a fence', '```json\n{"a": 1}\n```', { value: { a: 1 }, mended: true }],
  ['between words', 'Here: {"a": {"b": "}"}} and so on', { value: { a: { b: '}' } }, mended: true }],
  ['with single quotes and commas', "{'a': [1, 2,],}", { value: { a: [1, 2] }, mended: true }],
  ['of another language', '{"a": True, "b": None}', { value: { a: true, b: null }, mended: true }],
  ['with single quotes around a brace', "{'a': 'x}'}", { value: { a: 'x}' }, mended: true }],
  ['with comments', '{"a": 1, // the plan\n "b": 2 /* } */}', { value: { a: 1, b: 2 }, mended: true }],
  ['without quotes around names', '{a: 1, b: "x"}', { value: { a: 1, b: 'x' }, mended: true }],
  ['with typographic quotes', '{“a”: “x”}', { value: { a: 'x' }, mended: true }],
  ['with a comma left out', '{"a": 1\n "b": 2}', { value: { a: 1, b: 2 }, mended: true }],
  ['after words in braces', 'For {the question}: {"a": 1}', { value: { a: 1 }, mended: true }],
  ['after thoughts with a draft', '<think>{"a": 2}?</think>\n{"a": 1}', { value: { a: 1 }, mended: false }],
  ['in a fence that says nothing', '```\n{"a": 1}\n```\nDone.', { value: { a: 1 }, mended: true }],
  ['without its last brace', '{"a": ["x"], "b": "y"', { value: { a: ['x'], b: 'y' }, mended: true }],
  ['in a fence and without it', '```json\n{"a": ["x"]\n```', { value: { a: ['x'] }, mended: true }],
  ['whose last number may go on', '{"a": ["x"], "b": 1', { problem: 'cut_off' }],
  ['whose list has not ended', '{"a": ["x"', { problem: 'cut_off' }],
  ['cut off', '{"where": ["status = 1", "pai', { problem: 'cut_off' }],
  ['cut off between members', '{"a": 1,', { problem: 'cut_off' }],
  ['absent', 'no', { problem: 'no_object' }],
  ['a list', '[1]', { value: [1], mended: false }],
])('an object %s', async (_, reply, read) => {
  expect(await readJson(reply)).toEqual(read);
});

it('an object that misses its end where the model had more to say is cut off', async () => {
  expect(await readJson('{"a": ["x"], "b": "y"', true)).toEqual({ problem: 'cut_off' });
});
