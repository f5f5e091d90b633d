import { expect, it } from 'vitest';
import { paraphrasesOf } from './paraphrases.ts';

it.each([
  ['How many parcels are there?', 'what is the number of parcels'],
  ['How many parcels were there in May?', 'what is the number of parcels in May'],
  ['how many parcels per town', 'what is the number of parcels per town'],
])('a count is asked for as a number: %s', (question, other) => {
  expect(paraphrasesOf(question, 'en')).toContain(other);
});

it('what would be no sentence is not asked', () => {
  for (const other of paraphrasesOf('How many parcels did we lose?', 'en'))
    expect(other).not.toMatch(/number of/);
});

it('the question itself is none of them', () => {
  const question = 'Bao nhiêu bưu kiện';
  expect(paraphrasesOf(question, 'vi')).not.toContain(question);
  expect(paraphrasesOf(question, 'vi').length).toBeGreaterThan(0);
});
