// A question read against the answer before it. The same linker and reader find what it says; what it
// leaves unsaid is taken from the last plan: the rows, what is shown of them, in what order. A question
// that is complete and points at nothing is a new topic and makes no plan here.
import type { Plan } from '../../pipeline/plan.ts';
import type { Context } from '../../pipeline/stages.ts';
import { displayOf } from '../assemble/frame.ts';
import type { Cutting } from '../linker.ts';
import type { Node } from '../reader/nodes.ts';
import { readQuestion } from '../reader/read-question.ts';
import type { Sketch } from '../reader/sketch.ts';
import { type Making, type RankedReading, type ReadingOptions, readingsOf } from '../readings.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { asShownBefore } from './as-shown-before.ts';
import { editsOf } from './edits.ts';
import { withShownAmounts } from './elided-amounts.ts';
import { followedConfidence } from './follow-up-confidence.ts';
import { type LastSet, lastSet } from './last-set.ts';
import { findReferences } from './references.ts';
import { spokenOfShown } from './spoken-of-shown.ts';
import { inYearOfLast } from './year-of-last.ts';

/** How far a reading that nothing in the question asks for stands behind one that it does. */
const behind = 0.3;
/** A question that merely lacks its subject may be a new topic that says less than it should. */
const merelyElliptic = 0.92;

/** For every word that points back and that this cutting of the question takes for something else. */
const overheard = 0.1;

/** From where every word of a name was said. */
const wholeName = 0.95;

/** From where a reading is likelier than not. */
const likely = 0.5;

/** For every step away from what was spoken of: the nearer of two things of one name is meant. */
const wandering = 0.05;

/** The readings of a question in its conversation, best first. */
export function readInConversation(
  context: Context,
  index: SchemaIndex,
  options: ReadingOptions = {},
): RankedReading[] {
  const fresh = () => readingsOf(context.question, context, index, options);
  const set = lastSet(context.turns, index);
  if (!set) return fresh();
  let most = 0;
  let points = false;
  let pointsBack = false;
  const make = (nodes: readonly Node[], cutting: Cutting): Making[] => {
    const references = findReferences(spokenOfShown(nodes, cutting, set), cutting, set, context.locale);
    const read = readQuestion(withShownAmounts(references.nodes, set));
    const sketch = references.sorts ? uncut(read) : read;
    const told = [
      references.row,
      references.groups,
      references.groups,
      references.turn,
      references.shift,
      references.against,
    ].filter((one) => one !== undefined);
    const cues = references.cues.size + told.length;
    most = Math.max(most, cues);
    points ||= cues > 0 || references.groups !== undefined || references.sorts;
    // "per weekday" may be of every row of the last answer, or of the weekdays that it names itself.
    pointsBack ||= told.length > 0 || references.sorts || [...references.cues].some((cue) => cue !== 'each');
    const isBareGroup = references.groups !== undefined;
    if (cues === 0 && !isBareGroup && !references.sorts && !isElliptic(sketch, set)) return [];
    const fit = cues === 0 && !isBareGroup ? merelyElliptic : 1 - overheard * (most - cues);
    const inTime = references.shift ?? references.against;
    return editsOf(sketch, references, set, index).map((making) => ({
      ...making,
      // The move in time, or the comparison, is all that such a question says.
      ...(inTime && { sketch: { ...making.sketch, unread: [] } }),
      plan: inTime ? making.plan : inYearOfLast(making.plan, context.question, set),
      fit: fit - wandering * making.frame.distance,
      isLent: true,
      pointing: cues + (isBareGroup || references.sorts ? 1 : 0),
    }));
  };
  const favoured = new Set([...(options.favoured ?? []), ...set.models]);
  const shownBefore = (reading: RankedReading) => ({
    ...reading,
    plan: asShownBefore(reading.plan, reading.sketch, set),
  });
  const followed = readingsOf(context.question, context, index, { ...options, favoured, make });
  if (followed.length === 0) return fresh().map(shownBefore);
  const alone = fresh().map(shownBefore);
  if (!points && standsAlone(alone[0])) return alone;
  if (!pointsBack && isWhole(alone[0])) return alone;
  // What only another topic understands is another topic, however many readings of it there are.
  if (!pointsBack && alone[0] && leftOver(alone[0]) === 0 && followed.every((one) => leftOver(one) >= aWord))
    return alone;
  const agreed = new Set(alone.map(({ plan }) => JSON.stringify(plan)));
  const known = new Set(followed.map(({ plan }) => JSON.stringify(plan)));
  const last = JSON.stringify(set.plan);
  const leaning = followed.map((reading) => {
    const plan = JSON.stringify(reading.plan);
    const confidence = followedConfidence(reading.confidence, reading.features, {
      edit: reading.edit ?? '',
      pointing: reading.pointing ?? 0,
      agrees: agreed.has(plan),
      stale: context.turns.length - 1 - context.turns.lastIndexOf(set.turn),
      ...(set.turn.confidence !== undefined && { trusted: set.turn.confidence }),
      alone: alone[0]?.confidence ?? 0,
      kept: set.conjuncts.length + (set.isPlain ? 0 : 1),
      moved: reading.plan.model !== set.base.name,
      otherRows: isBareCut(reading) || ((reading.pointing ?? 0) > 0 && isOfOtherRows(reading.plan, set.plan)),
      unchanged: plan === last && reading.edit !== 'listSet',
    });
    return { ...reading, confidence };
  });
  const others = alone
    .filter(({ plan }) => !known.has(JSON.stringify(plan)))
    .map((reading) => ({ ...reading, confidence: reading.confidence * behind, rank: reading.rank * behind }));
  return [...leaning, ...others].sort((left, right) => right.confidence - left.confidence);
}

/** "highest first" sorts all of them. */
function uncut(sketch: Sketch): Sketch {
  const superlatives = sketch.superlatives.map((one) =>
    one.limit === undefined ? { ...one, every: true } : one,
  );
  return { ...sketch, superlatives };
}

/** "top 3", "only last month": all that is said is how much less of the same. */
function isBareCut({ sketch, edit }: RankedReading): boolean {
  const { entity, outputs, groups, unread, conditions, superlatives, orders } = sketch;
  if (edit !== 'sameColumns' || entity || outputs.length + groups.length + orders.length + unread.length > 0)
    return false;
  if (superlatives.length === 1) return conditions.length === 0 && superlatives[0]?.limit !== undefined;
  const [only] = conditions;
  return (
    superlatives.length === 0 && conditions.length === 1 && only?.kind === 'test' && 'period' in only.test
  );
}

function isOfOtherRows({ where, ...plan }: Plan, { where: before, ...last }: Plan): boolean {
  return JSON.stringify(plan) === JSON.stringify(last) && JSON.stringify(where) !== JSON.stringify(before);
}

/** A question that points at nothing and names its subject is a new topic, however short it is. */
function standsAlone(best: RankedReading | undefined): boolean {
  if (!best || best.confidence < likely) return false;
  return best.targets.some(
    ({ target, score, speaksOfModel }) =>
      score >= likely &&
      (target.kind === 'model' ||
        // "total order amount by month" names the orders within the name of their column.
        (target.kind === 'field' && speaksOfModel === true && score >= wholeName) ||
        // "How old is Ann Lee?" says of whom.
        (target.kind === 'value' && displayOf(target.model).includes(target.field))),
  );
}

const aWord = 0.9;

/** How much of what was said a reading makes nothing of, in words. */
function leftOver({ features }: RankedReading): number {
  return features.unreadWords + features.unreadFields + features.unreadCues + features.lost;
}

const surely = 0.75;

/** A number and what it is split by, both named: nothing is left for the last answer to lend. */
function isWhole(best: RankedReading | undefined): boolean {
  if (!best || best.confidence < surely) return false;
  return best.plan.measures !== undefined && best.plan.dimensions !== undefined;
}

/** True for a question that names nothing of its own: "what is the average age?", "sort by price". */
function isElliptic(sketch: Sketch, set: LastSet): boolean {
  if (sketch.entity || sketch.mentioned.length > 0) return false;
  const outputs = sketch.outputs.filter((output) => output.kind !== 'count' || output.of || output.distinct);
  const named = outputs.every((output) => {
    if (output.kind === 'field') return set.models.has(output.ref.model.name);
    if (output.kind === 'aggregate') return set.models.has(output.of.model.name);
    return output.kind === 'average';
  });
  if (!named) return false;
  const narrowed = sketch.conditions.length + sketch.superlatives.length;
  return outputs.length === 0 || narrowed === 0;
}
