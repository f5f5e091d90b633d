import { openAccess } from '../data-source/access.ts';
import type { QuestionInput } from '../pipeline/outcome.ts';

/** A question of somebody of the staff who may see all of the shop, on 15 March 2026. */
export function shopQuestion(question: string, more: Partial<QuestionInput> = {}): QuestionInput {
  return {
    question,
    chatId: 'chat-1',
    traceId: 'trace-1',
    locale: 'en',
    timeZone: 'UTC',
    now: new Date('2026-03-15T12:00:00Z'),
    asker: { actor: { id: 'ada', role: 'staff', attributes: {} }, access: openAccess, mayReadCode: false },
    turns: [],
    policies: [],
    ...more,
  };
}
