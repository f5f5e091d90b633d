import { describe, expect, it } from 'vitest';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const depot = writtenManifest(
  { parcels: 'carrier state sent_on:date' },
  { 'parcels.carrier': ['Airmail', 'Courier'], 'parcels.state': ['lost', 'delivered'] },
);
const eq = (path: string, value: string) => ({ path, op: 'eq', value });

describe('a percentage of a part among a whole', () => {
  it.each([
    'What is the percentage of lost courier parcels among all courier parcels?',
    'percentage of lost courier parcels out of all courier parcels',
    'What percentage of courier parcels were lost?',
  ])('has for its whole what is said of both: %s', async (question) => {
    expect(await planBuiltIn(builtInContext(question, depot), new AbortController().signal)).toMatchObject({
      reading: {
        plan: {
          model: 'parcels',
          where: eq('carrier', 'Courier'),
          measures: [{ fn: 'ratio', of: [{ where: eq('state', 'lost') }, { as: 'whole' }] }],
        },
      },
    });
  });
});
