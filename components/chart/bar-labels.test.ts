import { expect, it } from 'vitest';
import { fitted, labelPlace } from './bar-labels.ts';

const long = ['Coleman Hardware and Garden Supplies', 'Ortiz'];

it('short names stand beside their bars, in no more room than they need', () => {
  expect(labelPlace(['card', 'cash'], 330)).toEqual({ beside: 40, above: 0, room: 28 });
});

it('on a phone long names stand above their bars, with the whole width', () => {
  expect(labelPlace(long, 330)).toEqual({ beside: 0, above: 18, room: 330 });
});

it('in a wide picture long names stand beside their bars and are whole', () => {
  const { beside, above, room } = labelPlace(long, 800);
  expect([beside, above]).toEqual([264, 0]);
  expect(long.map((label) => fitted(label, room))).toEqual(long);
});

it('a name that fits nowhere is cut between letters and says so', () => {
  const name = 'x'.repeat(90);
  const { room } = labelPlace([name], 800);
  expect(room).toBe(308);
  expect(fitted(name, room)).toBe(`${'x'.repeat(43)}…`);
  expect(fitted('🙂🙂🙂🙂🙂🙂', 70)).toBe('🙂🙂🙂🙂…');
});
