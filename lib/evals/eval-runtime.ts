// What questions are put to outside the app: sources with their manifests, opened when first asked about
// and closed when others are, one sandbox, one planner. Needs no app database.
import { randomUUID } from 'node:crypto';
import { type AccessRules, type Actor, openAccess } from '../data-source/access.ts';
import type { Manifest } from '../data-source/manifest.ts';
import { openSource } from '../data-source/open-source.ts';
import type { Source } from '../data-source/source.ts';
import { type Settings, settings } from '../env/settings.ts';
import { SetupError } from '../errors/setup-error.ts';
import type { Locale } from '../i18n/locale.ts';
import { planBuiltIn } from '../language/built-in-planner.ts';
import { noBudget } from '../models/budget.ts';
import { modelSettingsOf } from '../models/model-from-environment.ts';
import { openLanguageModel } from '../models/open-language-model.ts';
import { answerQuestion } from '../pipeline/answer-question.ts';
import { choosePlanner } from '../pipeline/choose-planner.ts';
import { buildContext } from '../pipeline/context-builder.ts';
import { patientOptionMilliseconds } from '../pipeline/limits.ts';
import type { LivePolicy } from '../pipeline/live-policy.ts';
import { modelPlanner } from '../pipeline/model-planner.ts';
import type { Outcome, QuestionInput } from '../pipeline/outcome.ts';
import type { Context, Planner, Planning, Turn } from '../pipeline/stages.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';

export interface EvalQuestion {
  readonly question: string;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
  readonly turns: readonly Turn[];
  /** Run as it is, without planning. */
  readonly plan?: QuestionInput['plan'];
  /** Who asks; without it the operator, who may see all of the source. */
  readonly asker?: { readonly actor: Actor; readonly access: AccessRules; readonly mayReadCode: boolean };
  readonly policies?: readonly LivePolicy[];
}

export interface OpenedSource {
  readonly manifest: Manifest;
  ask(question: EvalQuestion, signal: AbortSignal): Promise<Outcome>;
  /** How the planner reads a question, without running it. */
  read(question: EvalQuestion, signal: AbortSignal): Promise<Planning>;
  /** What a planner is given with a question. */
  context(question: EvalQuestion): Context;
}

export interface EvalRuntime {
  /** Opens the source where it is not open, and keeps it open while `work` runs. @throws AssistantError */
  withSource<T>(url: string, work: (source: OpenedSource) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Kept {
  readonly opening: Promise<{ source: Source; manifest: Manifest }>;
  users: number;
}

const idleSourcesKept = 4;
const operator: Actor = { id: 'operator', role: 'admin', attributes: {} };

/** The planner of a name, with the model that the environment names. @throws SetupError where there is none */
export function plannerNamed(name: string, environment: Settings = settings()): Planner {
  if (name === 'built-in') return planBuiltIn;
  if (name !== 'auto' && name !== 'model') {
    throw new SetupError(`There is no planner "${name}" here.`, 'Take "built-in", "auto" or "model".');
  }
  const found = modelSettingsOf(environment);
  if (!found && name === 'model') {
    throw new SetupError('No model is configured.', 'Set DOCENT_MODEL, or take --planner built-in.');
  }
  const model = found && modelPlanner(openLanguageModel(found, noBudget), environment.prompt);
  return choosePlanner({ mode: name, ...(model ? { model } : {}) });
}

export async function openEvalRuntime(planner: Planner): Promise<EvalRuntime> {
  const sandbox = await openSandbox();
  const kept = new Map<string, Kept>();

  async function open(url: string) {
    const source = await openSource(url);
    try {
      return { source, manifest: await source.introspect() };
    } catch (thrown) {
      await source.close();
      throw thrown;
    }
  }

  async function closeIdle(): Promise<void> {
    const idle = [...kept].filter(([, { users }]) => users === 0);
    for (const [url, { opening }] of idle.slice(0, Math.max(0, idle.length - idleSourcesKept))) {
      kept.delete(url);
      const [opened] = await Promise.allSettled([opening]);
      if (opened.status === 'fulfilled') await opened.value.source.close();
    }
  }

  return {
    async withSource(url, work) {
      const entry = kept.get(url) ?? { opening: open(url), users: 0 };
      // Taken out and put back, so that the map's order is by last use.
      kept.delete(url);
      kept.set(url, entry);
      entry.users++;
      try {
        const { source, manifest } = await entry.opening;
        return await work({
          manifest,
          ask: (question, signal) => ask(question, { source, manifest, planner, sandbox, signal }),
          read: (question, signal) => planner(buildContext(inputOf(question), manifest), signal),
          context: (question) => buildContext(inputOf(question), manifest),
        });
      } finally {
        entry.users--;
        await closeIdle();
      }
    },
    async close() {
      const opened = await Promise.allSettled([...kept.values()].map(({ opening }) => opening));
      await Promise.all(
        opened.map((each) => (each.status === 'fulfilled' ? each.value.source.close() : undefined)),
      );
      await sandbox.close();
    },
  };
}

function ask(
  question: EvalQuestion,
  tools: Omit<Parameters<typeof answerQuestion>[1], 'observe'>,
): Promise<Outcome> {
  return answerQuestion(inputOf(question), { ...tools, observe: () => {} });
}

function inputOf({ asker, policies = [], ...question }: EvalQuestion): QuestionInput {
  return {
    ...question,
    chatId: randomUUID(),
    traceId: randomUUID(),
    policies,
    previewMilliseconds: patientOptionMilliseconds,
    asker: asker ?? { actor: operator, access: openAccess, mayReadCode: true },
  };
}

/** What a follow-up may look back on after this question. */
export function turnOf(question: string, { envelope, plan }: Outcome): Turn {
  const result = envelope.type === 'answer' ? envelope.data.result : undefined;
  const confidence = envelope.type === 'answer' ? envelope.data.provenance?.confidence : undefined;
  return {
    question,
    ...(plan ? { plan } : {}),
    ...(confidence === undefined ? {} : { confidence }),
    ...(result ? { columns: result.columns, rows: result.rows.slice(0, 10) } : {}),
  };
}

/** What a log would say of a question that ended in an error: the code, its detail, and a bug's own words. */
export function failureOf({ observations }: Outcome): string | undefined {
  const failed = observations.findLast(({ kind }) => kind === 'failed');
  if (failed?.kind !== 'failed') return undefined;
  const { code, detail, cause } = failed;
  const root = cause instanceof Error ? cause.cause : undefined;
  return [code, detail, root instanceof Error ? root.message : undefined].filter(Boolean).join(': ');
}
