// The product as it learns, without its web pages: Docent's own tables in a database of this run, the worker
// with its queues, a source that people ask, and the people. What is asked, said, made, proven, approved and
// deployed here goes the way it goes for people; nothing is done in its place.
import { createUser } from '../../auth/create-user.ts';
import { type SignedIn, signedInFrom } from '../../auth/signed-in.ts';
import { startQuestion } from '../../conversations/ask-question.ts';
import { closeRuntime, shareRuntime } from '../../conversations/assistant-runtime.ts';
import { createChat } from '../../conversations/chats.ts';
import { recordManifest } from '../../conversations/record-manifest.ts';
import { openSource } from '../../data-source/open-source.ts';
import type { Source } from '../../data-source/source.ts';
import { closeDatabase, type Database, openDatabase, shareDatabase } from '../../db/client.ts';
import { migrate } from '../../db/migrate.ts';
import type { Envelope } from '../../envelope/envelope.ts';
import type { Locale } from '../../i18n/locale.ts';
import { openWork } from '../../jobs/open-work.ts';
import { startWorker } from '../../jobs/worker.ts';
import { answerQuestion } from '../../pipeline/answer-question.ts';
import { patientOptionMilliseconds } from '../../pipeline/limits.ts';
import type { Planner } from '../../pipeline/stages.ts';
import { openSandbox } from '../../sandbox/open-sandbox.ts';
import { changeAppSetting } from '../../settings/app-settings.ts';

export interface LearningSetting {
  /** An empty PostgreSQL database; everything that is learned is written there. */
  readonly databaseUrl: string;
  readonly planner: Planner;
  readonly timeZone: string;
}

export interface Conversation {
  readonly history: readonly string[];
  readonly question: string;
  readonly locale: Locale;
  readonly now: Date;
}

export interface GivenAnswer {
  readonly envelope: Envelope;
  /** Of the answer, to say something of. */
  readonly messageId: string;
}

export interface LearningWorld {
  readonly database: Database;
  /** A new member of staff. */
  person(): Promise<SignedIn>;
  /** The source that everybody asks from now on. @throws AssistantError when it cannot be opened */
  moveTo(url: string): Promise<string>;
  /** Asks in a chat of one's own; where something is asked back in the history, the first option is taken. */
  ask(asker: SignedIn, asked: Conversation): Promise<GivenAnswer>;
  /** Resolves when the worker has nothing left to make and to prove. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds between two looks at what is left to do. */
const glance = 50;

/**
 * The settings are the product's own, but for two: what may be approved without a person is, and what was so
 * approved is deployed. That is the reviewer who approves what may be approved automatically and nothing else.
 */
export async function openLearningWorld(setting: LearningSetting): Promise<LearningWorld> {
  await migrate(setting.databaseUrl);
  const database = openDatabase(setting.databaseUrl);
  shareDatabase(database);
  const sandbox = await openSandbox();
  const worker = await startWorker(setting.databaseUrl);
  const reviewer = await createUser(database, {
    email: 'reviewer@eval.test',
    name: 'Reviewer',
    role: 'admin',
  });
  for (const key of ['auto_approve', 'auto_deploy'] as const)
    await changeAppSetting(database, key, true, reviewer);
  let people = 0;
  let open: { source: Source; runtime: Parameters<typeof shareRuntime>[0] } | undefined;

  async function askOnce(asker: SignedIn, chatId: string, asked: AskedNow): Promise<Envelope> {
    const { runtime } = open ?? {};
    if (!runtime) throw new Error('Nobody said which source is asked.');
    const started = await startQuestion(
      { asker, chatId, asked: asked.what, client: { locale: asked.locale, timezone: setting.timeZone } },
      { database, runtime: async () => runtime, now: () => asked.now },
    );
    return started.answer(new AbortController().signal);
  }

  return {
    database,
    async person() {
      people += 1;
      const email = `person${people}@eval.test`;
      const id = await createUser(database, { email, name: `Person ${people}`, role: 'staff' });
      return signedInFrom(
        { id, email, name: `Person ${people}`, role: 'staff', attributes: {}, staffReadsCode: false },
        'token',
      );
    },
    async moveTo(url) {
      await open?.source.close();
      open = undefined;
      const source = await openSource(url);
      try {
        const manifest = await source.introspect();
        const sourceId = await recordManifest(database, url, manifest);
        await revealAll(database, sourceId, manifest.models);
        open = {
          source,
          runtime: {
            source,
            manifest,
            sandbox,
            planner: setting.planner,
            answerQuestion: patiently,
            sourceId,
          },
        };
        shareRuntime(open.runtime);
        return sourceId;
      } catch (thrown) {
        open = undefined;
        await source.close();
        throw thrown;
      }
    },
    async ask(asker, { history, question, locale, now }) {
      const { id: chatId } = await createChat(database, asker);
      const inWords = (content: string) => ({ what: { content }, locale, now });
      for (const earlier of history) {
        const envelope = await askOnce(asker, chatId, inWords(earlier));
        const [option] = envelope.type === 'clarification' ? envelope.data.options : [];
        if (envelope.type !== 'clarification' || !option) continue;
        const { pending_clarification_id } = envelope.data;
        const what = { clarification: { pending_clarification_id, option_id: option.id } };
        await askOnce(asker, chatId, { what, locale, now });
      }
      let envelope = await askOnce(asker, chatId, inWords(question));
      // What could not be computed this time is asked once more, as anybody would.
      if (envelope.type === 'error' && envelope.data.retryable)
        envelope = await askOnce(asker, chatId, inWords(question));
      return { envelope, messageId: envelope.meta.message_id ?? '' };
    },
    async settle() {
      for (;;) {
        if ((await openWork(database)) === 0) return;
        await new Promise((resolve) => setTimeout(resolve, glance));
      }
    },
    async close() {
      await worker.stop();
      await open?.source.close();
      open = undefined;
      await closeRuntime();
      await sandbox.close();
      await closeDatabase();
    },
  };
}

interface AskedNow {
  readonly what: Parameters<typeof startQuestion>[0]['asked'];
  readonly locale: Locale;
  readonly now: Date;
}

/** What is learned must not depend on how busy the machine is. */
const patiently: typeof answerQuestion = (input, tools) =>
  answerQuestion({ ...input, previewMilliseconds: patientOptionMilliseconds }, tools);

/** A suite asks about all of its source, as `eval` does without people; so an admin has opened all of it. */
async function revealAll(
  database: Database,
  sourceId: string,
  models: readonly { name: string; fields: readonly { name: string; sensitive?: unknown }[] }[],
): Promise<void> {
  await database.accessRule.createMany({
    data: models.flatMap(({ name: model, fields }) =>
      fields
        .filter(({ sensitive }) => sensitive)
        .map(({ name: field }) => ({
          sourceId,
          role: 'staff' as const,
          kind: 'reveal_field' as const,
          model,
          field,
        })),
    ),
  });
}
