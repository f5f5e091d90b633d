import { expect, it } from 'vitest';
import { leanReplySchema } from './plan-reply.ts';

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
});

it('what it cannot do is known by any spelling', () => {
  const said = { intent: 'Not possible', plans: null, missing: ['weather'] };
  expect(leanReplySchema.parse(said)).toMatchObject({
    intent: 'not_possible',
    plans: [],
    missing: ['weather'],
  });
});
