// The whole case of one complaint, as a generator sees it, and what it may do. It asks nothing of
// Docent's own database: reading a question and running a plan are handed to it.
import type { ManifestIndex } from '../../data-source/manifest.ts';
import type { Cell } from '../../envelope/envelope.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { LanguageModel } from '../../models/language-model.ts';
import type { LivePolicy } from '../../pipeline/live-policy.ts';
import type { Plan } from '../../pipeline/plan.ts';
import type { Planning, Turn } from '../../pipeline/stages.ts';

/** What the person says the answer should have been. */
export type Expected =
  | { readonly number: number }
  /** One row that should be there; its cells in any order. */
  | { readonly row: readonly Cell[] }
  /** Every row; cells and rows in any order. */
  | { readonly rows: readonly (readonly Cell[])[] }
  /** The other reading, which was offered. */
  | { readonly plan: Plan };

export interface PolicyCase {
  readonly question: string;
  readonly locale: Locale;
  /** What the answer rested on; absent where there was none. */
  readonly plan?: Plan;
  /** The reading that was shown. */
  readonly reading?: string;
  readonly rows?: readonly (readonly Cell[])[];
  /** The person's own words; may be empty where they only said what they expected. */
  readonly words: string;
  readonly expected?: Expected;
  /** Of the reasons that are offered, those the person ticked. */
  readonly reasons?: readonly string[];
  /** What other people said of the same, in their words. */
  readonly alsoSaid?: readonly string[];
  /** Where there was no answer, why. */
  readonly errorCode?: string;
  readonly turns: readonly Turn[];
  /** The question's own clock and IANA zone. */
  readonly now: Date;
  readonly timeZone: string;
  /** What the person may see of the source. */
  readonly manifest: ManifestIndex;
  /** The policies that were live. */
  readonly policies: readonly LivePolicy[];
}

export interface GeneratorTools {
  /** Where one is chosen for questions; it may be asked for policies too. */
  readonly model?: LanguageModel;
  /**
   * Reads the question of the case, in its conversation, under these policies and no others; undefined where what a
   * model wrote is of no use.
   */
  read(policies: readonly LivePolicy[]): Promise<Planning | undefined>;
  /** The rows of a plan, as the person may see them; undefined where it cannot be run. */
  run(plan: Plan): Promise<readonly (readonly Cell[])[] | undefined>;
}
