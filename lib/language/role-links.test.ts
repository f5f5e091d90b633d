import { describe, expect, it } from 'vitest';
import type { Locale } from '../i18n/locale.ts';
import { lowerPlan } from '../pipeline/lower-plan.ts';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const cities = ['Bergen', 'Bilbao', 'Cork'];
const ferries = writtenManifest(
  {
    harbours: 'name city',
    sailings: 'departure_harbour_id>harbours arrival_harbour_id>harbours sails_at:timestamp',
    parcels: 'origin destination weight:decimal sent_on:date',
    accounts: 'holder',
    transfers: 'from_account_id>accounts to_account_id>accounts amount:decimal made_on:date',
  },
  {
    'harbours.city': cities,
    'parcels.origin': cities,
    'parcels.destination': cities,
    'accounts.holder': ['Ann Lee', 'Bo Holm'],
  },
);

async function meant(question: string, locale: Locale) {
  const context = builtInContext(question, ferries, { locale });
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') return planning;
  // Whatever is understood can be asked of a database.
  lowerPlan(planning.reading.plan, { manifest: ferries, now: new Date(), timeZone: 'UTC' });
  return planning.reading.plan;
}

const is = (path: string, value: string) => ({ path, op: 'eq', value });
const leaves = (city: string) => is('departure_harbour.city', city);
const comes = (city: string) => is('arrival_harbour.city', city);

describe('which end of a record a name is', () => {
  it.each<[string, Locale, object]>([
    ['How many sailings depart from Bergen?', 'en', leaves('Bergen')],
    ['sailings arriving in Cork', 'en', comes('Cork')],
    ['sailings from Bergen to Bilbao', 'en', { and: [leaves('Bergen'), comes('Bilbao')] }],
    ['sailings Cork to Bergen', 'en', { and: [leaves('Cork'), comes('Bergen')] }],
    ['parcels from Bergen to Cork', 'en', { and: [is('origin', 'Bergen'), is('destination', 'Cork')] }],
    ['total amount of transfers to Ann Lee', 'en', is('to_account.holder', 'Ann Lee')],
    ['¿Cuántos sailings salen de Cork?', 'es', leaves('Cork')],
    ['sailings de Bergen a Bilbao', 'es', { and: [leaves('Bergen'), comes('Bilbao')] }],
    ['Có bao nhiêu sailings khởi hành từ Bergen?', 'vi', leaves('Bergen')],
  ])('is said by the word before it: %s', async (question, locale, where) => {
    expect(await meant(question, locale)).toMatchObject({ where });
  });

  it('is not asked of a place that has no ends', async () => {
    expect(await meant('harbours in Cork', 'en')).toMatchObject({ where: is('city', 'Cork') });
  });
});
