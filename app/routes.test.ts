// No route without the wrapper: a new one that forgets to ask who is there fails here.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isWrapped } from '#lib/auth/route.ts';
import type { WarmPlace } from '#lib/conversations/warm-up.ts';

const app = import.meta.dirname;

/** next-auth's own route checks origin and csrf itself; health tells outsiders only up or down. */
const exceptions = new Set(['api/auth/[...nextauth]/route.ts', 'api/health/route.ts']);

const routes = fs
  .readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .map((file) => file.split(path.sep).join('/'));

test('there are routes, and the exceptions are among them', () => {
  expect(routes.length).toBeGreaterThan(exceptions.size);
  for (const exception of exceptions) expect(routes).toContain(exception);
});

test.each(routes.filter((file) => !exceptions.has(file)))(
  '%s exports only wrapped handlers',
  async (file) => {
    const module: Record<string, unknown> = await import(path.join(app, file));
    const unwrapped = Object.entries(module).filter(([, value]) => !isWrapped(value));
    expect(unwrapped.map(([name]) => name)).toEqual([]);
    expect(Object.keys(module).sort()).toEqual(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
  },
);

test('the route that a start asks leaves it how the app is readied for questions', async () => {
  await import('./api/health/route.ts');
  expect((globalThis as WarmPlace).docentWarmUp).toBeTypeOf('function');
});

test('no page or layout exports a server action', () => {
  const sources = fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'));
  const withActions = sources.filter((file) =>
    /^\s*['"]use server['"]/m.test(fs.readFileSync(path.join(app, file), 'utf8')),
  );
  expect(withActions).toEqual([]);
});
