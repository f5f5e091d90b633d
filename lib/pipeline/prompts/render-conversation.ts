import { printPlan } from '../notation/print-plan.ts';
import type { Turn } from '../stages.ts';
import { fenced, fencedPlan } from './fence.ts';

const turnsTold = 3;

/** The last turns, newest first, each with the plan that answered it: "and last month?" changes that plan. */
export function renderConversation(turns: readonly Turn[]): readonly string[] {
  return turns
    .slice(-turnsTold)
    .reverse()
    .map(({ question, plan, reading }) => {
      const words =
        reading === undefined ? 'no answer' : `a snippet that read it as "${fenced(reading, 160)}"`;
      const answered = plan ? fencedPlan(printPlan(plan), 400) : words;
      return `"${fenced(question, 160)}" => ${answered}`;
    });
}
