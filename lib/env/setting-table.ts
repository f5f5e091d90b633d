// Every setting Docent has, in one table: what it is called, what it means and what it may be.
import { z } from 'zod';

const modelProviders = ['openai', 'anthropic', 'google', 'azure', 'compatible'] as const;

export type ModelProviderName = (typeof modelProviders)[number];

/** Which model plans questions: none of them, or one of a provider. */
export type ModelChoice =
  | { readonly provider: 'built-in' }
  | { readonly provider: (typeof modelProviders)[number]; readonly name: string };

export const promptSizes = ['full', 'lean'] as const;

/** How much a model is told with a question. */
export type PromptSize = (typeof promptSizes)[number];

/** What one call of a model may be given. */
export const callSeconds = { least: 5, most: 600 } as const;

export const phrasings = ['off', 'columns', 'rows'] as const;

/** Whether a model speaks of results, and what of them it sees. */
export type Phrasing = (typeof phrasings)[number];

const modelSchema = z.string().transform((text, context): ModelChoice => {
  if (text === 'built-in') return { provider: 'built-in' };
  const [, provider, name] = /^([a-z]+):(\S+)$/.exec(text) ?? [];
  const known = modelProviders.find((one) => one === provider);
  if (known && name) return { provider: known, name };
  context.addIssue({
    code: 'custom',
    message:
      'must be "built-in", "openai:NAME", "anthropic:NAME", "google:NAME", "azure:NAME" or "compatible:NAME"',
  });
  return z.NEVER;
});

const urlWith = (...protocols: string[]) =>
  z.string().refine((text) => protocols.some((one) => text.startsWith(one) && URL.canParse(text)), {
    message: `must be a URL that starts with ${protocols.join(' or ')}`,
  });

const postgresUrl = urlWith('postgres://', 'postgresql://');

const dataUrl = z.union([postgresUrl, urlWith('mysql://', 'mariadb://'), z.string().regex(/^sqlite:.+/)], {
  error: 'must be postgres://…, mysql://… or sqlite:PATH',
});

const scopeSchema = z.string().transform((text, context) => {
  const [, attribute, secret] = /^([a-z][a-z0-9_]{0,39}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (attribute !== undefined && secret !== undefined) return { attribute, secret };
  context.addIssue({
    code: 'custom',
    message: 'must be ATTRIBUTE:KEY, the key as `docent grants --scope` prints it',
  });
  return z.NEVER;
});

/** Read by `readSettings`, shown by `docent doctor`, and told of in the README. */
export const settingTable = {
  PORT: {
    means: 'The port of the web server; 3000 when not set.',
    schema: z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number')
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, 'must be between 1 and 65535')
      .optional(),
  },
  HOST: {
    means: 'The address to listen on. With the demo always 127.0.0.1; else 0.0.0.0 when not set.',
    schema: z.string().min(1).optional(),
  },
  DOCENT_URL: {
    means: 'The address people use when it differs from host and port, as behind a proxy.',
    schema: urlWith('http://', 'https://').optional(),
  },
  DOCENT_HOME: {
    means: 'The folder for everything the embedded database and the first start write; .docent when not set.',
    schema: z.string().min(1).optional(),
  },
  DATABASE_URL: {
    means: "Docent's own database (PostgreSQL 15 or newer); an embedded PostgreSQL 18 when not set.",
    schema: postgresUrl.optional(),
  },
  DATA_URL: {
    means: "The team's database: postgres://, mysql:// or sqlite:PATH; the demo business when not set.",
    schema: dataUrl.optional(),
  },
  DATA_SCOPE: {
    means:
      'ATTRIBUTE:KEY of the scoped views that `docent grants --scope` made in a PostgreSQL DATA_URL; the server is told who asks, signed.',
    schema: scopeSchema.optional(),
  },
  AUTH_SECRET: {
    means: 'Signs sessions; 32 characters or more. Made at the first start and kept when not set.',
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
  },
  SMTP_URL: {
    means:
      'A server for mails about notices: smtp://USER:PASSWORD@HOST:587 or smtps://…; none are sent when not set.',
    schema: urlWith('smtp://', 'smtps://').optional(),
  },
  MAIL_FROM: {
    means: 'Whom those mails are from, as docent@example.com; needed with SMTP_URL.',
    schema: z.email('must be an e-mail address').optional(),
  },
  OPENAI_API_KEY: {
    means: 'The key for "openai:" models, and for a "compatible:" server that wants one.',
    schema: z.string().min(1).optional(),
  },
  ANTHROPIC_API_KEY: {
    means: 'The key for "anthropic:" models.',
    schema: z.string().min(1).optional(),
  },
  GOOGLE_API_KEY: {
    means: 'The key for "google:" models.',
    schema: z.string().min(1).optional(),
  },
  AZURE_API_KEY: {
    means:
      'The key for "azure:" models; their server is DOCENT_MODEL_URL (https://NAME.openai.azure.com/openai/v1).',
    schema: z.string().min(1).optional(),
  },
  DOCENT_MODEL: {
    means:
      'The model: "built-in" (the default, no key, no network), or PROVIDER:NAME with openai, anthropic, google, azure, compatible.',
    schema: modelSchema.optional(),
  },
  DOCENT_MODEL_URL: {
    means:
      'The base URL of the model\'s server; needed for "compatible:" and "azure:". The one server that may be private.',
    schema: urlWith('http://', 'https://').optional(),
  },
  DOCENT_MODEL_SECONDS: {
    means:
      'How long one call of the model may take, in seconds; 20 when not set. A model on a slow machine needs more.',
    schema: z
      .string()
      .regex(/^\d{1,3}$/, 'must be a whole number of seconds')
      .transform(Number)
      .refine(
        (seconds) => seconds >= callSeconds.least && seconds <= callSeconds.most,
        `must be between ${callSeconds.least} and ${callSeconds.most}`,
      )
      .optional(),
  },
  DOCENT_FALLBACK_MODEL: {
    means: 'A second model, written like DOCENT_MODEL, asked when the first cannot be reached.',
    schema: modelSchema.optional(),
  },
  DOCENT_PLANNER: {
    means: 'Who reads questions: "auto" (the default), "built-in" or "model".',
    schema: z
      .enum(['auto', 'built-in', 'model'], { error: 'must be "auto", "built-in" or "model"' })
      .optional(),
  },
  DOCENT_PROMPT: {
    means:
      'How much the model is told with a question: "full" (the default, up to 4,000 tokens) or "lean" (1,600, for small models).',
    schema: z.enum(promptSizes, { error: 'must be "full" or "lean"' }).optional(),
  },
  DOCENT_PHRASING: {
    means:
      'Whether the model says two sentences about a result: "off" (the default), "columns" (it sees no rows) or "rows" (it sees the first ten).',
    schema: z.enum(phrasings, { error: 'must be "off", "columns" or "rows"' }).optional(),
  },
} as const;

export type SettingName = keyof typeof settingTable;
