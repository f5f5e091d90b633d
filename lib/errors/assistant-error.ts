import { type FailureCode, failures } from './failures.ts';

const brand = Symbol.for('docent.AssistantError');

/**
 * The one error class of failures that Docent foresees. `code` decides what the outside learns;
 * `detail` is for logs, and for a repair that needs to be told what broke: it names rules, fields and
 * models that the asker may see, never values or a database's own words.
 */
export class AssistantError extends Error {
  /**
   * A process has this file twice: Next bundles one for the routes, and the worker beside them loads another. What one
   * of them throws (a model that cannot be reached) the other must know, or a foreseen failure becomes a bug.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }

  readonly [brand] = true;
  readonly code: FailureCode;
  readonly detail: string | undefined;
  /** When the same request has a chance again, where that is known. */
  readonly retryAfterSeconds: number | undefined;
  /** What was generated and failed, so that a repair can show it to its author. */
  readonly generated: string | undefined;
  /** Said to the asker in place of the table's words: plain text that an administrator wrote. */
  readonly words: string | undefined;

  constructor(
    code: FailureCode,
    options: {
      detail?: string;
      cause?: unknown;
      retryAfterSeconds?: number;
      generated?: string;
      words?: string;
    } = {},
  ) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause });
    this.name = 'AssistantError';
    this.code = code;
    this.detail = options.detail;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.generated = options.generated;
    this.words = options.words;
  }

  get status(): number {
    return failures[this.code].status;
  }

  get retryable(): boolean {
    return failures[this.code].retryable;
  }
}

/** Any thrown thing as an AssistantError; a bug becomes `internal.unexpected` and keeps its cause. */
export function asAssistantError(thrown: unknown): AssistantError {
  if (thrown instanceof AssistantError) return thrown;
  return new AssistantError('internal.unexpected', { cause: thrown });
}
