// One thing a stage reports while it works. The trace, the log, the metrics and the progress that
// people see are readers of these; no stage knows who reads.
import type { IntentLabel } from '../envelope/envelope.ts';

export const stageNames = [
  'intent-router',
  'context-builder',
  'planner',
  'option-previews',
  'code-generator',
  'type-check',
  'guard',
  'sandbox',
  'data-source',
  'phrasing',
  'response-composer',
] as const;
export type StageName = (typeof stageNames)[number];

export type Observation =
  | { readonly kind: 'stage_started'; readonly stage: StageName; readonly at: number }
  | {
      readonly kind: 'stage_ended';
      readonly stage: StageName;
      readonly at: number;
      readonly milliseconds: number;
      readonly failure?: string;
    }
  | {
      readonly kind: 'intent';
      readonly label: IntentLabel;
      readonly confidence: number;
      readonly models: readonly string[];
    }
  /** The reading, as soon as there is a plan and before it runs. */
  | { readonly kind: 'reading'; readonly text: string }
  /** Several readings come to the same rows, and one of them is answered with. */
  | { readonly kind: 'readings_agree'; readonly confidence: number }
  | {
      readonly kind: 'statement';
      readonly sql: string;
      readonly rows: number;
      /** There were more rows than were read. */
      readonly truncated: boolean;
      readonly milliseconds: number;
    }
  | {
      readonly kind: 'model_call';
      /** `provider:name` */
      readonly model: string;
      /** What it was called for: a plan, a policy. */
      readonly purpose: string;
      readonly milliseconds: number;
      readonly tokensIn: number;
      readonly tokensOut: number;
      /** Where the server did not count the tokens, and we did. */
      readonly estimated?: true;
      /** By the prices an administrator wrote down. */
      readonly price?: { readonly amount: number; readonly currency: string };
      readonly failure?: string;
      /** The status and the codes that the server gave. */
      readonly detail?: string;
    }
  /** The mistakes that a prompt told of, by id. */
  | { readonly kind: 'mistakes_told'; readonly ids: readonly string[] }
  /** What a model wrote failed, and it is asked again. */
  | {
      readonly kind: 'repair';
      readonly code: string;
      readonly detail?: string;
      readonly generated: string;
    }
  /** What a model said of the result was not taken: the rule it broke, or the failure's code. */
  | { readonly kind: 'phrase_dropped'; readonly why: string }
  /** The model could not be asked, and the built-in planner's reading is taken instead. */
  | { readonly kind: 'model_skipped'; readonly code: string }
  /** A failure, with what only the log may know: `detail` and `cause` never reach the asker. */
  | { readonly kind: 'failed'; readonly code: string; readonly detail?: string; readonly cause: unknown };

export type Observe = (observation: Observation) => void;
