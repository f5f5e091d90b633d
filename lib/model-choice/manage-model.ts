// Which model reads questions, as admins see and change it. A change holds from the next question on, in
// every process. Keys are written, never shown.
import { recordAudit } from '../audit/record-audit.ts';
import type { Database } from '../db/client.ts';
import { settings } from '../env/settings.ts';
import { type ConnectionProblem, connectionProblem } from '../models/connection-problem.ts';
import { listModels } from '../models/list-models.ts';
import { modelSettingsOf, trustedModelOrigins } from '../models/model-from-environment.ts';
import {
  defaultCallSeconds,
  labelOf,
  type ModelConnection,
  type ModelProvider,
} from '../models/model-settings.ts';
import { tryModel } from '../models/try-model.ts';
import { refuseUnlessAllowed } from '../outgoing/guarded-fetch.ts';
import { sealSecret, tailOf } from '../settings/sealed-secret.ts';
import { chosenModel, connectionOf, environmentKeys, keyPlace, openedKey } from './chosen-model.ts';
import { keptBudget, type Spent, spentToday } from './kept-budget.ts';
import type { ConnectionBody, ModelChoiceBody, ModelTestBody } from './model-requests.ts';
import {
  choiceKey,
  readStoredChoice,
  type SpendingLimits,
  type StoredChoice,
  type StoredConnection,
} from './stored-choice.ts';

export interface ConnectionView {
  readonly provider: ModelProvider;
  readonly name: string;
  readonly url: string | null;
  /** Never the key: whether there is one, and of a long one the last four characters. */
  readonly key: { readonly set: boolean; readonly tail: string | null };
}

export interface ModelView {
  /** Null: nothing was chosen here, and the environment decides. */
  readonly chosen: {
    readonly planner: StoredChoice['planner'];
    readonly primary: ConnectionView | null;
    readonly fallback: ConnectionView | null;
    readonly policy_name: string | null;
    readonly phrase_name: string | null;
    readonly call_seconds: number | null;
    readonly prompt: StoredChoice['prompt'];
    readonly phrasing: StoredChoice['phrasing'];
    readonly prices: StoredChoice['prices'];
    readonly currency: string;
    readonly limits: SpendingLimits;
    readonly limit_words: string | null;
  } | null;
  /** `provider:name` that questions are read with now; null: the built-in planner alone. */
  readonly in_use: string | null;
  /** What the environment names; null: the built-in planner alone. */
  readonly environment: string | null;
  /** The same as a choice that could be made here; without its keys, which are where `environment_keys` says. */
  readonly environment_choice: {
    readonly planner: StoredChoice['planner'];
    readonly primary: ConnectionView | null;
    readonly fallback: ConnectionView | null;
    readonly prompt: StoredChoice['prompt'];
    readonly phrasing: StoredChoice['phrasing'];
  };
  /** Servers that may be private, because the environment names them. */
  readonly trusted_servers: readonly string[];
  /** Where a key of the environment goes where none is given here; `url` null is the provider's own server. */
  readonly environment_keys: readonly { readonly provider: ModelProvider; readonly url: string | null }[];
  /** How long a call may take where nothing is said here. */
  readonly default_seconds: number;
  /** By everybody, since midnight UTC. */
  readonly spent_today: Spent;
}

export async function readModel(database: Database): Promise<ModelView> {
  const [stored, { all }] = await Promise.all([readStoredChoice(database), spentToday(database, '')]);
  const label = (of: StoredChoice | undefined) => {
    const { model } = chosenModel(of, settings());
    return model ? labelOf(model.primary) : null;
  };
  return {
    chosen: stored ? { ...stored, primary: viewOf(stored.primary), fallback: viewOf(stored.fallback) } : null,
    in_use: label(stored),
    environment: label(undefined),
    environment_choice: environmentChoice(),
    trusted_servers: trustedModelOrigins(settings()),
    environment_keys: environmentKeys(settings()).map(({ provider, url }) => ({ provider, url })),
    default_seconds: settings().modelSeconds ?? defaultCallSeconds,
    spent_today: all,
  };
}

function environmentChoice(): ModelView['environment_choice'] {
  const { planner, prompt, phrasing } = settings();
  const { primary, fallback } = modelSettingsOf(settings()) ?? {};
  return { planner, prompt, phrasing, primary: shown(primary), fallback: shown(fallback) };
}

function shown(connection: ModelConnection | undefined): ConnectionView | null {
  if (!connection) return null;
  const { provider, name, url = null } = connection;
  return { provider, name, url, key: { set: false, tail: null } };
}

/** @throws AssistantError `outgoing.refused` for a server that may not be called */
export async function chooseModel(
  database: Database,
  actorId: string,
  { primary, fallback, ...rest }: ModelChoiceBody,
): Promise<ModelView> {
  await database.$transaction(async (transaction) => {
    const before = await readStoredChoice(transaction);
    const value: StoredChoice = {
      ...rest,
      primary: primary && stored(primary, before?.primary),
      fallback: fallback && stored(fallback, before?.fallback),
    };
    const data = { value, changedById: actorId };
    await transaction.setting.upsert({
      where: { key: choiceKey },
      create: { key: choiceKey, ...data },
      update: data,
    });
    await recordAudit(transaction, {
      actorId,
      action: 'model.chosen',
      subject: `setting:${choiceKey}`,
      detail: {
        planner: rest.planner,
        prompt: rest.prompt,
        phrasing: rest.phrasing,
        primary: primary && labelOf(primary),
        fallback: fallback && labelOf(fallback),
        limits: rest.limits,
      },
    });
  });
  return readModel(database);
}

/** Leaves the choice to the environment again; stored keys are gone. */
export async function forgetModel(database: Database, actorId: string): Promise<ModelView> {
  await database.$transaction(async (transaction) => {
    await transaction.setting.deleteMany({ where: { key: choiceKey } });
    await recordAudit(transaction, { actorId, action: 'model.forgotten', subject: `setting:${choiceKey}` });
  });
  return readModel(database);
}

/** What a test of a connection came to. */
export interface ModelTest {
  /** What the server offers to this key, or why it cannot be asked for that; it costs no tokens. */
  readonly list: { readonly models: readonly string[] } | { readonly problem: ConnectionProblem };
  /** How fast the model that was named answered, or why it did not; null where none was named. */
  readonly answer: { readonly milliseconds: number } | { readonly problem: ConnectionProblem } | null;
}

export async function testModel(
  database: Database,
  actorId: string,
  { connection, stored: which }: ModelTestBody,
): Promise<ModelTest> {
  const before = which && (await readStoredChoice(database))?.[which];
  const environment = settings();
  const trusted = trustedModelOrigins(environment);
  const opened = () => connectionOf(stored(connection, before), environment);
  const list = await orProblem(async () => ({ models: await listModels(opened(), trusted) }));
  // A server without a list may have models all the same.
  const isThere = 'models' in list || list.problem === 'path_unknown' || list.problem === 'no_model_server';
  if (connection.name === '' || !isThere) return { list, answer: null };
  const budget = keptBudget(database, undefined, null);
  const answer = await orProblem(async () => ({
    milliseconds: await tryModel(opened(), trusted, { budget, actorId }),
  }));
  const isSlow = 'problem' in answer && answer.problem === 'timeout';
  return { list, answer: isSlow ? { problem: 'too_slow' } : answer };
}

async function orProblem<T>(tried: () => Promise<T>): Promise<T | { readonly problem: ConnectionProblem }> {
  try {
    return await tried();
  } catch (thrown) {
    const problem = connectionProblem(thrown);
    if (!problem) throw thrown;
    return { problem };
  }
}

/** A connection as it is kept: its key sealed, or the one that was kept for the very same server. */
function stored(body: ConnectionBody, before: StoredConnection | null | undefined): StoredConnection {
  const { provider, name, url, key } = body;
  if (url !== null) {
    const server = new URL(url);
    refuseUnlessAllowed(server, trustedModelOrigins(settings()).includes(server.origin));
  }
  const place = keyPlace(provider, url);
  const same = before && keyPlace(before.provider, before.url) === place;
  const sealedKey =
    key === undefined ? (same && before.sealedKey) || null : key === null ? null : sealSecret(key, place);
  return { provider, name, url, sealedKey };
}

function viewOf(connection: StoredConnection | null): ConnectionView | null {
  if (!connection) return null;
  const { provider, name, url } = connection;
  const key = openedKey(connection);
  return {
    provider,
    name,
    url,
    key: { set: key !== undefined, tail: (key !== undefined && tailOf(key)) || null },
  };
}
