// Turns a valid query into what a hostile isolate could send: a hidden name, a foreign kind or key, a part
// in a place where it does not belong.
import type { Draw } from './draw.ts';

/** Names an attacker may try, hidden and made up. */
const names = [
  'password_hash',
  'email',
  'tenant',
  'salary',
  'employees',
  'id',
  'name',
  '*',
  '__proto__',
  'customers',
];
const values: readonly unknown[] = [
  { kind: 'raw', sql: 'password_hash' },
  { kind: 'column', of: 't1', name: 'password_hash' },
  { kind: 'function', fn: 'pg_sleep', args: [{ kind: 'value', value: 1 }] },
  { kind: 'cast', arg: { kind: 'column', of: 't1', name: 'email' }, to: 'text' },
  { model: 'employees', as: 't1' },
  { model: 'customers', as: 't99' },
  "1'; drop table customers; --",
  null,
  -1,
  1e9,
  [],
  {},
  true,
];

/** A copy of the query in which one to four things were changed. */
export function mutateQuery(query: unknown, draw: Draw): unknown {
  const copy = structuredClone(query);
  const times = 1 + draw.number(3);
  for (let time = 0; time < times; time++) mutateOnce(copy, draw);
  return copy;
}

function mutateOnce(query: unknown, draw: Draw): void {
  const places = [...placesIn(query)];
  // Everything was taken away already.
  if (places.length === 0) return;
  const { holder, key } = draw.of(places);
  const change = draw.number(5);
  if (change === 0) holder[key] = draw.of(names);
  else if (change === 1) holder[key] = structuredClone(draw.of(values));
  else if (change === 2) delete holder[key];
  else if (change === 3)
    holder[draw.of(['sql', 'lock', 'scope', 'constructor', 'distinct', 'limit', 'kind', 'as'])] =
      draw.of(names);
  else {
    // A part of the query stands in the place of another.
    const other = draw.of(places);
    holder[key] = structuredClone(other.holder[other.key]);
  }
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function* placesIn(value: unknown): Generator<Place> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    yield { holder: value as Record<string, unknown>, key };
    yield* placesIn(inner);
  }
}
