// What goes into the pipeline and what comes out of it, for the use cases that call it.
import type { Manifest } from '../data-source/manifest.ts';
import type { Source } from '../data-source/source.ts';
import type { Envelope, IntentLabel } from '../envelope/envelope.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { LivePolicy } from './live-policy.ts';
import type { Observation, Observe } from './observation.ts';
import type { Phraser } from './phrasing/model-phraser.ts';
import type { Plan } from './plan.ts';
import type { Asker, Guidance, Planner, PlannerSettings, Reading, Turn, WrittenSnippet } from './stages.ts';
import type { VerifiedPlan } from './verified-planner.ts';

export interface QuestionInput {
  readonly question: string;
  readonly chatId: string;
  readonly traceId: string;
  readonly locale: Locale;
  /** IANA name; an unknown one is read as UTC. */
  readonly timeZone: string;
  readonly now: Date;
  readonly asker: Asker;
  readonly turns: readonly Turn[];
  readonly policies: readonly LivePolicy[];
  /** Verified questions of the source; absent where questions are tried without them. */
  readonly verified?: readonly VerifiedPlan[];
  /** True when this completes a clarification: the pipeline must not ask again. */
  readonly mustAnswer?: boolean;
  /** A plan that is run as it is, without planning: a chosen clarification, an edited reading. */
  readonly plan?: {
    readonly plan: Plan;
    readonly confidence: number;
    readonly assumptions: readonly string[];
    /** Who made the plan that was edited, and the policies that shaped it. */
    readonly planner?: Reading['planner'];
    readonly policies?: readonly string[];
  };
  /** A snippet of a model that is run anew, without planning; it is checked under the rights of now. */
  readonly snippet?: WrittenSnippet;
  /**
   * Milliseconds that all options of a clarification together may take to be tried, for what each comes to and
   * whether they differ at all; a person waits for them before seeing the question. Absent: none is tried.
   */
  readonly previewMilliseconds?: number;
  /** True where somebody sees the reading before the rows. */
  readonly watched?: boolean;
  readonly settings?: PlannerSettings;
  readonly guidance?: Guidance;
}

export interface Tools {
  readonly source: Source;
  /** The whole manifest of the source; the pipeline reduces it to what the asker may see. */
  readonly manifest: Manifest;
  readonly planner: Planner;
  readonly sandbox: Sandbox;
  /** Says two sentences about the rows; absent where nobody asked for it. */
  readonly phraser?: Phraser;
  readonly observe: Observe;
  readonly signal: AbortSignal;
}

/** An envelope, and what the records keep of how it came to be. */
export interface Outcome {
  readonly envelope: Envelope;
  readonly intent: { readonly label: IntentLabel; readonly confidence: number };
  readonly candidateModels: readonly string[];
  readonly plan?: Plan;
  readonly reading?: string;
  readonly snippet?: string;
  readonly sql: readonly string[];
  readonly policies: readonly string[];
  /** For a clarification: the plan behind each option, by option id, in the order shown. */
  readonly options?: readonly {
    readonly id: string;
    readonly label: string;
    readonly plan: Plan;
    readonly confidence: number;
  }[];
  readonly observations: readonly Observation[];
  readonly milliseconds: number;
}

/** Always resolves: a failure of any stage is an `error` envelope. */
export type AnswerQuestion = (input: QuestionInput, tools: Tools) => Promise<Outcome>;
