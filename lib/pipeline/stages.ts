// What the stages of a question give one another. Stages are functions; what they need is passed in,
// and none of them touches Docent's own database: history, policies and rules are handed to them, so
// that any question can be asked again under any set of policies.
import type { AccessRules, Actor } from '../data-source/access.ts';
import type { ManifestIndex } from '../data-source/manifest.ts';
import type { Cell, IntentLabel, OutOfScopeReason, ResultColumn } from '../envelope/envelope.ts';
import type { AssistantError } from '../errors/assistant-error.ts';
import type { FailureCode } from '../errors/failures.ts';
import type { Locale } from '../i18n/locale.ts';
import type { LivePolicy } from './live-policy.ts';
import type { Observe } from './observation.ts';
import type { Plan } from './plan.ts';
import type { VerifiedPlan } from './verified-planner.ts';

/** An earlier question of the conversation and what became of it. */
export interface Turn {
  readonly question: string;
  readonly plan?: Plan;
  /** How a model read it, in its words, where it was answered by code that no plan says. */
  readonly reading?: string;
  /** How likely that plan was what was meant, 0 to 1; absent where a person chose it or nobody said. */
  readonly confidence?: number;
  readonly columns?: readonly ResultColumn[];
  /** The first rows that were shown, for "the second one"; at most ten. */
  readonly rows?: readonly (readonly Cell[])[];
}

/** Everything a planner may know when it reads a question. */
export interface Context {
  readonly question: string;
  readonly locale: Locale;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Date;
  /** What this actor may see of the source, and nothing else. */
  readonly manifest: ManifestIndex;
  readonly turns: readonly Turn[];
  readonly policies: readonly LivePolicy[];
  /** Questions whose plans an admin has checked; the same array while none is added. */
  readonly verified?: readonly VerifiedPlan[];
  /** True when the same question was already clarified once: answer with the assumption stated. */
  readonly mustAnswer: boolean;
  readonly settings: PlannerSettings;
  /** True where somebody sees the reading before the rows; it is then told as soon as a model has written it. */
  readonly watched?: boolean;
  /** Whose question it is; a model's cost goes on this account. Absent: the operator's. */
  readonly actorId?: string;
  readonly guidance?: Guidance;
  /** Attempts of a model at this very question that failed, oldest first. */
  readonly failures?: readonly FailedAttempt[];
  /** Why no model is asked any more: nothing that it wrote could be used. */
  readonly gaveUp?: AssistantError;
}

/** What earlier questions taught, for the prompt of a model. */
export interface Guidance {
  /** Mistakes worth telling of in a prompt about these models, most frequent first. */
  mistakesOf(models: ReadonlySet<string>): readonly AntiPatternHint[];
  /** The nearest verified questions, nearest first. */
  readonly examples: readonly VerifiedExample[];
}

export interface AntiPatternHint {
  readonly id: string;
  readonly errorClass: string;
  readonly errorPattern: string;
  readonly badSnippet: string;
  readonly correctSnippet?: string;
}

export interface VerifiedExample {
  readonly question: string;
  readonly plan: Plan;
}

/** An attempt of a model that failed somewhere between its reply and the rows. */
export interface FailedAttempt {
  readonly code: FailureCode;
  readonly detail?: string;
  /** What the model wrote. */
  readonly generated: string;
  /** What it is told of the failure: names it had already, never a database's words or a value. */
  readonly told: string;
}

export interface PlannerSettings {
  /** Confidence from which the best reading is answered without asking. */
  readonly answerThreshold: number;
  /** How far ahead of the second reading the best one must be. */
  readonly lead: number;
}

export const defaultPlannerSettings: PlannerSettings = { answerThreshold: 0.7, lead: 0.12 };

export interface Intent {
  readonly label: IntentLabel;
  readonly confidence: number;
  readonly candidateModels: readonly string[];
}

/** One complete way to read a question. */
export interface Reading {
  readonly plan: Plan;
  /** Probability that this is what was meant, 0 to 1. */
  readonly confidence: number;
  /** Said to the user: "'sales' is read as the sum of order lines". In the user's language. */
  readonly assumptions: readonly string[];
  /** Which planner read it so; the built-in one when absent. */
  readonly planner?: 'verified' | 'built-in' | 'model';
  /** Ids of the policies that shaped it. */
  readonly policies: readonly string[];
}

/** Code that a model wrote because no plan says the question. Nothing has read it yet. */
export interface WrittenSnippet {
  /** The body of one async function in TypeScript, against the builder of the sandbox. */
  readonly code: string;
  /** The model's own sentence on how it read the question: one line of text, in the user's language. */
  readonly reading: string;
  readonly confidence: number;
  readonly assumptions: readonly string[];
  readonly policies: readonly string[];
}

export type Planning =
  | { readonly kind: 'plan'; readonly intent: Intent; readonly reading: Reading }
  | { readonly kind: 'snippet'; readonly intent: Intent; readonly written: WrittenSnippet }
  | {
      readonly kind: 'clarification';
      readonly intent: Intent;
      /** The question put to the user, in their language. */
      readonly ask: string;
      /** Two or three, best first; labels differ visibly. */
      readonly options: readonly { readonly label: string; readonly reading: Reading }[];
      /** All are readings of the question as it stands: no choice is needed where they come to the same rows. */
      readonly areRivals?: boolean;
    }
  | {
      readonly kind: 'not_possible';
      readonly intent: Intent;
      readonly reason: OutOfScopeReason;
      /** What is said, and how to ask instead, in the user's language; names only what is visible. */
      readonly message: string;
      readonly rephrase: string;
      readonly suggestions: readonly string[];
    }
  | {
      readonly kind: 'help';
      readonly intent: Intent;
      readonly message: string;
      readonly suggestions: readonly string[];
    };

/**
 * @throws AssistantError only for failures of a model; not understanding is a `Planning`. A failure that carries
 *   `generated` is one of what the model wrote, and may be repaired.
 */
export type Planner = (context: Context, signal: AbortSignal, observe?: Observe) => Promise<Planning>;

/** Who asks and what they may do, settled before the pipeline starts. */
export interface Asker {
  readonly actor: Actor;
  readonly access: AccessRules;
  readonly mayReadCode: boolean;
}
