import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const riding = writtenManifest(
  {
    horses: 'name',
    lessons: 'horse_id>horses begins_at:timestamp state price:decimal',
    claims: 'lesson_id>lessons filed_on:date approved:boolean',
    rentals: 'horse_id>horses hired_on:date daily_rate:decimal',
  },
  { 'lessons.state': ['held', 'cancelled', 'no_show'] },
);

async function meant(question: string, locale: Locale) {
  const context = builtInContext(question, riding, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

describe('a rate', () => {
  it.each<[string, Locale, object]>([
    ['Cancellation rate by month', 'en', { path: 'state', value: 'cancelled' }],
    ['What is the no-show rate by horse?', 'en', { path: 'state', value: 'no_show' }],
    ['Approval rate of claims', 'en', { path: 'approved', value: true }],
    ['Tasa de cancelación por mes', 'es', { path: 'state', value: 'cancelled' }],
    ['Tỷ lệ hủy theo tháng', 'vi', { path: 'state', value: 'cancelled' }],
  ])('is the share of rows in that state: %s', async (question, locale, where) => {
    expect(await meant(question, locale)).toMatchObject({
      measures: [{ fn: 'ratio', percent: true, of: [{ fn: 'count', where }, { fn: 'count' }] }],
    });
  });

  it('that a column keeps is that column', async () => {
    expect(await meant('Average daily rate', 'en')).toMatchObject({
      model: 'rentals',
      measures: [{ fn: 'avg', path: 'daily_rate' }],
    });
  });
});
