// "Our best customers", "the biggest client": best by what? Where the question does not say and the model has
// no number of that kind, each thing it could be measured by is a reading of its own: how many orders, how
// much was paid. A person picks one; taking the first would be a guess that looks like an answer.
import type { Field, Model } from '../../data-source/manifest.ts';
import { earningsOf } from '../earnings.ts';
import { senseOf } from '../name-sense.ts';
import { isKey, isNumeric, type Operand, type Superlative } from '../reader/nodes.ts';
import { holdsKinds } from '../reader/ranked-kinds.ts';
import type { Sketch } from '../reader/sketch.ts';
import type { Way } from '../relation-graph.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { fieldForConcept } from './concept-fields.ts';
import { displayOf, mainDate } from './frame.ts';
import { isParty, isPerson } from './party-of.ts';

const vague = new Set(['rating', 'rated', 'popularity', 'size', 'wealth', 'profit', 'sales', 'value']);
const addsUp = /\b(amount|total|revenue|sales|paid|spent|quantity|units)\b/;
const farthest = 4.5;

/** The sketch once for each measure it may mean; empty where its superlatives are clear. */
export function specified(sketch: Sketch, index: SchemaIndex): Sketch[] {
  const { superlatives } = sketch;
  const entity = sketch.entity ?? kindOf(sketch);
  const at = superlatives.findIndex(
    ({ by, concept }) =>
      (!by || (by.kind === 'count' && !by.of && !by.distinct)) && concept !== undefined && vague.has(concept),
  );
  const unclear = superlatives[at];
  const kinds = mostCommon(sketch) ?? soldKinds(sketch, index) ?? topKinds(sketch);
  if (kinds) return [kinds];
  if (!entity || !unclear) return [];
  // "the best selling product of each category": the groups are of something else.
  if (!sketch.groups.every((group) => group.kind === 'entity' && group.model !== entity)) return [];
  // What it is measured by was named ("the most popular of all rentals").
  const grouping = sketch.groups.map((group) => (group.kind === 'entity' ? group.model : undefined));
  if (sketch.mentioned.some((model) => model !== entity && !grouping.includes(model))) return [];
  // "the biggest": a field of that kind settles it, but what sells best never is a price.
  const isPlain = sketch.outputs.length === 0 && sketch.groups.length === 0;
  const by = isPlain ? earnedBy(entity, unclear, index) : undefined;
  // What somebody has sold is told by the sales, before a quota or a sum of this year that is kept beside the name.
  if (unclear.concept && fieldForConcept(entity, unclear.concept) && !(by && sells(entity))) return [];
  if (sketch.outputs.some((output) => output.kind !== 'field' || output.ref.model !== entity)) return [];
  if (by) {
    return [
      {
        ...sketch,
        outputs: [by],
        groups: [{ kind: 'entity', model: entity }],
        superlatives: superlatives.map((item, position) => (position === at ? { ...item, by } : item)),
      },
    ];
  }
  const measures = ratings(entity, index, unclear.concept) ?? measuresOf(entity, index, unclear.concept);
  return measures.map((by) => ({
    ...sketch,
    entity,
    superlatives: superlatives.map((item, position) => (position === at ? { ...item, by } : item)),
  }));
}

/** "which sales rep sold the most": those that a word in a column makes what they are. */
function kindOf({ conditions, outputs, groups }: Sketch): Model | undefined {
  const [kind, other] = conditions;
  if (kind?.kind !== 'test' || other || kind.negated || outputs.length > 0 || groups.length > 0)
    return undefined;
  return kind.ref && 'value' in kind.test && kind.test.op === 'eq' && isPerson(kind.ref.model)
    ? kind.ref.model
    : undefined;
}

/** The money that ranks what sells, and what was left of it where a profit is asked for. */
function earnedBy(entity: Model, { concept }: Superlative, index: SchemaIndex): Operand | undefined {
  if (concept === 'profit') {
    const found = earningsOf(index).find(({ profit }) => profit !== undefined);
    return found?.profit && { kind: 'given', model: found.model, measure: found.profit };
  }
  return concept === 'sales' && sells(entity) ? earnedOn(entity, index) : undefined;
}

/** What was earned, by the nearest sum that tells it of this. */
function earnedOn(entity: Model, index: SchemaIndex): Operand | undefined {
  // A sale of many things is of each of them in part.
  const earned = earningsOf(index).find(({ model }) => {
    const [way] = index.graph.ways(model.name, entity.name);
    return model === entity || (way !== undefined && !way.toMany);
  });
  return earned && { kind: 'given', model: earned.model, measure: earned.net };
}

/** "the bestselling colour": of the colours that products have, by what was earned on them. */
function soldKinds(sketch: Sketch, index: SchemaIndex): Sketch | undefined {
  const { superlatives, outputs, groups } = sketch;
  const [most, second] = superlatives;
  const [kind, other] = outputs;
  if (!most || second || other || most.by || most.concept !== 'sales' || groups.length > 0) return undefined;
  if (kind?.kind !== 'field' || !holdsKinds(kind.ref.field) || isKey(kind.ref)) return undefined;
  const by = earnedOn(kind.ref.model, index);
  return by && { ...sketch, groups: [kind], outputs: [by], superlatives: [{ ...most, by }] };
}

/** "the most common diagnoses": how often each occurs, where nothing belongs to a row and its name may recur. */
function mostCommon(sketch: Sketch): Sketch | undefined {
  const { entity, superlatives, outputs, groups } = sketch;
  const [most] = superlatives;
  if (!entity || superlatives.length !== 1 || outputs.length > 0 || groups.length > 0) return undefined;
  if (most?.by?.kind !== 'count' || most.by.of || most.by.distinct) return undefined;
  if (entity.relations.some(({ kind }) => kind === 'many')) return undefined;
  const names = displayOf(entity);
  const [name] = names;
  if (!name || names.length > 1 || name.type !== 'text' || name.unique || name.primaryKey) return undefined;
  const count: Operand = { kind: 'count', of: entity };
  return {
    ...sketch,
    groups: [{ kind: 'field', ref: { model: entity, field: name } }],
    outputs: [count],
    superlatives: [{ ...most, by: count }],
  };
}

/** Columns whose values are higher and lower themselves. */
const graded = /\b(grade|level|rank|rating|score|size|class|priority|tier|severity)\b/;

/** "top rejection reasons", "the most common city": the values that occur most often, and no value is none. */
function topKinds(sketch: Sketch): Sketch | undefined {
  const { superlatives, outputs, groups, conditions } = sketch;
  const [most, second] = superlatives;
  const [kind, other] = outputs;
  if (!most || second || other || groups.length > 0 || kind?.kind !== 'field') return undefined;
  const { ref } = kind;
  const isCounted = most.by?.kind === 'count' && !most.by.of && !most.by.distinct;
  const isTop = !most.by && most.concept === 'value' && most.direction === 'desc';
  if (!(isCounted || isTop) || !holdsKinds(ref.field) || graded.test(senseOf(ref.field))) return undefined;
  if (ref.model.displayFields.includes(ref.field.name) || isKey(ref)) return undefined;
  const count: Operand = { kind: 'count', of: sketch.entity ?? ref.model };
  const every = isTop && most.limit === undefined;
  return {
    ...sketch,
    groups: [kind],
    outputs: [count],
    superlatives: [{ ...most, by: count, ...(every && { every }) }],
    conditions: ref.field.nullable
      ? [...conditions, { kind: 'test', ref, test: { op: 'isNull' }, negated: true, clause: -1 }]
      : conditions,
  };
}

/** "the best rated hotel": by the mean of the ratings that lie nearest. */
function ratings(entity: Model, index: SchemaIndex, concept: string | undefined): Operand[] | undefined {
  if (concept !== 'rated') return undefined;
  const [nearest] = index.manifest.manifest.models
    .flatMap((model) => {
      const of = model === entity || model.isView ? undefined : fieldForConcept(model, 'rated');
      const [way] = of ? index.graph.ways(entity.name, model.name) : [];
      return of && way?.toMany ? [{ of, cost: way.cost }] : [];
    })
    .sort((left, right) => left.cost - right.cost);
  return nearest && [{ kind: 'aggregate', fn: 'avg', of: nearest.of }];
}

const trading =
  /\b(company|supplier|vendor|account|partner|organi[sz]ation|firm|business|store|shop|seller)s?\b/;

/** Who sells is told by what was earned; what is sold, by the pieces. */
function sells(entity: Model): boolean {
  return /\b(employee|staff|seller|salesperson|rep|representative|agent|store|shop|branch|worker|person)$/.test(
    entity.label,
  );
}

/** What can be counted or added up for a row of the model, nearest first; at most three. */
function measuresOf(entity: Model, index: SchemaIndex, concept: string | undefined): Operand[] {
  const owned = index.manifest.manifest.models
    .flatMap((model) => {
      const [way] =
        model === entity || model.isView || model.isJunction ? [] : index.graph.ways(entity.name, model.name);
      return way && way.cost <= farthest && isOwned(way, index) ? [{ model, cost: way.cost }] : [];
    })
    .sort((left, right) => left.cost - right.cost);
  // How large a department is, its people say; how large an album, what is on it.
  const members = owned.filter(({ model }) => isParty(model));
  // The largest customer or supplier may be so by orders or by money.
  const trades = isParty(entity) || trading.test(senseOf(entity));
  const largest = concept === 'size' && !trades ? (members[0] ?? owned[0]) : undefined;
  if (largest) return [{ kind: 'count', of: largest.model }];
  const counts = owned
    .filter(({ model }) => hasOwnDate(model))
    .slice(0, 2)
    .map(({ model }): Operand => ({ kind: 'count', of: model }));
  const sums = owned
    .flatMap(({ model }): Operand[] => {
      const field = model.fields.find((candidate) => isAmount(candidate, model));
      return field ? [{ kind: 'aggregate', fn: 'sum', of: { model, field } }] : [];
    })
    .slice(0, 1);
  // What sells best is told by the pieces that were sold, where those are kept.
  const pieces = concept === 'sales' ? soldPieces(owned.map(({ model }) => model)) : undefined;
  if (pieces) return [pieces];
  // Who spends most is about money alone.
  if ((concept === 'wealth' || concept === 'profit') && sums.length > 0) return sums;
  const [first, ...others] = counts;
  const found = [...(first ? [first] : []), ...sums, ...others].slice(0, 3);
  if (found.length > 1) return found;
  const nearest = owned.find(({ model }) => model !== (first?.kind === 'count' ? first.of : undefined));
  return nearest ? [{ kind: 'count', of: nearest.model }, ...found] : found;
}

function soldPieces(models: readonly Model[]): Operand | undefined {
  for (const model of models) {
    if (!/\b(sale|order|invoice|line|item|detail|transaction)s?$/.test(senseOf(model))) continue;
    const field = model.fields.find(
      (candidate) =>
        isNumeric(candidate) &&
        !isKey({ model, field: candidate }) &&
        /\b(quantity|qty|units?)\b/.test(senseOf(candidate)) &&
        !/\b(price|cost|discount)\b/.test(senseOf(candidate)),
    );
    if (field) return { kind: 'aggregate', fn: 'sum', of: { model, field } };
  }
  return undefined;
}

/** True where every step leads down to rows that belong to the row before. */
function isOwned(way: Way, index: SchemaIndex): boolean {
  return way.steps.every((step, position) => {
    const from = position > 0 ? index.manifest.model(way.steps[position - 1]?.to ?? '') : undefined;
    return step.kind === 'many' || from?.isJunction === true;
  });
}

function hasOwnDate(model: Model): boolean {
  const date = mainDate(model);
  return date !== undefined && !/updat|modif|birth|hire/.test(senseOf(date));
}

function isAmount(field: Field, model: Model): boolean {
  return isNumeric(field) && !isKey({ model, field }) && addsUp.test(senseOf(field));
}
