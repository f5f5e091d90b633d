// Calls about verified questions. What fails is a RequestFailure with the status.
import type { VerifiedView } from '#lib/policy/verified-questions.ts';
import { call } from '../conversation/api.ts';

const root = '/api/admin/verified-questions';

export async function listVerified(): Promise<readonly VerifiedView[]> {
  return (await call<{ questions: VerifiedView[] }>('GET', root)).questions;
}

/** 409 where the question follows on another and is not said so that it stands alone. */
export function verifyAnswer(messageId: string, question?: string): Promise<VerifiedView> {
  return call('POST', root, { message_id: messageId, ...(question !== undefined && { question }) });
}

export function withdrawVerified(id: string): Promise<void> {
  return call('DELETE', `${root}/${encodeURIComponent(id)}`);
}
