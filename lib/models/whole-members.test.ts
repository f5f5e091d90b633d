import { expect, it } from 'vitest';
import { wholeMembers } from './whole-members.ts';

const reply =
  '{"intent":"data","plans":["from a where b = \\"}, {\\" show c"],"more":{"x":[1,2]},"last":true}';

it('members of a reply are there as soon as they are whole, and only then', () => {
  const seen = new Map<string, number>();
  for (let length = 0; length <= reply.length; length++)
    for (const name of Object.keys(wholeMembers(reply.slice(0, length))))
      if (!seen.has(name)) seen.set(name, length);
  expect([...seen.keys()]).toEqual(['intent', 'plans', 'more', 'last']);
  expect(reply.slice(0, seen.get('plans'))).toMatch(/show c"\],$/);
  expect(wholeMembers(reply)).toEqual(JSON.parse(reply));
});

it.each([
  ['nothing', ''],
  ['words before an object', 'Here it is: '],
  ['a member that has just begun', '{"intent":"da'],
  ['what is no JSON', "{intent: 'data', plans: ["],
])('%s has none', (_, text) => {
  expect(wholeMembers(text)).toEqual({});
});

it('what a model thinks first is none of them', () => {
  const draft = '<think>{"intent":"help","plans":[],';
  expect(wholeMembers(draft)).toEqual({});
  expect(wholeMembers(`${draft}</think>{"intent":"data",`)).toEqual({ intent: 'data' });
});

it('words and fences around it are passed over', () => {
  expect(wholeMembers('```json\n{"intent": "data", "pl')).toEqual({ intent: 'data' });
});
