import { describe, expect, it } from 'vitest';
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
  [
    'after thoughts whose beginning the server kept',
    'Maybe {"a": 2}.</think>{"a": 1}',
    { value: { a: 1 }, mended: false },
  ],
  ['after thoughts in brackets', '[THINK]{"a": 2}[/THINK]{"a": 1}', { value: { a: 1 }, mended: false }],
  ['in thoughts without an end', '<think>Maybe {"a": 2}, or', { problem: 'cut_off' }],
  [
    'in its last channel',
    '<|channel|>analysis<|message|>{"a": 2}?<|end|><|start|>assistant<|channel|>final<|message|>{"a": 1}<|return|>',
    { value: { a: 1 }, mended: false },
  ],
  ['with marks of thoughts in it', '{"a": "</think>"}', { value: { a: '</think>' }, mended: false }],
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

describe('of what is sought', () => {
  const fits = (value: unknown) => typeof value === 'object' && value !== null && 'a' in value;
  it.each([
    ['after a draft of something else', 'I take {"b": 2}, so: {"a": 1}'],
    ['in a list', '[{"a": 1}]'],
    ['under a name', '{"reply": {"a": 1}}'],
    ['in a list under a name', '{"replies": {"a": 1}}'],
    ['as a text', '{"reply": "{\\"a\\": 1}"}'],
    ['in a text', '"{\\"a\\": 1}"'],
  ])('the object is found %s', async (_, reply) => {
    expect(await readJson(reply, false, fits)).toMatchObject({ value: { a: 1 } });
  });

  it.each([
    ['of two in a list none', '[{"a": 1}, {"a": 2}]', [{ a: 1 }, { a: 2 }]],
    ['nothing of what only has it further in', '{"b": {"a": 1}, "c": 2}', { b: { a: 1 }, c: 2 }],
  ])('%s is taken', async (_, reply, value) => {
    expect(await readJson(reply, false, fits)).toMatchObject({ value });
  });
});

it('of two objects that may be meant none is taken', async () => {
  expect(await readJson('First {"a": 1}, or rather {"a": 2}')).toEqual({ problem: 'several' });
  expect(await readJson('{"a": 1}, as I said: {"a": 1}')).toEqual({ value: { a: 1 }, mended: true });
});

it('an object that misses its end where the model had more to say is cut off', async () => {
  expect(await readJson('{"a": ["x"], "b": "y"', true)).toEqual({ problem: 'cut_off' });
});
