import { expect, it } from 'vitest';
import { readJson } from './read-json.ts';

it.each([
  ['as it should be', '{"a": 1}', { value: { a: 1 }, mended: false }],
  ['in a fence', '```json\n{"a": 1}\n```', { value: { a: 1 }, mended: true }],
  ['between words', 'Here: {"a": {"b": "}"}} and so on', { value: { a: { b: '}' } }, mended: true }],
  ['with single quotes and commas', "{'a': [1, 2,],}", { value: { a: [1, 2] }, mended: true }],
  ['of another language', '{"a": True, "b": None}', { value: { a: true, b: null }, mended: true }],
  ['cut off', '{"where": ["status = 1", "pai', { problem: 'cut_off' }],
  ['cut off between members', '{"a": 1,', { problem: 'cut_off' }],
  ['absent', 'no', { problem: 'no_object' }],
  ['a list', '[1]', { value: [1], mended: false }],
])('an object %s', async (_, reply, read) => {
  expect(await readJson(reply)).toEqual(read);
});
