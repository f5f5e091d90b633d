import { checkDatabase } from '../db/check-database.ts';
import { environment } from '../env/environment.ts';
import { type SettingName, settingTable } from '../env/setting-table.ts';
import { readSettings, type Settings } from '../env/settings.ts';
import { SetupError } from '../errors/setup-error.ts';
import type { ConnectionProblem } from '../models/connection-problem.ts';

const secret = new Set<SettingName>([
  'AUTH_SECRET',
  'OPENAI_API_KEY',
  'ANTHROPIC_API_KEY',
  'GOOGLE_API_KEY',
  'AZURE_API_KEY',
]);

/** `docent doctor`: says what is configured and what is wrong with it; changes nothing. Exit 1 when something is. */
export async function run(): Promise<number> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(`node      ${process.version} on ${process.platform}-${process.arch}`);
  print('settings');
  const width = Math.max(...Object.keys(settingTable).map(({ length }) => length)) + 1;
  for (const [name, { means }] of Object.entries(settingTable)) {
    print(`  ${name.padEnd(width)}${shown(name as SettingName)}\n  ${' '.repeat(width)}${means}`);
  }
  const problems: string[] = [];
  const settings = await attempt(problems, async () => readSettings(environment()));
  if (settings) for (const line of await findings(settings, problems)) print(line);
  for (const problem of problems) print(`WRONG     ${problem}`);
  print(problems.length === 0 ? 'Nothing is wrong.' : `${problems.length} wrong.`);
  return problems.length === 0 ? 0 : 1;
}

async function findings(settings: Settings, problems: string[]): Promise<string[]> {
  const lines = [`home      ${settings.home}`];
  const { databaseUrl, dataUrl } = settings;
  if (databaseUrl === undefined) lines.push('database  embedded PostgreSQL 18');
  else {
    const version = await attempt(problems, () => checkDatabase(databaseUrl, 'DATABASE_URL'));
    if (version) lines.push(`database  PostgreSQL ${version}`);
  }
  if (dataUrl === undefined) lines.push('source    the demo business');
  else lines.push(...(await sourceFindings(dataUrl, problems)));
  lines.push(await sandboxFinding(problems));
  lines.push(await modelFinding(settings, problems));
  return lines;
}

/** Calls the server of the model for its list, which costs no tokens. */
async function modelFinding(settings: Settings, problems: string[]): Promise<string> {
  const { modelSettingsOf } = await import('../models/model-from-environment.ts');
  const found = modelSettingsOf(settings);
  if (!found) return 'model     built-in only: no key, no network';
  const { isOffered, listModels } = await import('../models/list-models.ts');
  const { labelOf } = await import('../models/model-settings.ts');
  const label = labelOf(found.primary);
  const { connectionProblem } = await import('../models/connection-problem.ts');
  const names = await attempt(problems, async () => {
    try {
      return await listModels(found.primary, found.trustedOrigins);
    } catch (thrown) {
      const problem = connectionProblem(thrown);
      if (!problem) throw thrown;
      throw new SetupError(`${label}: ${modelProblems[problem]}`, serverAdvice, { cause: thrown });
    }
  });
  if (names && !isOffered(found.primary, names))
    problems.push(`${label}: the server offers ${names.length} models, and this is not one of them`);
  return `model     ${label}${names ? `, reached, ${names.length} models offered` : ', not reached'}`;
}

const serverAdvice = "Its server is DOCENT_MODEL_URL, or the provider's own.";

const modelProblems: Readonly<Record<ConnectionProblem, string>> = {
  key_missing: 'the provider wants a key.',
  key_refused: 'the server refuses the key.',
  path_unknown: 'the server has no list of models at this address; most addresses end with /v1.',
  no_model_server: "something answers at this address, but not as a model's server does.",
  host_unknown: 'there is no server of this name.',
  unreachable: 'nothing answers at this address.',
  certificate: 'the certificate of the server is not valid for it.',
  timeout: 'the server did not answer in ten seconds.',
  too_busy: 'the server answers that there were too many requests, or that its quota is used up.',
  server_failed: 'the server answers with a fault of its own.',
  redirected: 'the server sends to another address; name that one.',
  not_allowed: 'that server may not be called.',
  name_unknown: 'the server has no model of this name.',
  no_credit: 'the account at the provider has no credit left.',
  refused: 'the server refuses the request.',
  not_as_asked: 'the model answers otherwise than it was asked to.',
  too_slow: 'the model did not answer in a minute.',
};

async function sourceFindings(url: string, problems: string[]): Promise<string[]> {
  const { openSource } = await import('../data-source/open-source.ts');
  const found = await attempt(problems, async () => {
    const source = await openSource(url);
    try {
      const manifest = await source.introspect();
      const rights = await source.inspectRights();
      problems.push(...rights.map((right) => `the source's role can do more than read: ${right}`));
      return `source    ${source.dialect}, ${manifest.models.length} models`;
    } finally {
      await source.close();
    }
  });
  return found ? [found] : [];
}

async function sandboxFinding(problems: string[]): Promise<string> {
  const { openSandbox } = await import('../sandbox/open-sandbox.ts');
  const opened = await attempt(problems, async () => {
    const sandbox = await openSandbox();
    await sandbox.close();
    return sandbox.confinement || 'Generated code runs in a child process that owns nothing.';
  });
  return `sandbox   ${opened ?? 'not available'}`;
}

async function attempt<T>(problems: string[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    const { message } = error as Error;
    problems.push(error instanceof SetupError ? `${message} ${error.advice}` : message);
    return undefined;
  }
}

function shown(name: SettingName): string {
  const value = environment()[name];
  if (!value) return '(not set)';
  if (secret.has(name)) return '(set)';
  return value.replace(/\/\/([^:/@]*):[^@]*@/, '//$1:…@');
}
