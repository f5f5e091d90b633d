// How many a month, a week, a day on average: a number over the stretches of time that have any.
import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { interpret } from '../pipeline/interpretation.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const garage = writtenManifest({
  owners: 'full_name city',
  cars: 'owner_id>owners plate price:decimal',
  repairs: 'car_id>cars state cost:decimal repaired_on:date',
});
const clock = { now: new Date('2026-03-04T10:00:00Z'), timeZone: 'UTC' };

async function planned(question: string, locale: Locale = 'en') {
  const context = builtInContext(question, garage, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  lowerPlan(planning.reading.plan, { manifest: garage, ...clock });
  return planning.reading.plan;
}

describe('a number a stretch of time on average', () => {
  it.each<[string, Locale, string]>([
    ['average number of repairs per month', 'en', 'month'],
    ['average repairs per week', 'en', 'week'],
    ['how many repairs do we get per day on average?', 'en', 'day'],
    ['on average, how many repairs per month', 'en', 'month'],
    ['average monthly repairs', 'en', 'month'],
    ['promedio de repairs por mes', 'es', 'month'],
    ['trung bình mỗi tháng có bao nhiêu repairs', 'vi', 'month'],
  ])('"%s" (%s)', async (question, locale, bucket) => {
    expect(await planned(question, locale)).toMatchObject({
      model: 'repairs',
      measures: [
        {
          fn: 'ratio',
          of: [{ fn: 'count' }, { fn: 'countDistinct', expr: { bucket, of: { path: 'repaired_on' } } }],
        },
      ],
    });
  });

  it('says so, and of which times', async () => {
    const plan = await planned('average number of repairs per month');
    if (!('model' in plan)) throw new Error('no plan');
    expect(interpret(plan, { manifest: garage, locale: 'en', ...clock })).toBe(
      'Average number of repairs per month (repaired on) that has any',
    );
  });

  it.each<[string, object]>([
    ['average cost of repairs per month', { dimensions: [{ bucket: 'month' }] }],
    ['average number of repairs per car', { model: 'cars' }],
    ['number of repairs per month', { dimensions: [{ bucket: 'month' }] }],
  ])('is not asked for by "%s"', async (question, expected) => {
    const plan = await planned(question);
    expect(plan).toMatchObject(expected);
    expect(JSON.stringify(plan)).not.toContain('periods');
  });
});
