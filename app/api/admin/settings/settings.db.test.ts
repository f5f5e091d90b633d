import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppSettings } from '#lib/settings/app-settings.ts';
import { type AppWorld, call, openAppWorld } from '#lib/testing/app-world.ts';
import * as settings from './route.ts';

let world: AppWorld;
beforeAll(async () => {
  world = await openAppWorld();
});
afterAll(() => world.close());

const change = (json: object) => call(settings.PATCH, { as: world.admin, method: 'PATCH', json });
const read = async () => (await (await call(settings.GET, { as: world.admin })).json()) as AppSettings;

describe('settings', () => {
  test('are for admins', async () => {
    expect((await call(settings.GET, { as: world.staff })).status).toBe(403);
    const json = { auto_approve: true };
    expect((await call(settings.PATCH, { as: world.staff, method: 'PATCH', json })).status).toBe(403);
    expect((await call(settings.PATCH, { method: 'PATCH', json })).status).toBe(401);
  });

  test('are changed by name, and the others stay', async () => {
    const before = await read();
    const response = await change({ auto_approve: true, retire_after_days: 30 });
    expect(await response.json()).toEqual({ ...before, auto_approve: true, retire_after_days: 30 });
    expect(await read()).toMatchObject({ auto_approve: true, retire_after_days: 30 });
    const entries = await world.database.auditEntry.findMany({ where: { action: 'setting.changed' } });
    expect(entries.map(({ subject, actorId }) => [subject, actorId])).toEqual([
      ['setting:auto_approve', world.admin.id],
      ['setting:retire_after_days', world.admin.id],
    ]);
  });

  test('of the right to read code may be taken back to what it was', async () => {
    await change({ staff_reads_code: true });
    expect((await read()).staff_reads_code).toBe(true);
    await change({ staff_reads_code: null });
    expect((await read()).staff_reads_code).toBeNull();
  });

  test.each([
    { answer_threshold: 1.5 },
    { auto_approve: 'yes' },
    { retire_after_days: 1 },
    { unknown: true },
    { model_choice: {} },
  ])('%o are refused, and nothing is kept', async (json) => {
    const before = await read();
    expect((await change({ policies_enabled: false, ...json })).status).toBe(400);
    expect(await read()).toEqual(before);
  });
});
