// A suite is a file of questions with known answers, one JSON object a line.
import { z } from 'zod';
import { intentLabelSchema } from '../envelope/envelope.ts';
import { SetupError } from '../errors/setup-error.ts';
import { localeSchema } from '../i18n/locale.ts';

const goldCell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const expectSchema = z.object({
  type: z.enum(['answer', 'clarification', 'out_of_scope', 'error']).optional(),
  intent: intentLabelSchema.optional(),
  /** Run on the same source; its rows are the expected ones. */
  sql: z.string().min(1).optional(),
  rows: z.array(z.array(goldCell)).optional(),
  ordered: z.boolean().optional(),
  /** For an ambiguous question: SQL of each way to read it. */
  readings: z.array(z.string().min(1)).optional(),
});

// Suites carry notes and the like; keys that are not known here are left alone.
const caseSchema = z.object({
  id: z.string().min(1),
  /** A URL, or a name that the command line gives a URL; without it the run's only source. */
  source: z.string().min(1).optional(),
  locale: localeSchema.optional(),
  class: z.string().min(1).optional(),
  /** Asked first, in the same conversation. */
  history: z.array(z.string().min(1)).optional(),
  question: z.string().min(1),
  /** What somebody would say to explain the question; used where a run asks for it. */
  evidence: z.string().optional(),
  /** What somebody said of a wrong answer to it; the same. */
  feedback: z.string().optional(),
  expect: expectSchema.optional(),
  /** Of a suite of corrections, which names no more than the right SQL. */
  sql: z.string().min(1).optional(),
});
export type Case = Omit<z.infer<typeof caseSchema>, 'sql' | 'expect'> & {
  readonly expect: z.infer<typeof expectSchema>;
};

/** @throws SetupError that names the line of the first case that cannot be read. */
export function parseSuite(text: string, file: string): Case[] {
  const cases: Case[] = [];
  const ids = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = parseLine(line, file, index + 1);
    const earlier = ids.get(found.id);
    if (earlier !== undefined) {
      throw new SetupError(
        `Line ${index + 1} of ${file} has the id "${found.id}", as line ${earlier} does.`,
        'Give every case an id of its own.',
      );
    }
    ids.set(found.id, index + 1);
    cases.push(found);
  }
  if (cases.length === 0) throw new SetupError(`${file} holds no case.`, 'Write one JSON object a line.');
  return cases;
}

function parseLine(line: string, file: string, number: number): Case {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SetupError(`Line ${number} of ${file} is not JSON.`, 'Write one JSON object a line.', {
      cause,
    });
  }
  const parsed = caseSchema.safeParse(value);
  const { sql, expect = sql === undefined ? undefined : { sql }, ...found } = parsed.data ?? {};
  if (parsed.success && expect) return { ...(found as Omit<Case, 'expect'>), expect };
  const issue = parsed.error?.issues[0] ?? { path: ['expect'], message: 'Invalid input: it is missing' };
  const place = issue.path.length ? `"${issue.path.join('.')}": ` : '';
  throw new SetupError(
    `Line ${number} of ${file} is not a case: ${place}${issue.message}.`,
    'A case has "id", "question" and "expect", and perhaps "source", "locale", "class" and "history".',
  );
}
