// The settings of Docent, parsed once and all problems said at once. What `start` finds out (the embedded
// database, the secret it made) is published here, so that the web server reads the same settings.
import path from 'node:path';
import type { z } from 'zod';
import { SetupError } from '../errors/setup-error.ts';
import { type Environment, environment, setVariable } from './environment.ts';
import {
  type ModelChoice,
  type ModelProviderName,
  type Phrasing,
  type PromptSize,
  type SettingName,
  settingTable,
} from './setting-table.ts';

let current: Settings | undefined;

export interface Settings {
  readonly port: number;
  /** Undefined: 127.0.0.1 with the demo, every address without it. */
  readonly host: string | undefined;
  /** The address people use, when it was said. */
  readonly url: string | undefined;
  /** Absolute. */
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly dataUrl: string | undefined;
  /** By what the rows of a PostgreSQL `dataUrl` are limited there, and the key of the signatures, hexadecimal. */
  readonly dataScope: { readonly attribute: string; readonly secret: string } | undefined;
  readonly authSecret: string | undefined;
  /** Where mails are handed in, and whom they are from. */
  readonly mail: { readonly server: string; readonly from: string } | undefined;
  /** By provider; `compatible` servers take the one of `openai`. */
  readonly modelKeys: Readonly<Partial<Record<ModelProviderName, string>>>;
  readonly model: ModelChoice;
  readonly fallbackModel: ModelChoice;
  readonly modelUrl: string | undefined;
  /** Of one call. */
  readonly modelSeconds: number | undefined;
  readonly planner: 'auto' | 'built-in' | 'model';
  readonly prompt: PromptSize;
  readonly phrasing: Phrasing;
}

/** The settings of this process, parsed at the first call. @throws SetupError when they are wrong. */
export function settings(): Settings {
  current ??= readSettings(environment());
  return current;
}

/** Sets what was not set from outside, for this process and those it starts. */
export function publishSettings(found: Partial<Record<SettingName, string>>): Settings {
  for (const [name, value] of Object.entries(found)) setVariable(name, value);
  current = undefined;
  return settings();
}

/**
 * The settings in an environment; a variable set to nothing counts as not set.
 *
 * @throws SetupError that lists every setting that is wrong, without repeating a secret's value.
 */
export function readSettings(variables: Environment): Settings {
  const problems: string[] = [];
  function read<Name extends SettingName>(name: Name): z.output<(typeof settingTable)[Name]['schema']> {
    const raw = variables[name]?.trim() || undefined;
    const parsed = settingTable[name].schema.safeParse(raw);
    if (parsed.success) return parsed.data as z.output<(typeof settingTable)[Name]['schema']>;
    problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}`);
    return undefined as z.output<(typeof settingTable)[Name]['schema']>;
  }
  const [server, from] = [read('SMTP_URL'), read('MAIL_FROM')];
  if (server && !from) problems.push('MAIL_FROM is needed with SMTP_URL');
  const settings: Settings = {
    port: read('PORT') ?? 3000,
    host: read('HOST'),
    url: read('DOCENT_URL'),
    home: path.resolve(/* turbopackIgnore: true */ read('DOCENT_HOME') ?? '.docent'),
    databaseUrl: read('DATABASE_URL'),
    dataUrl: read('DATA_URL'),
    dataScope: read('DATA_SCOPE'),
    authSecret: read('AUTH_SECRET'),
    mail: server && from ? { server, from } : undefined,
    modelKeys: given({
      openai: read('OPENAI_API_KEY'),
      compatible: read('OPENAI_API_KEY'),
      anthropic: read('ANTHROPIC_API_KEY'),
      google: read('GOOGLE_API_KEY'),
      azure: read('AZURE_API_KEY'),
    }),
    model: read('DOCENT_MODEL') ?? { provider: 'built-in' },
    fallbackModel: read('DOCENT_FALLBACK_MODEL') ?? { provider: 'built-in' },
    modelUrl: read('DOCENT_MODEL_URL'),
    modelSeconds: read('DOCENT_MODEL_SECONDS'),
    planner: read('DOCENT_PLANNER') ?? 'auto',
    prompt: read('DOCENT_PROMPT') ?? 'full',
    phrasing: read('DOCENT_PHRASING') ?? 'off',
  };
  problems.push(...disagreements(settings));
  if (problems.length === 0) return settings;
  throw new SetupError(
    problems.length === 1
      ? `A setting is wrong: ${problems[0]}`
      : `Settings are wrong:\n  ${problems.join('\n  ')}`,
    'Mend the environment (or the .env file) and start again; `npm run docent -- doctor` lists every setting.',
  );
}

const keyNames = {
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  google: 'GOOGLE_API_KEY',
  azure: 'AZURE_API_KEY',
} as const;

/** What is well-formed alone but makes no sense together. */
function disagreements(settings: Settings): string[] {
  const { model, fallbackModel, modelUrl, modelKeys, planner, dataUrl, dataScope } = settings;
  const found: string[] = [];
  if (dataScope && !dataUrl?.startsWith('postgres')) found.push('DATA_SCOPE needs a DATA_URL of PostgreSQL');
  for (const [setting, choice] of [
    ['DOCENT_MODEL', model],
    ['DOCENT_FALLBACK_MODEL', fallbackModel],
  ] as const) {
    const { provider } = choice;
    if (provider === 'built-in') continue;
    if (provider !== 'compatible' && !modelKeys[provider])
      found.push(`${keyNames[provider]} is needed for an "${provider}:" ${setting}`);
    if ((provider === 'compatible' || provider === 'azure') && !modelUrl)
      found.push(`DOCENT_MODEL_URL is needed for a "${provider}:" ${setting}`);
  }
  if (planner === 'model' && model.provider === 'built-in') {
    found.push('DOCENT_PLANNER "model" needs a DOCENT_MODEL that is not "built-in"');
  }
  return found;
}

function given(
  keys: Readonly<Record<ModelProviderName, string | undefined>>,
): Partial<Record<ModelProviderName, string>> {
  return Object.fromEntries(Object.entries(keys).filter(([, key]) => key !== undefined));
}
