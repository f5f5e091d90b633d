import { expect, it } from 'vitest';
import { pictureHead } from './picture-head.ts';

const legend = ['Blue Anchor', 'Nordfracht', 'Alpine Rail'].map((label) => ({ label, color: 'teal' }));

it('title and legend have a line each where there is room', () => {
  const { title, legend: entries, height } = pictureHead('Cost by month', legend, 800);
  expect(title).toEqual([{ text: 'Cost by month', x: 0, y: 16 }]);
  expect(entries.map(({ y }) => y)).toEqual([32, 32, 32]);
  expect(height).toBe(48);
});

it('in a narrow picture both go on in further lines, and nothing is cut', () => {
  const title = 'Total freight cost by month of the planned pickup and carrier';
  const head = pictureHead(title, legend, 220);
  expect(head.title.length).toBeGreaterThan(1);
  expect(head.title.map(({ text }) => text).join(' ')).toBe(title);
  expect(new Set(head.legend.map(({ y }) => y)).size).toBe(2);
  expect(head.legend.every(({ x, label }) => x + 13 + label.length * 7 <= 220)).toBe(true);
});
