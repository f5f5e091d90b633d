// Taking the whole result of an answer away: who may, with which rights, how often, and what is in the file.
import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exportsPerMinute } from '#lib/conversations/export-quota.ts';
import type { MoreRows } from '#lib/conversations/more-rows.ts';
import type { Envelope } from '#lib/envelope/envelope.ts';
import { type AppWorld, call, type Person } from '#lib/testing/app-world.ts';
import { openSourceWorld, type SourceWorld } from '#lib/testing/source-world.ts';
import * as access from '../../api/admin/sources/[id]/access/route.ts';
import * as exported from './chats/[chat_id]/messages/[message_id]/export/route.ts';
import * as rows from './chats/[chat_id]/messages/[message_id]/rows/route.ts';

let house: SourceWorld;
let world: AppWorld;
let sourceId: string;

beforeAll(async () => {
  house = await openSourceWorld();
  world = house.app;
  await house.team.execute(`
    insert into orders select n, 1 + n % 30, n * 10, date '2026-01-01' + n % 300 from generate_series(61, 30000) n;
    update customers set name = '=SUM(A1)' where id = 2;
    analyze`);
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.reset();
  sourceId = await house.connect();
});

interface Where {
  readonly chat_id: string;
  readonly message_id: string;
}

async function answered(question: string, person: Person = world.staff): Promise<Where> {
  const { meta } = await house.ask(person, sourceId, question);
  return { chat_id: meta.chat_id, message_id: meta.message_id ?? '' };
}

function take(
  where: Where,
  person: Person | undefined = world.staff,
  query = '?format=csv',
): Promise<Response> {
  return call(exported.GET, {
    params: { ...where },
    path: `/export${query}`,
    ...(person && { as: person }),
  });
}

async function linesOf(response: Response): Promise<string[]> {
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\r\n');
  expect(lines.at(-1)).toBe('');
  return lines.slice(0, -1);
}

const codeOf = async (response: Response) => {
  const { type, data } = (await response.json()) as Envelope & { data: { error_code?: string } };
  return [response.status, type, data.error_code];
};

const entries = (action: string, { message_id }: Where) =>
  world.database.auditEntry.findMany({ where: { action, subject: `message:${message_id}` } });

describe('the file of an answer', () => {
  test('has every row, however few were shown', async () => {
    const where = await answered('List all orders');
    const response = await take(where);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="docent-export.csv"');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const lines = await linesOf(response);
    expect(lines).toHaveLength(30_001);
    expect(new Set(lines.slice(1)).size).toBe(30_000);
  });

  test('begins with the headings of the answer, and nothing in it is a formula', async () => {
    const lines = await linesOf(await take(await answered('List the customers')));
    expect(lines[0]?.toLowerCase()).toContain('name');
    expect(lines).toHaveLength(31);
    expect(lines.filter((line) => /(^|,)=/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.includes("'=SUM(A1)"))).toHaveLength(1);
  });

  test('is a workbook too, with the same rows', async () => {
    const response = await take(await answered('List the customers'), world.staff, '?format=xlsx');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="docent-export.xlsx"');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect([...sheet.matchAll(/<row>/g)]).toHaveLength(31);
    expect(sheet).toContain('>=SUM(A1)<');
    expect(sheet).not.toContain('<f>');
  });

  test('is in the audit log, with how it ended', async () => {
    const where = await answered('How many orders per customer?');
    await linesOf(await take(where));
    expect(await entries('answer.exported', where)).toMatchObject([{ actorId: world.staff.id }]);
    expect(await entries('answer.export_ended', where)).toMatchObject([
      { detail: { format: 'csv', outcome: 'complete', rows: 30 } },
    ]);
  });

  test('is made with the rights of now', async () => {
    const where = await answered('List the customers');
    const put = (rules: object[]) =>
      house.json(access.PUT, { method: 'PUT', params: { id: sourceId }, json: { rules } });
    const rule = { role: 'staff', model: 'customers' };
    await put([{ ...rule, kind: 'row_rule', field: 'region', attribute: 'region' }]);
    expect(await linesOf(await take(where))).toHaveLength(1);
    await world.database.user.update({
      where: { id: world.staff.id },
      data: { attributes: { region: 'North' } },
    });
    expect(await linesOf(await take(where))).toHaveLength(11);
    await put([{ ...rule, kind: 'hide_model' }]);
    const [status, type] = await codeOf(await take(where));
    expect([status, type]).toEqual([422, 'error']);
    expect(await entries('answer.export_ended', where)).toHaveLength(3);
  });

  test('ends when its reader leaves', async () => {
    const where = await answered('List all orders');
    const reader = (await take(where)).body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    expect(await codeOf(await take(where))).toEqual([429, 'error', 'request.rate_limited']);
    await reader?.cancel();
    expect(await entries('answer.export_ended', where)).toMatchObject([{ detail: { outcome: 'left' } }]);
    expect(await linesOf(await take(where))).toHaveLength(30_001);
  });
});

test('more rows than were shown come at once, the first of all in any order, under the rights of now', async () => {
  const where = await answered('List all orders');
  const ofPage = (as: Person) => call(rows.GET, { as, params: { ...where }, path: '/rows' });
  const counted = async () =>
    (await world.database.questionQuota.findFirstOrThrow({ where: { user: { email: world.staff.email } } }))
      .starts;
  const before = await counted();
  const more = (await (await ofPage(world.staff)).json()) as { rows: unknown[][]; truncated: boolean };
  expect([more.rows.length, more.truncated]).toEqual([10_000, true]);
  expect(new Set(more.rows.map(String)).size).toBe(10_000);
  // Another look at an answer is not another question.
  expect(await counted()).toEqual(before);
  expect((await ofPage(world.other)).status).toBe(404);

  // The largest of all thirty thousand, not of those that were sent.
  const inOrder = async (question: string) => {
    const params = { ...(await answered(question)) };
    const path = '/rows?sort=id&direction=desc&most=3';
    return (await (await call(rows.GET, { as: world.staff, params, path })).json()) as MoreRows;
  };
  const last = await inOrder('List all orders');
  expect(last.rows.map(([id]) => id)).toEqual([30_000, 29_999, 29_998]);
  expect(last).toMatchObject({ truncated: true, sorted: true });
  expect(last.keys).toHaveLength(3);
  expect(await inOrder('The 20 newest orders')).toMatchObject({ truncated: false, sorted: false });

  await house.json(access.PUT, {
    method: 'PUT',
    params: { id: sourceId },
    json: { rules: [{ role: 'staff', model: 'orders', kind: 'hide_model' }] },
  });
  expect((await ofPage(world.staff)).status).toBe(422);
});

describe('nobody takes away', () => {
  test('what is not theirs: it is not there', async () => {
    const where = await answered('List the customers');
    for (const person of [world.other, world.admin]) {
      expect(await codeOf(await take(where, person))).toEqual([404, 'error', 'resource.not_found']);
    }
    const elsewhere = await answered('List the customers', world.other);
    const mixed = { chat_id: where.chat_id, message_id: elsewhere.message_id };
    expect((await take(mixed)).status).toBe(404);
    expect((await take({ ...where, message_id: randomUUID() })).status).toBe(404);
    expect((await take({ ...where, message_id: "x' or 1=1" })).status).toBe(404);
    expect(await entries('answer.exported', where)).toEqual([]);
  });

  test('anything without being signed in, or in a form that is not known', async () => {
    const where = await answered('List the customers');
    const anonymous = await call(exported.GET, { params: { ...where }, path: '/export?format=csv' });
    expect(anonymous.status).toBe(401);
    for (const query of ['', '?format=exe', '?format=csv&format=csv', '?format=csv&limit=5']) {
      expect((await take(where, world.staff, query)).status).toBe(400);
    }
  });

  test('an answer without rows', async () => {
    expect((await take(await answered('What can you do?'))).status).toBe(404);
  });

  test(`more than ${exportsPerMinute} files a minute`, async () => {
    const where = await answered('How many orders?', world.other);
    for (let time = 0; time < exportsPerMinute; time++) {
      expect(await linesOf(await take(where, world.other))).toHaveLength(2);
    }
    const refused = await take(where, world.other);
    expect(await codeOf(refused)).toEqual([429, 'error', 'request.rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await linesOf(await take(await answered('How many orders?')))).toHaveLength(2);
  });
});
