// What the routes of policies take: strict schemas, so that a state can only be changed by its own step.
import { z } from 'zod';
import { policyIdSchema } from './external-id.ts';
import { policyStates, ruleStatuses } from './policy-state.ts';

export const ruleParams = z.object({ id: policyIdSchema });
export const batchParams = z.object({ batch_id: z.uuid() });

export const ruleQuery = z.strictObject({
  status: z.enum(ruleStatuses).optional(),
  state: z.enum(policyStates).optional(),
  source_id: z.uuid().optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Of the sentence that says what the effect does. */
  locale: z.string().min(1).max(35).optional(),
});

const reason = z.string().trim().max(2000);
/** The newest deployment that the admin saw, null for none: another one since is a conflict. */
const expected = z.number().int().nullable().optional();

export const approveBody = z.strictObject({
  reason: reason.optional(),
  override: z.boolean().optional(),
  expected,
});
export const reasonBody = z.strictObject({ reason: reason.min(1), expected });
export const deployBody = z.strictObject({
  share: z.number().int().min(1).max(100).optional(),
  role: z.enum(['staff', 'admin']).optional(),
  reason: reason.optional(),
  expected,
});
export const rollbackBody = z.strictObject({ reason: reason.optional(), expected });
export const runAllBody = z.strictObject({ all: z.boolean().optional() });
