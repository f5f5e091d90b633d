// What every story starts with: the running app, a person of its own, and two watches that fail a story
// whatever it is about: nothing may be asked of another host, and the browser may have nothing to complain of.
import { test as base, expect, type Page } from '@playwright/test';
import { createUser } from '#lib/auth/create-user.ts';
import { appDatabase, demoDatabase } from '#lib/commands/prepare-databases.ts';
import { type Database, openDatabase } from '#lib/db/client.ts';
import { joinEmbeddedServer } from '#lib/db/embedded-server.ts';
import type { GoldDatabase } from '#lib/evals/gold-database.ts';
import { openGoldPostgres } from '#lib/evals/gold-postgres.ts';
import { AssistantPage } from './assistant-page.ts';

export { expect };

export interface Person {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export interface House {
  readonly database: Database;
  /** The demo business, for the SQL that says what is right. */
  readonly gold: GoldDatabase;
  /** The demo business, for its owner. */
  readonly demoUrl: string;
}

interface Story {
  /** Staff with an account and no chats. */
  person: Person;
  /** An admin: the same, and may read code. */
  admin: Person;
  /** The person is signed in and has an empty chat before them. */
  assistant: AssistantPage;
  watch: undefined;
}

export const test = base.extend<Story, { house: House }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const home = process.env.DOCENT_E2E_HOME;
      if (!home) throw new Error('The stories need the home that playwright.config.ts makes.');
      const server = await joinEmbeddedServer(home, () => {});
      const database = openDatabase(server.url(appDatabase), { connections: 2 });
      const gold = openGoldPostgres(server.url(demoDatabase));
      await use({ database, gold, demoUrl: server.url(demoDatabase) });
      await gold.close();
      await database.$disconnect();
      await server.leave();
    },
    { scope: 'worker' },
  ],
  person: async ({ house }, use) => use(await newPerson(house.database, 'staff')),
  admin: async ({ house }, use) => use(await newPerson(house.database, 'admin')),
  assistant: async ({ page, person }, use) => {
    await signIn(page, person);
    const assistant = new AssistantPage(page);
    await assistant.open();
    await use(assistant);
  },
  watch: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      const host = new URL(baseURL ?? '').host;
      page.on('request', (request) => {
        if (new URL(request.url()).host !== host) complaints.push(`asked ${request.url()}`);
      });
      page.on('pageerror', (error) => complaints.push(`threw ${error.message}`));
      page.on('console', (message) => {
        // A refused request is what some stories are about; the browser reports each one here.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          complaints.push(`console: ${message.text()}`);
        }
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

async function newPerson(database: Database, role: 'staff' | 'admin'): Promise<Person> {
  const person = {
    email: `${crypto.randomUUID()}@stories.test`,
    name: role === 'admin' ? 'Ada Admin' : 'Sam Staff',
    password: crypto.randomUUID(),
  };
  await createUser(database, { ...person, role });
  return person;
}

/** Signs in without the form, which has its own stories. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  const csrf = await page.request.get('/api/auth/csrf');
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const origin = new URL(csrf.url()).origin;
  const response = await page.request.post('/api/auth/callback/credentials', {
    headers: { origin },
    form: { email, password, csrfToken, json: 'true' },
  });
  expect(response.ok()).toBe(true);
}
