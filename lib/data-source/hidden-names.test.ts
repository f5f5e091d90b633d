import { expect, it } from 'vitest';
import { workshopManifest } from '../testing/workshop-manifest.ts';
import { openAccess } from './access.ts';
import { hiddenNames, namesAny } from './hidden-names.ts';
import { visibleManifest } from './visibility.ts';

const hiding = (hiddenFields: readonly string[]) =>
  hiddenNames(workshopManifest, visibleManifest(workshopManifest, { ...openAccess, hiddenFields }));

it('are those that nothing visible has', () => {
  expect([...hiding(['clients.town'])]).toEqual(['town']);
  // Mechanics have one too.
  expect([...hiding(['clients.first_name'])]).toEqual([]);
  expect([...hiding([])]).toEqual([]);
});

it('stand in a text as words of their own, in whatever case', () => {
  const names = new Set(['margin', 'pay_grade']);
  expect(namesAny('from orders where MARGIN > 1', names)).toBe(true);
  expect(namesAny('staff.pay_grade: is not a number', names)).toBe(true);
  expect(namesAny('from orders show marginal', names)).toBe(false);
});
