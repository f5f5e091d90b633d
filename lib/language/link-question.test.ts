import { expect, it } from 'vitest';
import { indexManifest } from '../data-source/manifest.ts';
import { shopManifest } from '../testing/shop-manifest.ts';
import { linkQuestion } from './link-question.ts';
import { schemaIndex } from './schema-index.ts';

const index = schemaIndex(indexManifest(shopManifest));
const clock = { locale: 'en', now: new Date('2026-03-01T00:00:00Z'), timeZone: 'UTC' } as const;

it('links the same words at the same moment once, and anew when either has changed', () => {
  const first = linkQuestion('orders of last month', clock, index);
  expect(linkQuestion('orders of last month', { ...clock }, index)).toBe(first);
  for (const changed of [
    { now: new Date('2026-04-01T00:00:00Z') },
    { timeZone: 'Asia/Tokyo' },
    { locale: 'es' },
  ] as const)
    expect(linkQuestion('orders of last month', { ...clock, ...changed }, index)).not.toBe(first);
  expect(linkQuestion('orders of this month', clock, index)).not.toEqual(first);
});
