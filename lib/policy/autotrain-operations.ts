// The interface for programs, once: routes take from here what they ask of a request, and the description
// that is served (OpenAPI) is made from the same.
import type { z } from 'zod';
import type { Permission } from '../auth/permission.ts';
import { newPolicyBody, policyEditBody } from './edit-policy.ts';
import { feedbackParams, feedbackQuery, newFeedbackBody } from './feedback-requests.ts';
import {
  approveBody,
  batchParams,
  deployBody,
  reasonBody,
  rollbackBody,
  ruleParams,
  ruleQuery,
  runAllBody,
} from './policy-requests.ts';
import { meaningsBody } from './read-meanings.ts';

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/autotrain`. */
  readonly path: string;
  readonly summary: string;
  readonly permission: Permission;
  /** Only soon after signing in. */
  readonly recent?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Of success; 200 when absent. */
  readonly status?: 201 | 202 | 204;
  /** Failures it foresees besides those of every request. */
  readonly failures?: readonly (404 | 409 | 429)[];
}

const step = {
  method: 'POST',
  permission: 'policy:manage',
  params: ruleParams,
  failures: [404, 409],
} as const;
/** What makes a policy hold for others. */
const decisive = { ...step, recent: true } as const;
const look = { method: 'GET', permission: 'policy:manage', params: ruleParams, failures: [404] } as const;

export const operations = {
  listFeedback: {
    method: 'GET',
    path: '/feedback',
    summary: 'Feedback, the newest first; admins see everybody’s, others their own',
    permission: 'chat:use',
    query: feedbackQuery,
  },
  giveFeedback: {
    method: 'POST',
    path: '/feedback',
    summary: 'Rates an answer of one’s own; a thumbs-down starts a generation',
    permission: 'chat:use',
    body: newFeedbackBody,
    status: 201,
    failures: [404, 429],
  },
  readFeedback: {
    method: 'GET',
    path: '/feedback/{feedback_id}',
    summary: 'One feedback and what came of it',
    permission: 'chat:use',
    params: feedbackParams,
    failures: [404],
  },
  generate: {
    method: 'POST',
    path: '/generate/{feedback_id}',
    summary: 'Makes policies of one feedback, anew',
    permission: 'policy:manage',
    params: feedbackParams,
    status: 202,
    failures: [404, 409],
  },
  listRules: {
    method: 'GET',
    path: '/rules',
    summary: 'Policies, those that concern most people first',
    permission: 'policy:manage',
    query: ruleQuery,
  },
  writeRule: {
    method: 'POST',
    path: '/rules',
    summary: 'Keeps a policy that an admin wrote, as a candidate',
    permission: 'policy:manage',
    body: newPolicyBody,
    status: 201,
    failures: [404, 409],
  },
  readRule: { ...look, path: '/rules/{id}', summary: 'One policy with its versions, evidence and history' },
  editRule: {
    ...step,
    method: 'PATCH',
    path: '/rules/{id}',
    summary: 'Adds a version; what is live stays live',
    body: policyEditBody,
  },
  readMeanings: {
    ...step,
    path: '/rules/{id}/meanings',
    summary: 'What words may mean as the effect of this policy; nothing is stored',
    body: meaningsBody,
    failures: [404],
  },
  approveRule: {
    ...decisive,
    path: '/rules/{id}/approve',
    summary: 'Approves the newest version on its proof, or over it with a reason',
    body: approveBody,
  },
  rejectRule: {
    ...step,
    path: '/rules/{id}/reject',
    summary: 'Rejects the newest version, with a reason',
    body: reasonBody,
  },
  deployRule: {
    ...decisive,
    path: '/rules/{id}/deploy',
    summary: 'Makes the newest version live for all, a role, or a share of people',
    body: deployBody,
  },
  promoteRule: {
    ...decisive,
    path: '/rules/{id}/promote',
    summary: 'Lets the live version hold for other or more people',
    body: deployBody,
  },
  holdRule: { ...step, path: '/rules/{id}/hold', summary: 'Silences a live policy', body: reasonBody },
  rollbackRule: {
    ...step,
    path: '/rules/{id}/rollback',
    summary: 'Takes the newest deployment back',
    body: rollbackBody,
  },
  retireRule: {
    ...step,
    path: '/rules/{id}/retire',
    summary: 'Takes a policy out of use',
    body: reasonBody,
    status: 204,
  },
  readVersions: { ...look, path: '/rules/{id}/versions', summary: 'Every version of a policy' },
  readHistory: {
    ...look,
    path: '/rules/{id}/history',
    summary: 'Every step of a policy, who took it and why',
  },
  readProof: {
    ...look,
    path: '/rules/{id}/proof',
    summary: 'The newest proof: old and new answer of each question',
  },
  startProof: {
    ...step,
    path: '/rules/{id}/proof',
    summary: 'Proves the newest version once more',
    status: 202,
  },
  stopProof: {
    ...step,
    method: 'DELETE',
    path: '/rules/{id}/proof',
    summary: 'Calls a running proof off',
    status: 204,
  },
  readEffect: {
    ...look,
    path: '/rules/{id}/effect',
    summary: 'What a policy did: ratings with and without it, and a verdict with its uncertainty',
  },
  trend: {
    method: 'GET',
    path: '/trend',
    summary: 'By day and by week: how answers were rated, time to a fix, policies live',
    permission: 'policy:manage',
  },
  status: {
    method: 'GET',
    path: '/status',
    summary: 'What waits, what runs, what is live, and what should be looked at',
    permission: 'policy:manage',
  },
  runAll: {
    method: 'POST',
    path: '/run-all',
    summary: 'Makes policies of all feedback that waits, or of all there is',
    permission: 'policy:manage',
    body: runAllBody,
    status: 202,
  },
  readBatch: {
    method: 'GET',
    path: '/run-all/{batch_id}',
    summary: 'How far a batch is',
    permission: 'policy:manage',
    params: batchParams,
    failures: [404],
  },
  cancelBatch: {
    method: 'DELETE',
    path: '/run-all/{batch_id}',
    summary: 'Leaves what of a batch has not begun',
    permission: 'policy:manage',
    params: batchParams,
    failures: [404],
  },
  describe: {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This description',
    permission: 'chat:use',
  },
} as const satisfies Record<string, Operation>;
