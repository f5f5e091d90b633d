import { randomUUID } from 'node:crypto';
import type { Actor } from '../data-source/access.ts';
import type { Database } from '../db/client.ts';
import type { Locale } from '../i18n/locale.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { buildContext } from '../pipeline/context-builder.ts';
import { isSeen } from '../pipeline/verified-planner.ts';
import { accessFor } from './access-for.ts';
import type { AssistantRuntime } from './assistant-runtime.ts';
import { verifiedPlansOf } from './verified-plans.ts';

/** The rest of the room shows what else the source holds. */
const mostVerified = 3;

const askingForHelp: Record<Locale, string> = {
  en: 'What can you do?',
  vi: 'Bạn có thể làm gì?',
  es: '¿Qué puedes hacer?',
};

/**
 * Questions that work on this source for this person: the newest that an admin has verified in their language,
 * then what the built-in planner says when asked for help.
 */
export async function suggestQuestions(
  database: Database,
  actor: Actor,
  locale: Locale,
  runtime: (sourceId?: string) => Promise<AssistantRuntime>,
  sourceId?: string,
): Promise<{ greeting?: string; suggestions: readonly string[] }> {
  const { manifest, ...of } = await runtime(sourceId);
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
  const [planning, verified] = await Promise.all([
    // Whoever reads questions here: a page that is opened asks no model, and waits for none.
    planBuiltIn(context, AbortSignal.timeout(5000)),
    verifiedPlansOf(database, of.sourceId),
  ]);
  const known = verified
    .filter((each) => each.locale === locale && isSeen(each.plan, context))
    .slice(0, mostVerified)
    .map(({ question }) => question);
  if (planning.kind !== 'help') return { suggestions: known };
  return { greeting: planning.message, suggestions: [...new Set([...known, ...planning.suggestions])] };
}
