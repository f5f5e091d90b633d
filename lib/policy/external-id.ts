// How records of learning are named outside: `FB-12` for a feedback, `RUL-3` for a policy.
import { z } from 'zod';

const numberOf = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}-[1-9]\\d{0,8}$`))
    .meta({ description: `${prefix}- and a number` })
    .transform((id) => Number(id.slice(prefix.length + 1)));

/** Give the number of the record. */
export const feedbackIdSchema = numberOf('FB');
export const policyIdSchema = numberOf('RUL');

export const feedbackId = (number: number): string => `FB-${number}`;
export const policyId = (number: number): string => `RUL-${number}`;
