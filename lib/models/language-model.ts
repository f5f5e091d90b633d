// What the rest of Docent knows of a language model: one question with one form that the reply must have.
// Everything else (which provider, retries, a second model, budgets, what may leave the house) is decided
// behind this interface, so that nobody who writes a prompt has to think of it.
import type { z } from 'zod';
import type { AssistantError } from '../errors/assistant-error.ts';
import type { Observe } from '../pipeline/observation.ts';

/** What a call is for; settings may give each a model of its own. */
const modelPurposes = ['plan', 'policy', 'phrase'] as const;
export type ModelPurpose = (typeof modelPurposes)[number];

export interface ModelPrompt<T> {
  readonly purpose: ModelPurpose;
  /** The rules of the task, the same for every question: providers keep it in their cache. */
  readonly system: string;
  readonly prompt: string;
  /** Flat: objects, arrays, strings, numbers, booleans, enums. Recursion is refused by many providers. */
  readonly schema: z.ZodType<T>;
  /** A plain identifier. */
  readonly schemaName: string;
  /** Default 1,500. */
  readonly maxOutputTokens?: number;
}

export interface CallSetting {
  /** Cancels the call, on the wire too. */
  readonly signal: AbortSignal;
  /** On whose budget it goes. */
  readonly actorId: string;
  /**
   * Told of the reply while it comes, each time more of its members are whole; with it the reply is streamed. What
   * it is told was held against no form, and may be told anew where a call is tried again.
   */
  readonly partial?: (members: Readonly<Record<string, unknown>>) => void;
  /** Told of every single call, failed ones too, as `model_call`. */
  readonly observe?: Observe;
}

/** All calls of one completion together: those that failed were paid for as well. */
export interface ModelUsage {
  readonly calls: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly milliseconds: number;
  /** Absent where an administrator gave no price for the model. */
  readonly price?: Price;
}

export interface Price {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface Completion<T> {
  readonly object: T;
  /** The model that replied, as the provider names it. */
  readonly model: string;
  readonly usage: ModelUsage;
}

/** Where a batch stands at the provider. */
export interface BatchStanding {
  /** Nothing more will come of it; whether all was answered is seen when it is collected. */
  readonly ended: boolean;
  /** Prompts that were answered, well or not. */
  readonly answered: number;
}

/** What is known of a batch of which nobody wrote down what the provider calls it. */
export interface LostBatch {
  /** The UUID that it was handed in with. */
  readonly mark: string;
  /** Of its prompts; some may be gone since. */
  readonly keys: ReadonlySet<string>;
  /** How many prompts it had. */
  readonly total: number;
  /** When it was about to be handed in, if it was. */
  readonly since: Date;
  /** What the provider calls those that are known not to be it. */
  readonly others: ReadonlySet<string>;
}

export type BatchSearch =
  | { readonly state: 'found'; readonly id: string }
  /** The provider does not say yet whether one that it has is this one. */
  | { readonly state: 'undecided' }
  | { readonly state: 'absent' };

/** Many prompts handed in at once, which the provider answers within a day, for half the price. */
export interface ModelBatches {
  /** `openai:gpt-…` */
  readonly label: string;
  /**
   * Hands them in and gives what the provider calls the batch. `mark` is a UUID of the caller's, by which `find`
   * knows it again; keys are UUIDs too.
   *
   * @throws AssistantError as `completeStructured`; `mayHaveArrived` says whether the provider may have it all the same
   */
  submit(
    mark: string,
    prompts: ReadonlyMap<string, ModelPrompt<unknown>>,
    setting: Pick<CallSetting, 'signal' | 'actorId'>,
  ): Promise<string>;
  /** Looks through what the provider has for one that may have been handed in. */
  find(lost: LostBatch, signal: AbortSignal): Promise<BatchSearch>;
  /** @throws AssistantError `model.rejected` where the provider does not know it (any more) */
  look(id: string, signal: AbortSignal): Promise<BatchStanding>;
  /**
   * What came of each prompt of a batch that has ended; those that were not answered are absent. What it cost is
   * counted here.
   */
  collect<T>(
    id: string,
    prompts: ReadonlyMap<string, ModelPrompt<T>>,
    setting: Pick<CallSetting, 'signal' | 'actorId'>,
  ): Promise<ReadonlyMap<string, T | AssistantError>>;
  cancel(id: string, signal: AbortSignal): Promise<void>;
  /** Asks the provider to remove prompts and replies; it does so by itself some days later. */
  forget(id: string, signal: AbortSignal): Promise<void>;
}

export interface LanguageModel {
  /** `openai:gpt-…`, for records and the trace. */
  readonly label: string;
  /** Absent where the provider takes one prompt at a time. */
  readonly batches?: ModelBatches;
  /**
   * Asks for one object.
   *
   * @throws AssistantError `model.unavailable`, `model.timeout`, `model.rejected`, `model.budget_spent`,
   *   `outgoing.refused`, `query.cancelled` (by the signal), or `model.invalid_reply`, which carries the
   *   reply as `generated` and what was wrong with its form as detail
   */
  completeStructured<T>(prompt: ModelPrompt<T>, setting: CallSetting): Promise<Completion<T>>;
}
