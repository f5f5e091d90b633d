import type { RunLimits } from '../data-source/source.ts';

/** What one answer may cost: rows shown, bytes of a reply, and time the database may work. */
export const answerLimits: RunLimits = {
  rows: 1000,
  bytes: 4 * 1024 * 1024,
  milliseconds: 5000,
};

/** What all options of a clarification together may take to be tried, before people see the question. */
export const optionMilliseconds = 300;

/** The same where nobody waits, and where it must not depend on how busy the machine is: proofs and evals. */
export const patientOptionMilliseconds = 10_000;
