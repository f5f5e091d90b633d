import { randomUUID } from 'node:crypto';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { buildContext } from '../pipeline/context-builder.ts';
import { accessFor } from './access-for.ts';
import type { AssistantRuntime } from './assistant-runtime.ts';

const askingForHelp: Record<Locale, string> = {
  en: 'What can you do?',
  vi: 'Bạn có thể làm gì?',
  es: '¿Qué puedes hacer?',
};

/** Questions that work on this source for this person: what the planner says when asked for help. */
export async function suggestQuestions(
  database: Database,
  actor: SignedIn,
  locale: Locale,
  runtime: (sourceId?: string) => Promise<AssistantRuntime>,
  sourceId?: string,
): Promise<{ greeting?: string; suggestions: readonly string[] }> {
  const { manifest, planner, ...of } = await runtime(sourceId);
  const access = await accessFor(database, { sourceId: of.sourceId, manifest, actor });
  const context = buildContext(
    {
      question: askingForHelp[locale],
      chatId: '',
      traceId: randomUUID(),
      locale,
      timeZone: 'UTC',
      now: new Date(),
      asker: { actor, access, mayReadCode: false },
      turns: [],
      policies: [],
    },
    manifest,
  );
  const planning = await planner(context, AbortSignal.timeout(5000));
  return planning.kind === 'help'
    ? { greeting: planning.message, suggestions: planning.suggestions }
    : { suggestions: [] };
}
