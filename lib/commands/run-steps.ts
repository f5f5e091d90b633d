import type { Step } from './test-step.ts';

/**
 * Runs every step, whatever became of the ones before, and ends with the plain line `N passed, N failed`.
 * Gives the exit code: 1 when anything failed, and also when nothing ran.
 */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  let passed = 0;
  let failed = 0;
  const summary: string[] = [];
  for (const { name, run } of steps) {
    process.stdout.write(`\n── ${name}\n`);
    const began = Date.now();
    const outcome = await run();
    passed += outcome.passed;
    failed += outcome.failed;
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    summary.push(`${name.padEnd(16)} ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  }
  process.stdout.write(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
