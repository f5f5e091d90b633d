import type { ManifestIndex } from '../data-source/manifest.ts';
import { type Context, defaultPlannerSettings } from '../pipeline/stages.ts';

/** A question as the built-in planner is given it: on 1 March 2026, in UTC, under no policy, with nothing said before. */
export function builtInContext(
  question: string,
  manifest: ManifestIndex,
  more: Partial<Context> = {},
): Context {
  return {
    question,
    locale: 'en',
    timeZone: 'UTC',
    now: new Date('2026-03-01T00:00:00Z'),
    manifest,
    turns: [],
    policies: [],
    mustAnswer: false,
    settings: defaultPlannerSettings,
    ...more,
  };
}
