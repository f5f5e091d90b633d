// What the routes of the model take.
import { z } from 'zod';
import { callSeconds, phrasings, promptSizes } from '../env/setting-table.ts';
import { modelProviders } from '../models/model-settings.ts';
import { limitsSchema } from './stored-choice.ts';

/** Trimmed, of one line, nothing invisible. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text));

const url = line(500).refine((text) => /^https?:\/\//.test(text) && URL.canParse(text));

const connection = z.strictObject({
  provider: z.enum(modelProviders),
  name: line(200),
  /** Null: the provider's own server; needed for `azure` and `compatible`. */
  url: url.nullable().default(null),
  /** Absent: the stored one is kept, as long as it goes to the same server. Null: none. */
  key: line(1000).nullable().optional(),
});
export type ConnectionBody = z.output<typeof connection>;

const hasServer = ({ provider, url: server }: { provider: string; url: string | null }) =>
  server !== null || (provider !== 'azure' && provider !== 'compatible');

const price = z.number().min(0).max(1_000_000);

export const modelChoiceBody = z.strictObject({
  planner: z.enum(['auto', 'built-in', 'model']),
  primary: connection.refine(hasServer, { path: ['url'] }).nullable(),
  fallback: connection
    .refine(hasServer, { path: ['url'] })
    .nullable()
    .default(null),
  policy_name: line(200).nullable().default(null),
  phrase_name: line(200).nullable().default(null),
  call_seconds: z.number().int().min(callSeconds.least).max(callSeconds.most).nullable().default(null),
  prompt: z.enum(promptSizes).default('full'),
  phrasing: z.enum(phrasings).default('off'),
  prices: z
    .record(line(200), z.strictObject({ input: price, output: price }))
    .refine((prices) => Object.keys(prices).length <= 50)
    .default({}),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  limits: limitsSchema,
  limit_words: line(300).nullable().default(null),
});
export type ModelChoiceBody = z.output<typeof modelChoiceBody>;

export const modelTestBody = z.strictObject({
  /** Without a name the server is asked for its list alone. */
  connection: connection
    .extend({ name: line(200).or(z.literal('')).default('') })
    .refine(hasServer, { path: ['url'] }),
  /** Whose stored key to use where none is given and the server is the same. */
  stored: z.enum(['primary', 'fallback']).optional(),
});
export type ModelTestBody = z.output<typeof modelTestBody>;
