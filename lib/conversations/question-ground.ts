// What our own records say to a question before it is answered: its chat, and what holds for its source and its
// asker now. One statement reads it all, with every question: what an admin changed, in whatever process, holds
// for the next one, and all of it is of one moment.
import type { Database } from '../db/client.ts';
import { Prisma } from '../db/generated/client.ts';
import { readOf, readTogether } from '../db/read-together.ts';
import { type SettingRow, settingRows } from '../settings/app-settings.ts';
import { defaultLocation } from '../sources/default-source.ts';
import { type SourceRow, sourceRead } from '../sources/source-row.ts';
import { type RuleRow, ruleRows } from './access-for.ts';
import { type TurnRow, turnRows } from './earlier-turns.ts';
import { type Deployments, deployments } from './live-policies.ts';
import type { OpenClarification } from './settle-clarification.ts';
import { type VerifiedStamp, verifiedStamp } from './verified-plans.ts';

/** A chat of the asker, with what it waits for. */
export interface AskedChat {
  readonly title: string | null;
  readonly renamed: boolean;
  readonly summary: string;
  readonly sourceId: string | null;
  readonly waitsFor: OpenClarification | null;
}

/** What holds for a source and a role. */
export interface Holding {
  /** Absent where the default source was never recorded. */
  readonly source?: SourceRow;
  readonly settings: readonly SettingRow[];
  readonly deployments?: Deployments;
  readonly verified?: VerifiedStamp;
  readonly rules: readonly RuleRow[];
}

export interface QuestionGround extends Holding {
  /** Absent where there is none of this id that is the asker's. */
  readonly chat?: AskedChat;
  /** What was said in it, newest first. */
  readonly turns: readonly TurnRow[];
}

interface Asked {
  readonly chatId: string;
  readonly asker: { readonly id: string; readonly role: 'staff' | 'admin' };
}

export async function questionGround(database: Database, { chatId, asker }: Asked): Promise<QuestionGround> {
  const of = Prisma.sql`coalesce(
    (select "sourceId" from "Chat" where id = ${chatId}::uuid and "ownerId" = ${asker.id}::uuid),
    (select id from "Source" where location = ${defaultLocation() ?? null}))`;
  const { chat, turns, ...held } = await readTogether(database, {
    chat: readOf<Omit<AskedChat, 'waitsFor'> & { open: (OpenClarification & { expiresAt: string }) | null }>(
      Prisma.sql`
        select c.title, c."renamedAt" is not null as renamed, c."conversationSummary" as summary, c."sourceId",
          (select to_json(open) from (
            select p.id, p.question, p.options, p."expiresAt" from "PendingClarification" p
            where p."chatId" = c.id and p."end" is null
          ) open) as open
        from "Chat" c
        where c.id = ${chatId}::uuid and c."ownerId" = ${asker.id}::uuid and c."deletedAt" is null`,
    ),
    turns: turnRows(chatId),
    ...readsOf(of, asker.role),
  });
  const [found] = chat;
  if (!found) return { turns: [], ...holding(held) };
  const { open, ...rest } = found;
  const waitsFor = open && { ...open, expiresAt: new Date(open.expiresAt) };
  return { chat: { ...rest, waitsFor }, turns, ...holding(held) };
}

/** The same without a chat, for a source that turned out to be another. */
export async function holdingFor(database: Database, sourceId: string, role: Asked['asker']['role']) {
  return holding(await readTogether(database, readsOf(Prisma.sql`${sourceId}::uuid`, role)));
}

function readsOf(of: Prisma.Sql, role: Asked['asker']['role']) {
  return {
    source: sourceRead(Prisma.sql`id = ${of}`),
    settings: settingRows,
    deployments,
    verified: verifiedStamp(of),
    rules: ruleRows(of, role),
  };
}

function holding(read: {
  source: SourceRow[];
  settings: SettingRow[];
  deployments: Deployments[];
  verified: VerifiedStamp[];
  rules: RuleRow[];
}): Holding {
  const { source, deployments: deployed, verified, ...rest } = read;
  return {
    ...rest,
    ...(source[0] && { source: source[0] }),
    ...(deployed[0] && { deployments: deployed[0] }),
    ...(verified[0] && { verified: verified[0] }),
  };
}
