// Calls of the pages of policies. What fails is a RequestFailure with the status.

import type { LearningStatus } from '#lib/policy/learning-status.ts';
import type { LearningTrend } from '#lib/policy/learning-trend.ts';
import type { FeedbackView } from '#lib/policy/list-feedback.ts';
import type { PolicyEffectView } from '#lib/policy/measure-policy.ts';
import type { PolicyState } from '#lib/policy/policy-state.ts';
import type { PolicyDetail, PolicySummary } from '#lib/policy/policy-view.ts';
import type { ProofDetail } from '#lib/policy/proof-view.ts';
import type { ReadMeaning } from '#lib/policy/read-meanings.ts';
import type { BatchProgress } from '#lib/policy/regenerate.ts';
import { call } from '../conversation/api.ts';

const rules = '/autotrain/rules';
const of = (id: string) => `${rules}/${encodeURIComponent(id)}`;

export interface PolicyPage {
  readonly total: number;
  readonly rules: readonly PolicySummary[];
}

export function listPolicies(state: PolicyState, offset: number, locale: string): Promise<PolicyPage> {
  return call('GET', `${rules}?${new URLSearchParams({ state, offset: String(offset), locale })}`);
}

export function readPolicy(id: string, locale: string): Promise<PolicyDetail> {
  return call('GET', `${of(id)}?${new URLSearchParams({ locale })}`);
}

export function readProof(id: string): Promise<ProofDetail> {
  return call('GET', `${of(id)}/proof`);
}

export function startProof(id: string): Promise<unknown> {
  return call('POST', `${of(id)}/proof`);
}

export function stopProof(id: string): Promise<unknown> {
  return call('DELETE', `${of(id)}/proof`);
}

export type Step = 'approve' | 'reject' | 'deploy' | 'promote' | 'hold' | 'rollback' | 'retire';

export interface StepBody {
  readonly reason?: string;
  readonly override?: boolean;
  readonly share?: number;
  readonly role?: 'staff' | 'admin';
  readonly expected?: number | null;
}

export function takeStep(id: string, step: Step, body: StepBody): Promise<unknown> {
  return call('POST', `${of(id)}/${step}`, body);
}

export interface PolicyEdit {
  readonly rule?: string;
  readonly priority?: string;
  readonly triggers?: readonly string[];
  readonly effect?: unknown;
  readonly expected: number | null;
}

/** Adds a version; it is proven and reviewed as the first was. */
export function editPolicy(id: string, edit: PolicyEdit): Promise<unknown> {
  return call('PATCH', of(id), edit);
}

/** What an admin's words may mean as the effect of this policy. */
export function readMeanings(
  id: string,
  words: string,
  locale: string,
): Promise<{ meanings: readonly ReadMeaning[] }> {
  return call('POST', `${of(id)}/meanings`, { words, locale });
}

export function readEffect(id: string): Promise<PolicyEffectView> {
  return call('GET', `${of(id)}/effect`);
}

export function readStatus(): Promise<LearningStatus> {
  return call('GET', '/autotrain/status');
}

export interface FeedbackPage {
  readonly total: number;
  readonly feedback: readonly FeedbackView[];
}

/** Complaints that ended without a policy, or whose words were set aside; the newest first. */
export function listUnlearned(which: 'rejected' | 'flagged', offset: number): Promise<FeedbackPage> {
  const query = new URLSearchParams({ offset: String(offset) });
  if (which === 'flagged') query.set('flagged', 'true');
  else query.set('status', 'rejected');
  return call('GET', `/autotrain/feedback?${query}`);
}

export function generateAgain(feedbackId: string): Promise<unknown> {
  return call('POST', `/autotrain/generate/${encodeURIComponent(feedbackId)}`, {});
}

export function generateAll(): Promise<unknown> {
  return call('POST', '/autotrain/run-all', {});
}

const batchAt = (id: string) => `/autotrain/run-all/${encodeURIComponent(id)}`;

export function readBatch(id: string): Promise<BatchProgress> {
  return call('GET', batchAt(id));
}

export function cancelBatch(id: string): Promise<BatchProgress> {
  return call('DELETE', batchAt(id));
}

export function readTrend(): Promise<LearningTrend> {
  return call('GET', '/autotrain/trend');
}
