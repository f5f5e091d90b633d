// Countries by their names and by their codes, in one database.
import { expect, it } from 'vitest';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const freight = writtenManifest(
  {
    countries: 'name',
    shippers: 'name country_id:text>countries',
    depots: 'name country_id:text>countries',
    loads: 'number shipper_id>shippers depot_id>depots weight:integer',
  },
  {
    'countries.name': ['Germany', 'Spain'],
    'shippers.country_id': ['DE', 'ES'],
    'depots.country_id': ['DE', 'ES'],
  },
);

it.each([
  ['shippers in Germany', 'en', 'country.name', 'Germany'],
  ['loads of shippers from Spain', 'en', 'shipper.country.name', 'Spain'],
  ['shippers de Alemania', 'es', 'country.name', 'Germany'],
] as const)(
  '“%s” is one question, whatever points to the country by its code',
  async (question, locale, path, value) => {
    const context = builtInContext(question, freight, { locale });
    const planning = await planBuiltIn(context, new AbortController().signal);
    expect(planning).toMatchObject({ kind: 'plan', reading: { plan: { where: { path, op: 'eq', value } } } });
  },
);
