/**
 * A thing the person who runs Docent can mend: a port that is taken, a folder that cannot be written,
 * a setting that makes no sense. Printed as two lines, what is wrong and what to do, never with a stack.
 */
export class SetupError extends Error {
  readonly advice: string;

  constructor(problem: string, advice: string, options: { cause?: unknown } = {}) {
    super(problem, options);
    this.name = 'SetupError';
    this.advice = advice;
  }
}
