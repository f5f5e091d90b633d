import { expect, it } from 'vitest';
import { approvedSymbols } from '../../guard/approved-symbols.ts';
import { createDatabase } from './database.ts';
import { expressions } from './expressions.ts';

it('the builder preloads exactly the symbols that the guard approves', () => {
  const { db } = createDatabase(async () => {
    throw new Error('nothing is sent here');
  });
  expect(Object.keys({ db, ...expressions }).sort()).toEqual([...approvedSymbols].sort());
});
