import { expect, it } from 'vitest';
import { toJSONSchema } from 'zod';
import { leanReplySchema, planReplySchema } from './plan-reply.ts';

const plan = 'from orders measure count() as n';

it.each([
  ['a list', { intent: 'data', plans: [plan] }],
  ['one text', { intent: 'data', plans: plan }],
  ['a fence and an arrow', { intent: 'data', plans: [`\`=> ${plan}\``] }],
  ['a name before it and an end of SQL', { intent: 'data', plans: [`plan: ${plan};`] }],
  ['another spelling and words that nobody asked for', { intent: ' Data', plans: [plan], explanation: 'x' }],
])('a small model may write its plan as %s', (_, said) => {
  const read = { intent: 'data', plans: [plan], guidance: [], missing: [] };
  expect(leanReplySchema.parse(said)).toEqual(read);
  expect(planReplySchema.parse(said)).toMatchObject({ ...read, confidence: 0.7, reason: 'none' });
});

it('what it cannot do is known by any spelling', () => {
  const said = { intent: 'Not possible', plans: null, missing: 'weather' };
  const read = { intent: 'not_possible', plans: [], missing: ['weather'] };
  expect(leanReplySchema.parse(said)).toMatchObject(read);
  expect(planReplySchema.parse({ ...said, reason: 'No such data' })).toMatchObject({
    ...read,
    reason: 'no_such_data',
  });
});

it.each([
  ['0.9', 0.9],
  ['90%', 0.9],
  [90, 0.9],
  [1, 1],
  ['high', 0.7],
  [undefined, 0.7],
])('of how sure it is, %j says %d', (confidence, read) => {
  expect(planReplySchema.parse({ intent: 'data', plans: [plan], confidence }).confidence).toBe(read);
});

it('what says nothing of a question is no reply', () => {
  for (const said of [
    {},
    [],
    { plans: [plan] },
    { intent: 'maybe', plans: [plan] },
    { intent: 'data', plans: [1] },
  ])
    expect(planReplySchema.safeParse(said).success).toBe(false);
});

it('providers with structured output are asked for every member and for no other', () => {
  const { required, additionalProperties, properties } = toJSONSchema(planReplySchema);
  expect(required).toEqual(Object.keys(properties ?? {}));
  expect(required).toHaveLength(9);
  expect(additionalProperties).toBe(false);
});
