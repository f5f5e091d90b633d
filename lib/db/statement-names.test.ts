import { expect, it } from 'vitest';
import { openStatementNames } from './statement-names.ts';

const often = Array.from({ length: 20 });

it('names a statement that is asked often, always the same, and no two alike', () => {
  const nameOf = openStatementNames();
  const first = often.map(() => nameOf('select 1'));
  expect(first.slice(0, 19).every((name) => name === undefined)).toBe(true);
  expect(first[19]).toBeTypeOf('string');
  expect(nameOf('select 1')).toBe(first[19]);
  const second = often.map(() => nameOf('select 2'))[19];
  expect(second).toBeTypeOf('string');
  expect(second).not.toBe(first[19]);
});

it('keeps a bounded number of them, whatever is asked', () => {
  const nameOf = openStatementNames();
  const given = new Set<string>();
  for (let statement = 0; statement < 500; statement++)
    for (const _ of often) {
      const name = nameOf(`select ${statement}`);
      if (name !== undefined) given.add(name);
    }
  expect(given.size).toBe(60);
});
