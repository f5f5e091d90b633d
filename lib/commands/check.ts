import { runSteps } from './run-steps.ts';
import { programStep, runProgram, type Step, tool, vitestStep } from './test-step.ts';

const biome = tool('@biomejs/biome/bin/biome');

/** What needs neither a database nor a browser. */
export const fastSteps: readonly Step[] = [
  programStep('format', [biome, 'format', '.']),
  programStep('lint', [biome, 'lint', '--error-on-warnings', '.']),
  {
    name: 'types',
    run: async () => {
      // The types of routes, and of what Next lets a file import, are written by Next itself.
      await runProgram([tool('next/dist/bin/next'), 'typegen'], { NEXT_TELEMETRY_DISABLED: '1' });
      return programStep('types', [tool('typescript/bin/tsc'), '--noEmit']).run();
    },
  },
  vitestStep('unit'),
];

/** `npm run check` */
export function run(): Promise<number> {
  return runSteps(fastSteps);
}
