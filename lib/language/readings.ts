// From a question to its possible readings, best first. Every cutting, choice of targets and way is
// tried; equal plans are one reading. What a reading could not use of the question counts against it.
import type { Field } from '../data-source/manifest.ts';
import type { Plan } from '../pipeline/plan.ts';
import { type Assembled, assemble } from './assemble/assemble.ts';
import { sharedByAll } from './assemble/shared-by-all.ts';
import { specified } from './assemble/vague-superlatives.ts';
import { chooseTargets } from './choose-targets.ts';
import { confidenceOf, type Features, rankOf } from './confidence.ts';
import { inUnit, unitAsked } from './in-unit.ts';
import { largestSale } from './largest-sales.ts';
import { linkQuestion } from './link-question.ts';
import type { Clock, Cutting } from './linker.ts';
import { isLinkingVerb } from './linking-verbs.ts';
import type { Candidate } from './links.ts';
import { lostWords } from './lost-words.ts';
import { amongBest, nestedBest } from './nested-best.ts';
import type { PolicyTerm } from './policies/policy-effects.ts';
import { readBusiestUnit } from './reader/busiest-unit.ts';
import type { Condition, Node } from './reader/nodes.ts';
import { readAhead } from './reader/read-ahead.ts';
import { readBirthdays } from './reader/read-birthdays.ts';
import { readLapses } from './reader/read-lapses.ts';
import { averagePerTime } from './reader/read-per-time.ts';
import { readQuestion } from './reader/read-question.ts';
import { readReorder } from './reader/read-reorder.ts';
import { rowsOfKind } from './reader/rows-of-kind.ts';
import { modelOf, type Sketch } from './reader/sketch.ts';
import { toNodes } from './reader/to-nodes.ts';
import { whoHasMost } from './reader/who-most.ts';
import { withRevenue } from './revenue.ts';
import type { SchemaIndex } from './schema-index.ts';
import { strangerDoubt } from './stranger-states.ts';
import { withTwinFlag } from './twin-flags.ts';
import { untouchedModels } from './untouched-models.ts';
import { wholeSalesDoubt } from './whole-sales.ts';

export interface RankedReading {
  readonly plan: Plan;
  readonly confidence: number;
  /** Which edit of the last plan made it, and how much of the question points back. */
  readonly edit?: string;
  readonly pointing?: number;
  /** Orders the readings of one question. */
  readonly rank: number;
  readonly features: Features;
  readonly sketch: Sketch;
  readonly cutting: Cutting;
  readonly targets: readonly Candidate[];
  /** Policies that shaped the plan beside those of its words. */
  readonly policies?: readonly string[];
}

export interface ReadingOptions {
  readonly preferred?: ReadonlyMap<string, string>;
  /** Models that the conversation or a policy makes likelier. */
  readonly favoured?: ReadonlySet<string>;
  /** Words that policies give a meaning. */
  readonly terms?: readonly PolicyTerm[];
  /** Makes plans of the nodes; without it a question is read on its own. */
  readonly make?: (nodes: readonly Node[], cutting: Cutting) => readonly Making[];
}

/** A plan and the sketch it was made of; `fit` below 1 says that it asks for some goodwill. */
export interface Making extends Assembled {
  readonly sketch: Sketch;
  readonly fit?: number;
  /** True where the last answer lends what the question leaves unsaid: nothing was taken by default. */
  readonly isLent?: boolean;
  /** Which edit of the last plan made it, and how much of the question points back. */
  readonly edit?: string;
  readonly pointing?: number;
}

/** The readings of a question, best first; empty where nothing could be made of it. */
export function readingsOf(
  question: string,
  clock: Clock,
  index: SchemaIndex,
  options: ReadingOptions = {},
): RankedReading[] {
  const found = new Map<string, RankedReading>();
  const cuttings = linkQuestion(question, clock, index, options.terms);
  const bestWeight = cuttings[0]?.weight ?? 0;
  for (const cutting of cuttings) {
    const choices = chooseTargets(cutting, index, options.favoured ?? new Set());
    const bestChoice = choices[0]?.score ?? 0;
    for (const choice of choices) {
      const dated = readBirthdays(toNodes(cutting, choice.targets), clock);
      const settled = readReorder(readAhead(readLapses(rowsOfKind(readBusiestUnit(dated)), index)), index);
      const nodes = averagePerTime(settled, index);
      const make = (of: readonly Node[]) => options.make?.(of, cutting) ?? onItsOwn(of, index, options);
      for (const made of inUnitAsked(nodes, cutting, index, make)) {
        const seen = featuresOf(cutting, choice.targets, made.sketch, {
          cuttingLoss: bestWeight - cutting.weight,
          choiceLoss: bestChoice - choice.score,
          doubt:
            made.frame.doubt + wholeSalesDoubt(made.plan, index) + strangerDoubt(cutting, choice.targets),
          distance: made.frame.distance,
          forks: made.frame.forks.size,
          depth: depthOf(made.plan),
          implied: impliedIn(made.plan, made.sketch.conditions),
          untouched: untouchedModels(made.plan, made.sketch.mentioned, index.manifest),
        });
        const features = made.isLent ? lent(seen) : seen;
        const reading: RankedReading = {
          plan: made.plan,
          rank: rankOf(features) * (made.fit ?? 1),
          confidence: 0,
          features,
          sketch: made.sketch,
          cutting,
          targets: choice.targets,
          ...(made.edit !== undefined && { edit: made.edit, pointing: made.pointing ?? 0 }),
        };
        const key = JSON.stringify(made.plan);
        const known = found.get(key);
        if (!known || known.rank < reading.rank) found.set(key, reading);
      }
    }
  }
  return withConfidence([...found.values()].sort((left, right) => right.rank - left.rank));
}

function isParticiple(word: string): boolean {
  return /[a-z]{3}(ed|ing)$/.test(word);
}

/** "orders that are open" says in what state they are; "open the orders" says nothing of them. */
export function isState({ word, start }: Extract<Node, { t: 'word' }>): boolean {
  const isWaiting = /^(pending|outstanding|overdue|awaiting|waiting|upcoming|expiring|missing|ongoing)$/;
  return (word === 'open' && start > 0) || isWaiting.test(word);
}

function depthOf(plan: Plan): number {
  const paths = [...JSON.stringify(plan).matchAll(/"(?:path|exists|notExists|by)":"([a-z0-9_.]+)"/g)];
  const longest = Math.max(0, ...paths.map(([, path = '']) => path.split('.').length));
  return Math.max(0, longest - 4);
}

/** How many records that were spoken of need not be asked for, since something of them is: whose loan it was. */
function impliedIn(plan: Plan, conditions: readonly Condition[]): number {
  const spoken = conditions.filter(
    (made) => made.kind === 'related' && made.where.length === 0 && !made.negated,
  );
  if (spoken.length === 0) return 0;
  const asked = JSON.stringify(plan).match(/"exists":"[a-z0-9_.]+"\}/g) ?? [];
  return Math.max(0, spoken.length - asked.length);
}

/** Where nothing had to be linked, nothing was linked badly. */
function lent(features: Features): Features {
  const whole = features.links === 0 ? { mean: 1, weakest: 1 } : {};
  return { ...features, ...whole, defaulted: 0 };
}

/** In the unit that the question names, where the source keeps another. */
function inUnitAsked(
  nodes: readonly Node[],
  { tokens }: Cutting,
  { manifest }: SchemaIndex,
  make: (nodes: readonly Node[]) => readonly Making[],
): readonly Making[] {
  const asked = unitAsked(nodes, tokens);
  const turned = asked
    ? make(asked.rest).flatMap((made): Making[] => {
        const plan = inUnit(made.plan, asked.unit, manifest);
        return plan ? [{ ...made, plan }] : [];
      })
    : [];
  return turned.length > 0 ? turned : make(nodes);
}

function onItsOwn(nodes: readonly Node[], index: SchemaIndex, options: ReadingOptions): Making[] {
  const people = whoHasMost(nodes, index).flatMap((named) => plainly(named, index, options));
  if (people.length > 0) return people;
  const nested = amongNested(nodes, index, options);
  return nested.length > 0 ? nested : plainly(nodes, index, options);
}

/** "Tracks in the genre with the most tracks": a question within the question says which rows are meant. */
function amongNested(nodes: readonly Node[], index: SchemaIndex, options: ReadingOptions): Making[] {
  const found = nestedBest(nodes);
  if (!found) return [];
  return plainly(found.inner, index, options).flatMap((inner): Making[] => {
    const where = amongBest(inner.plan, found.head, index.manifest);
    if (!where) return [];
    return plainly(found.around(where), index, options).map((outer) => ({
      ...outer,
      frame: { ...outer.frame, doubt: outer.frame.doubt + inner.frame.doubt },
      sketch: { ...outer.sketch, unread: [...outer.sketch.unread, ...inner.sketch.unread] },
    }));
  });
}

function plainly(said: readonly Node[], index: SchemaIndex, options: ReadingOptions): Making[] {
  const nodes = largestSale(said, index);
  const earned = withRevenue(nodes, index).flatMap((row) => makingsOf(row, index, options));
  return earned.length > 0 ? earned : makingsOf(nodes, index, options);
}

function makingsOf(nodes: readonly Node[], index: SchemaIndex, { preferred }: ReadingOptions): Making[] {
  const sketch = readQuestion(nodes);
  const clear = specified(sketch, index).flatMap((one): Making[] => {
    const assembled = assemble(one, index, preferred ? { preferred } : {});
    return assembled ? [{ ...assembled, sketch: one }] : [];
  });
  if (clear.length > 0) {
    // None is likelier than another for being nearer.
    const distance = Math.max(...clear.map(({ frame }) => frame.distance));
    return clear.map((one) => ({ ...one, frame: { ...one.frame, distance } }));
  }
  const made = assemble(sketch, index, preferred ? { preferred } : {});
  if (!made) return [];
  const makings: Making[] = [{ ...made, sketch }];
  // Several ways lead to the same model: each is a reading of its own.
  for (const [key, ways] of made.frame.forks) {
    for (let way = 1; way < ways.length; way += 1) {
      const other = assemble(sketch, index, {
        ...(preferred && { preferred }),
        detours: new Map([[key, way]]),
      });
      if (other) makings.push({ ...other, sketch, fit: 0.9995 });
    }
  }
  const twin = withTwinFlag(sketch);
  const other = twin && assemble(twin, index, preferred ? { preferred } : {});
  if (other) makings.push({ ...other, sketch: twin, fit: 0.9998 });
  const shared = sharedByAll(sketch, index);
  if (shared) makings.push({ ...made, plan: shared, sketch, fit: 0.9998 });
  return makings;
}

/** The first is judged by its lead; what follows it is never likelier than the room it leaves. */
function withConfidence(ranked: readonly RankedReading[]): RankedReading[] {
  const [first, second] = ranked;
  if (!first) return [];
  const confidence = confidenceOf(first.features, first.rank - (second?.rank ?? 0));
  return ranked.map((reading, position) => {
    if (position === 0) return { ...reading, confidence };
    // Equal ranks are equally likely, however sure the first would be alone.
    const behind = logit(first.rank) - logit(reading.rank);
    return { ...reading, confidence: confidence * Math.exp(-tieSharpness * behind) };
  });
}

const tieSharpness = 2.5;

function logit(rank: number): number {
  const within = Math.min(0.999, Math.max(0.001, rank));
  return Math.log(within / (1 - within));
}

const denying = new Set(['negation', 'neither', 'nor', 'except']);

/** Fields that the sketch uses already: "from the city with city code HOU" says one thing twice. */
function toldFields({ conditions, outputs, groups }: Sketch): Set<Field> {
  const told = new Set<Field>();
  const add = (condition: Condition): void => {
    if ((condition.kind === 'test' || condition.kind === 'against') && condition.ref)
      told.add(condition.ref.field);
    if (condition.kind === 'or') condition.any.forEach(add);
    if (condition.kind === 'both') condition.all.forEach(add);
    if (condition.kind === 'related' || condition.kind === 'counted') condition.where.forEach(add);
  };
  conditions.forEach(add);
  for (const operand of [...outputs, ...groups]) if (operand.kind === 'field') told.add(operand.ref.field);
  return told;
}

const wholeName = 0.93;

/** More than a verb. */
const oneWord = 0.5;

function featuresOf(
  cutting: Cutting,
  targets: readonly Candidate[],
  sketch: Sketch,
  rest: Pick<
    Features,
    'cuttingLoss' | 'choiceLoss' | 'doubt' | 'distance' | 'forks' | 'depth' | 'implied' | 'untouched'
  >,
): Features {
  // A whole name in another language is no weaker a link than the same name in that of the schema.
  const scores = targets.map(({ score }) => (score >= wholeName ? 1 : score));
  let words = 0;
  let fields = 0;
  let cues = 0;
  let numbers = 0;
  let denials = 0;
  const told = toldFields(sketch);
  for (const node of sketch.unread) {
    if (node.t === 'word' && node.word === 'not') denials += 1;
    else if (node.t === 'cue' && denying.has(node.cue.role)) denials += 1;
    else if (node.t === 'word' && !isState(node) && (isLinkingVerb(node.word) || isParticiple(node.word)))
      words += 0.4;
    else if (node.t === 'field' && told.has(node.ref.field)) fields += 0.2;
    else if (node.t === 'word') words += cutting.tokens[node.start]?.folded === undefined ? 0 : 1;
    // "returned items" of a flag: what it narrows to is not known, and that it narrows is.
    else if (node.t === 'field' && /^[a-z]{3,}ed$/.test(node.said ?? '')) fields += 2;
    else if (node.t === 'field' || node.t === 'literal') fields += 1;
    else if (node.t === 'cue') cues += 1;
    else numbers += 1;
  }
  // "by product category": the first noun only says whose. "Stock per depot": the group is a part already.
  const groups = sketch.groups.flatMap((group) => (group.kind === 'entity' ? [group] : []));
  const narrowing = groups.filter(({ of }) => of !== undefined).length + 0.5 * groups.length;
  const content = cutting.spans.filter((span) => span.kind !== 'cue' && span.kind !== 'word').length;
  const weakest = scores.length > 0 ? Math.min(...scores) : 0;
  const corrected = targets.filter(({ target }) => target.kind === 'value' && target.corrected).length;
  const lost = lostWords(cutting, sketch);
  const unsaid = words + fields + cues + numbers + denials + lost + corrected + rest.doubt + rest.untouched;
  const isDefault = sketch.outputs.length === 0 && !sketch.everything && !sketch.share;
  return {
    ...rest,
    links: targets.length,
    weakest,
    mean: scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : 0,
    unreadWords: words,
    unreadFields: fields,
    unreadCues: cues,
    unreadNumbers: numbers,
    unreadDenials: denials,
    content,
    outputs: sketch.outputs.length,
    // "categories with over 10 products" wants their names; where all was understood, that is hardly a guess.
    defaulted: isDefault ? (unsaid === 0 && weakest >= wholeName ? 0.4 : 1) : 0,
    models: new Set(targets.map(({ target }) => target.model.name)).size - rest.implied / 2 - narrowing,
    values: targets.filter(({ target }) => target.kind === 'value').length,
    // Of a word of the language there are few to choose from.
    corrected: corrected + cutting.tokens.filter(({ isSlip }) => isSlip).length / 2,
    // Beside a word that nothing was made of, what was explained is half of what was asked.
    taught:
      words + fields + numbers < oneWord
        ? Math.min(2, targets.filter(({ policy }) => policy !== undefined).length)
        : 0,
    lost,
    strays: sketch.unread.filter((node) => node.t === 'word' && strayWord(node.word)).length,
    parts:
      thingsSaid(sketch.conditions) -
      rest.implied +
      sketch.groups.length +
      sketch.superlatives.length +
      sketch.orders.length -
      // "the most expensive of each group" is one thing said, not two.
      (isBestOfEach(sketch) || isRanking(sketch) ? 1 : 0),
  };
}

/** A first and a last name are one person. */
function thingsSaid(conditions: readonly Condition[]): number {
  const names = conditions.filter(
    (made) =>
      made.kind === 'test' && made.ref?.model.displayFields.includes(made.ref.field.name) && !made.negated,
  );
  const isFullName = names.length === 2 && new Set(names.map(modelOf)).size === 1;
  // A stretch of time is hardly ever misread, and what nobody said cannot be.
  const periods = conditions.filter(
    (made) => made.kind === 'test' && ('period' in made.test || made.clause < 0),
  ).length;
  // "from Bergen to Bilbao": two ends of one way.
  const ends = conditions.flatMap((made) =>
    made.kind === 'given' && 'path' in made.where ? [made.where.path?.split('.').slice(1).join('.')] : [],
  );
  const isWay = ends.length === 2 && ends[0] === ends[1] && ends[0] !== '';
  return conditions.length - (isFullName || isWay ? 1 : 0) - 0.5 * periods;
}

function isBestOfEach({ outputs, groups, superlatives }: Sketch): boolean {
  return outputs.length === 0 && groups.length === 1 && superlatives.length === 1;
}

/** "the top 10 products by revenue": the group, its number and the order by it are one thing said. */
function isRanking({ outputs, groups, superlatives, orders }: Sketch): boolean {
  const by = superlatives[0]?.by ?? orders[0]?.by[0];
  return (
    groups.length === 1 &&
    outputs.length === 1 &&
    superlatives.length + orders.length === 1 &&
    by === outputs[0]
  );
}

// A word in the shape of a verb mostly says again what a relation says; anything else is something lost.
function strayWord(word: string): boolean {
  return word.length > 2 && !/(ed|ing|s)$/.test(word) && !isLinkingVerb(word);
}
