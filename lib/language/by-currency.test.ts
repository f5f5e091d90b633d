import { expect, it } from 'vitest';
import { builtInContext } from '../testing/built-in-context.ts';
import { writtenManifest } from '../testing/written-manifest.ts';
import { planBuiltIn } from './built-in-planner.ts';

const agency = writtenManifest(
  {
    clients: 'name',
    payments: 'client_id>clients amount:decimal currency paid_on:date',
    rents: 'client_id>clients rent_amount:decimal currency due_on:date',
  },
  { 'payments.currency': ['EUR', 'GBP', 'VND'], 'rents.currency': ['EUR'] },
);

async function dimensions(question: string) {
  const context = builtInContext(question, agency);
  const planning = await planBuiltIn(context, new AbortController().signal);
  if (planning.kind !== 'plan') throw new Error(`"${question}" came back as ${planning.kind}`);
  return planning.reading.plan.dimensions?.map(({ path }) => path) ?? [];
}

it.each([
  ['revenue per month', ['paid_on', 'currency']],
  ['total amount of payments', ['currency']],
  ['average payment amount by client', ['client_id', 'client.name', 'currency']],
  ['total amount of payments by currency', ['currency']],
  ['total amount of payments in EUR', []],
  ['how many payments per month', ['paid_on']],
  // All of it is in one currency.
  ['total rent amount', []],
])('%s: by %j', async (question, expected) => {
  expect(await dimensions(question)).toEqual(expected);
});
