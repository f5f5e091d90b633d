// The one form in which a model replies to a question. Flat, so that every provider's structured output takes
// it; all members are required, as some of them want. It has no words for people but short assumptions,
// and one sentence beside a snippet: what else is said to them is made here, from plans. What models without
// structured output write a little otherwise is taken for what it plainly is; what they mean is never guessed.
import { z } from 'zod';

/** Of a model that nobody asked how sure it is, or that did not know how to say it. */
const unknownConfidence = 0.7;

/** Small models spell it their own way. */
const intent = z.preprocess(
  (given) => (typeof given === 'string' ? spelled(given) : given),
  z.enum(['data', 'clarify', 'not_possible', 'help']),
);

/** 0.9, "0.9" and 90 % are one thing. */
const confidence = z.preprocess((given) => {
  const text = String(given ?? '').trim();
  const number = text === '' ? Number.NaN : Number(text.replace(/\s*%$/, ''));
  if (Number.isNaN(number)) return unknownConfidence;
  return number > 1 && number <= 100 ? number / 100 : number;
}, z.number());

/** One plan may come as one text, with an arrow or a fence before it. */
const plans = z.preprocess(
  (given) => listOf(given).map((plan) => (typeof plan === 'string' ? bare(plan) : plan)),
  z.array(z.string()),
);

/** What most replies leave empty; small models leave it out. */
const rarelySaid = z.preprocess((given) => given ?? '', z.string());
const sentences = z.preprocess((given) => listOf(given).filter((each) => each !== ''), z.array(z.string()));
const numbers = z.preprocess(
  (given) =>
    listOf(given).map((each) => (typeof each === 'string' && /^\d+$/.test(each) ? Number(each) : each)),
  z.array(z.number()),
);
const reasons = ['none', 'no_such_data', 'not_about_data', 'read_only'] as const;
const reason = z.preprocess((given) => {
  const said = typeof given === 'string' ? spelled(given) : '';
  return reasons.find((one) => one === said) ?? 'none';
}, z.enum(reasons));

const members = {
  intent,
  confidence,
  plans,
  snippet: rarelySaid,
  reading: rarelySaid,
  assumptions: sentences,
  guidance: numbers,
  missing: sentences,
  reason,
};

/** A member too many is not held against a reply. */
export const planReplySchema = z.preprocess(
  (given) => knownMembers(given, Object.keys(members)),
  z.strictObject(members),
);

export type PlanReply = z.infer<typeof planReplySchema>;

/** What a small model can be asked for; each member more is one more to get wrong. */
export const leanReplySchema = z.object({ intent, plans, guidance: numbers, missing: sentences });

export function wholeReply(lean: z.infer<typeof leanReplySchema>): PlanReply {
  return {
    ...lean,
    confidence: unknownConfidence,
    snippet: '',
    reading: '',
    assumptions: [],
    reason: 'none',
  };
}

function knownMembers(given: unknown, known: readonly string[]): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([name]) => known.includes(name)));
}

function listOf(given: unknown): unknown[] {
  return [given ?? []].flat();
}

function spelled(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function bare(plan: string): string {
  return plan.replace(/^[\s`]*(?:(?:plan|text)\s*[:=]\s*|=>\s*)?|[\s`;]+$/giu, '');
}
