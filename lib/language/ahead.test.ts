import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const surgery = writtenManifest(
  {
    doctors: 'first_name last_name',
    owners: 'first_name last_name',
    visits: 'owner_id>owners doctor_id>doctors starts_at:timestamp booked_on:date',
  },
  { 'doctors.last_name': ['Novak', 'Reyes'], 'owners.last_name': ['Novak', 'Silva'] },
);

async function meant(question: string, locale: Locale) {
  const context = builtInContext(question, surgery, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  return planning.kind === 'plan' ? planning.reading.plan : planning;
}

const fromNow = { path: 'starts_at', op: 'after', period: { unit: 'minute', offset: 0 } };

describe('what is still to come', () => {
  it.each<[string, Locale]>([
    ['Upcoming visits', 'en'],
    ['visits sắp tới', 'vi'],
    ['próximas visits', 'es'],
  ])('begins from now on: %s', async (question, locale) => {
    expect(await meant(question, locale)).toMatchObject({ model: 'visits', where: fromNow });
  });

  it('is the first of it where one is asked for', async () => {
    expect(await meant('When is the next visit?', 'en')).toMatchObject({
      model: 'visits',
      where: fromNow,
      orderBy: [{ by: 'starts_at', direction: 'asc' }],
      limit: 1,
    });
  });

  it('is of a week where that was said', async () => {
    expect(await meant('visits next week', 'en')).toMatchObject({
      where: { path: 'starts_at', op: 'during', period: { unit: 'week', offset: 1 } },
    });
  });
});

it('a title says that a doctor is meant, and nobody else of that name', async () => {
  expect(await meant('How many visits with Dr. Novak?', 'en')).toMatchObject({
    where: { path: 'doctor.last_name', value: 'Novak' },
  });
});
