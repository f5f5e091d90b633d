import type { AccessRules } from '../data-source/access.ts';
import { hiddenNames, namesAny } from '../data-source/hidden-names.ts';
import { indexManifest, type Manifest, type ManifestIndex } from '../data-source/manifest.ts';
import { visibleManifest } from '../data-source/visibility.ts';
import { knownTimeZone } from '../language/locale/calendar.ts';
import { fold } from '../language/locale/fold.ts';
import { questionLocale } from '../language/locale/question-locale.ts';
import { applicablePolicies } from '../language/policies/applicable-policies.ts';
import { isSeenWhole } from '../language/policies/unseen-names.ts';
import type { LivePolicy } from './live-policy.ts';
import type { QuestionInput } from './outcome.ts';
import type { Plan } from './plan.ts';
import { type Context, defaultPlannerSettings, type Turn } from './stages.ts';

/** Turns a planner may look back on; older ones are in the chat, not in the reading of a question. */
const turnsKept = 6;

/**
 * Gathers what a planner may know: the part of the manifest this asker may see, the policies whose
 * triggers occur in the question, the last turns, and the asker's clock and zone, and the language they typed in.
 */
export function buildContext(input: QuestionInput, manifest: Manifest): Context {
  const locale = questionLocale(input.question, input.locale);
  const index = visibleIndex(manifest, input.asker.access);
  const hidden = hiddenNames(manifest, index.manifest);
  return {
    question: input.question.normalize('NFC').trim(),
    locale,
    timeZone: knownTimeZone(input.timeZone),
    now: input.now,
    manifest: index,
    turns: input.turns.slice(-turnsKept).map((turn) => asSeenNow(turn, hidden)),
    // A policy that shaped the plan that is edited now still holds, though its word is not said again.
    policies: applicablePolicies(input.policies, input.question, locale, input.plan?.policies).filter(
      ({ effect }) => isSeenWhole(effect, index) && !namesAny(namesIn(effect), hidden),
    ),
    ...(input.verified ? { verified: input.verified } : {}),
    mustAnswer: input.mustAnswer ?? false,
    settings: input.settings ?? defaultPlannerSettings,
    actorId: input.asker.actor.id,
    ...(input.watched ? { watched: true } : {}),
    ...(input.guidance ? { guidance: input.guidance } : {}),
  };
}

/** What was answered from something that is hidden since then is only a question now. */
function asSeenNow(turn: Turn, hidden: ReadonlySet<string>): Turn {
  return turn.plan && namesAny(namesIn(turn.plan), hidden) ? { question: turn.question } : turn;
}

/** What an effect or a plan says of the schema; the words and values of people in it are no names. */
function namesIn(of: LivePolicy['effect'] | Plan): string {
  const words = new Set(['term', 'also', 'label', 'options', 'text', 'value', 'as']);
  return JSON.stringify(of, (key, value) => (words.has(key) ? undefined : value));
}

// Indexing a manifest costs milliseconds on a large source. What may be seen is the same object for equal
// rules, all of them: two people who differ in a row rule alone must not share the values of a field.
const visibleIndexes = new WeakMap<Manifest, ManifestIndex>();

function visibleIndex(manifest: Manifest, access: AccessRules): ManifestIndex {
  const visible = visibleManifest(manifest, access);
  let index = visibleIndexes.get(visible);
  if (!index) {
    index = indexManifest(visible);
    visibleIndexes.set(visible, index);
  }
  return index;
}

/** Folded, without punctuation, words apart by one space. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
