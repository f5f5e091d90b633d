// Feedback as it is shown: admins see everybody's, others their own.
import type { z } from 'zod';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import type { Prisma } from '../db/generated/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { feedbackId, policyId } from './external-id.ts';
import type { FeedbackStatus, feedbackQuery } from './feedback-requests.ts';

const columns = {
  number: true,
  verdict: true,
  type: true,
  reasons: true,
  note: true,
  expected: true,
  flags: true,
  createdAt: true,
  startedAt: true,
  analysedAt: true,
  rejectedAt: true,
  outcome: true,
  author: { select: { id: true, name: true } },
  message: { select: { id: true, chatId: true, position: true, content: true, reading: true } },
  evidence: {
    select: { origin: true, reason: true, at: true, policy: { select: { number: true } } },
    orderBy: { at: 'asc' },
  },
  generations: {
    select: { requestedAt: true, startedAt: true, endedAt: true, outcome: true, errorCode: true },
    orderBy: { requestedAt: 'desc' },
    take: 1,
  },
} satisfies Prisma.FeedbackSelect;
type Row = Prisma.FeedbackGetPayload<{ select: typeof columns }>;

export type FeedbackView = ReturnType<typeof viewOf>;

/** The newest first. Who may not manage policies sees what they gave themselves. */
export async function listFeedback(
  database: Database,
  reader: SignedIn,
  { status, flagged, offset, limit }: z.output<typeof feedbackQuery>,
): Promise<{ total: number; feedback: readonly FeedbackView[] }> {
  const where: Prisma.FeedbackWhereInput = {
    ...(reader.permissions.has('policy:manage') ? {} : { authorId: reader.id }),
    ...(status ? whereStatus[status] : {}),
    ...(flagged ? { flaggedAt: flagged === 'true' ? { not: null } : null } : {}),
  };
  const [total, rows] = await Promise.all([
    database.feedback.count({ where }),
    database.feedback.findMany({
      where,
      select: columns,
      orderBy: { number: 'desc' },
      skip: offset,
      take: limit,
    }),
  ]);
  return { total, feedback: await withQuestions(database, rows) };
}

/** @throws AssistantError `resource.not_found`, also for feedback that the reader may not see */
export async function readFeedback(
  database: Database,
  reader: SignedIn,
  number: number,
): Promise<FeedbackView> {
  const own = reader.permissions.has('policy:manage') ? {} : { authorId: reader.id };
  const row = await database.feedback.findFirst({ where: { number, ...own }, select: columns });
  const [view] = row ? await withQuestions(database, [row]) : [];
  if (!view) throw new AssistantError('resource.not_found');
  return view;
}

const whereStatus: Record<FeedbackStatus, Prisma.FeedbackWhereInput> = {
  rejected: { rejectedAt: { not: null } },
  processed: { rejectedAt: null, OR: [{ analysedAt: { not: null } }, { verdict: 'up' }] },
  processing: { rejectedAt: null, analysedAt: null, startedAt: { not: null }, verdict: 'down' },
  pending: { rejectedAt: null, analysedAt: null, startedAt: null, verdict: 'down' },
};

function statusOf(row: Row): FeedbackStatus {
  if (row.rejectedAt) return 'rejected';
  if (row.analysedAt || row.verdict === 'up') return 'processed';
  return row.startedAt ? 'processing' : 'pending';
}

async function withQuestions(database: Database, rows: readonly Row[]): Promise<FeedbackView[]> {
  const before = rows.map(({ message }) => ({ chatId: message.chatId, position: message.position - 1 }));
  const questions = await database.message.findMany({
    where: { OR: before },
    select: { chatId: true, position: true, content: true },
  });
  const words = new Map(questions.map((asked) => [`${asked.chatId}:${asked.position}`, asked.content]));
  return rows.map((row) => viewOf(row, words.get(`${row.message.chatId}:${row.message.position - 1}`) ?? ''));
}

function viewOf(row: Row, question: string) {
  const [generation] = row.generations;
  return {
    id: feedbackId(row.number),
    verdict: row.verdict,
    type: row.type,
    reasons: row.reasons,
    note: row.note,
    expected: row.expected,
    flags: row.flags,
    status: statusOf(row),
    /** Why nothing, or nothing new, came of it. */
    outcome: row.outcome,
    message_id: row.message.id,
    question,
    answer: row.message.content,
    reading: row.message.reading,
    author: row.author,
    created_at: row.createdAt.toISOString(),
    has_policy: row.evidence.length > 0,
    policy_generated_at: row.evidence[0]?.at.toISOString() ?? null,
    policies: row.evidence.map(({ origin, reason, policy }) => ({
      id: policyId(policy.number),
      origin,
      reason,
    })),
    generation: generation
      ? {
          requested_at: generation.requestedAt.toISOString(),
          started_at: generation.startedAt?.toISOString() ?? null,
          ended_at: generation.endedAt?.toISOString() ?? null,
          outcome: generation.outcome,
          error_code: generation.errorCode,
        }
      : null,
  };
}
