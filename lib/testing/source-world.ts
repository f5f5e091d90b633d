// A world with a team's database in it, sources connected through the routes, and questions answered for
// real by the whole pipeline.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, vi } from 'vitest';
import * as message from '../../app/ai-assistant/api/chats/[chat_id]/message/route.ts';
import * as chats from '../../app/ai-assistant/api/chats/route.ts';
import * as sources from '../../app/api/admin/sources/route.ts';
import type { RouteHandler } from '../auth/route.ts';
import { closeRuntime } from '../conversations/assistant-runtime.ts';
import type { Envelope } from '../envelope/envelope.ts';
import type { SourceView } from '../sources/source-view.ts';
import { type AppWorld, call, openAppWorld, type Person, type TestRequest } from './app-world.ts';
import { openTeamDatabase, type TeamDatabase } from './team-database.ts';

export interface SourceWorld {
  readonly app: AppWorld;
  readonly team: TeamDatabase;
  /** For files of databases. */
  readonly folder: string;
  /** Forgets every connected source and what is open. */
  reset(): Promise<void>;
  close(): Promise<void>;
  /** The team's database as a connection, with changes. */
  connection(more?: object): Record<string, unknown>;
  /** Connects it and gives the id of the source. */
  connect(more?: object): Promise<string>;
  /** Asks a source in a new chat. */
  ask(person: Person, sourceId: string, content: string): Promise<Envelope>;
  /** What a route answers an admin with; fails the test when it is a failure. */
  json<T>(handler: RouteHandler, request: TestRequest): Promise<T>;
}

export async function openSourceWorld(): Promise<SourceWorld> {
  const app = await openAppWorld();
  const team = await openTeamDatabase();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-sources-'));

  async function json<T>(handler: RouteHandler, request: TestRequest): Promise<T> {
    const response = await call(handler, { as: app.admin, ...request });
    const body = (await response.json()) as T;
    expect(response.status, JSON.stringify(body)).toBeLessThan(300);
    return body;
  }

  function connection(more: object = {}) {
    const { host, port, database, reader } = team;
    return { engine: 'postgres', host, port, database, ...reader, tls: 'off', schemas: ['public'], ...more };
  }

  return {
    app,
    team,
    folder,
    json,
    connection,
    async reset() {
      await closeRuntime();
      for (const { id } of await app.database.source.findMany({ where: { engine: { not: null } } })) {
        await app.database.source.update({ where: { id }, data: { location: id, removedAt: new Date() } });
      }
      await app.database.questionQuota.deleteMany();
    },
    async close() {
      await closeRuntime();
      await app.close();
      await team.close();
      fs.rmSync(folder, { recursive: true });
    },
    async connect(more = {}) {
      const body = { name: 'Shop', connection: connection(more) };
      return (await json<SourceView>(sources.POST, { json: body })).id;
    },
    async ask(person, sourceId, content) {
      const chat = await json<{ id: string }>(chats.POST, { as: person, json: { source_id: sourceId } });
      const params = { chat_id: chat.id };
      const response = await call(message.POST, { as: person, params, json: { content } });
      return (await response.json()) as Envelope;
    },
  };
}

/** The rows of an answer; fails the test when it is none. */
export function rowsOf(envelope: Envelope): unknown {
  expect(envelope.type, envelope.message).toBe('answer');
  return envelope.type === 'answer' ? envelope.data.result?.rows : undefined;
}

/** What was written to the log so far was expected. */
export function expectLog(): void {
  vi.mocked(console.error).mockClear();
}
