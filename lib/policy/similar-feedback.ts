// Complaints that say the same of the same question are one complaint of several people: a policy is made of
// it once, and each of them is evidence for it.
import type { Database } from '../db/client.ts';
import { foldWords } from '../pipeline/context-builder.ts';
import { trigramSimilarity } from './trigram-similarity.ts';

export interface SimilarFeedback {
  readonly id: string;
  readonly note: string;
  /** The policies that came of it. */
  readonly policyIds: readonly string[];
}

/** From these on two questions, and two complaints, say the same. Strict: evidence opens the way to approval. */
const sameQuestion = 0.85;
const sameWords = 0.6;
/** Complaints of the last days that are compared. */
const days = 90;
const compared = 500;

interface Row {
  id: string;
  note: string | null;
  expected: unknown;
  question: string;
  policyIds: string[];
}

/** Thumbs-down on the same source that say the same, other than the feedback itself; the oldest first. */
export async function similarFeedback(
  database: Database,
  feedback: { id: string; note: string | null; expected: unknown },
  asked: { question: string; sourceId: string },
  now = new Date(),
): Promise<SimilarFeedback[]> {
  const since = new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
  const rows = await database.$queryRaw<Row[]>`
    select f.id, f.note, f.expected, q.content as question,
      array(select e."policyId"::text from "PolicyEvidence" e where e."feedbackId" = f.id) as "policyIds"
    from "Feedback" f
    join "Message" a on a.id = f."messageId"
    join "QueryLog" l on l."messageId" = a.id
    join "Message" q on q."chatId" = a."chatId" and q.position = a.position - 1
    where f.verdict = 'down' and f."flaggedAt" is null and f."rejectedAt" is null
      and f.id <> ${feedback.id}::uuid and l."sourceId" = ${asked.sourceId}::uuid and f."createdAt" > ${since}
    order by f."createdAt" desc limit ${compared}`;
  return rows
    .filter((row) => isSameQuestion(row.question, asked.question) && saysTheSame(row, feedback))
    .reverse()
    .map(({ id, note, policyIds }) => ({ id, note: note ?? '', policyIds }));
}

function isSameQuestion(left: string, right: string): boolean {
  if (foldWords(left) === foldWords(right)) return true;
  // Another number or name is another question, however much else is the same.
  return digitsOf(left) === digitsOf(right) && trigramSimilarity(left, right) >= sameQuestion;
}

function digitsOf(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ');
}

interface Said {
  readonly note: string | null;
  readonly expected: unknown;
}

/** The same words, or words missing on one side and the same expectation on both. */
function saysTheSame(left: Said, right: Said): boolean {
  const expectations = [left.expected, right.expected].map((one) => JSON.stringify(one ?? null));
  const expectTheSame = expectations[0] === expectations[1];
  const bothExpect = left.expected != null && right.expected != null;
  if (bothExpect && !expectTheSame) return false;
  if (!left.note || !right.note) return expectTheSame && (bothExpect || (!left.note && !right.note));
  return (
    digitsOf(left.note) === digitsOf(right.note) && trigramSimilarity(left.note, right.note) >= sameWords
  );
}
