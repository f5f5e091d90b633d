// What stands around a node, and what that makes of it.
import type { Field, Model } from '../../data-source/manifest.ts';
import { mainDate } from '../assemble/frame.ts';
import type { MeasuredConcept } from '../locale/cues.ts';
import { senseOf } from '../name-sense.ts';
import { type Condition, type FieldRef, isDate, type Node, type Operand, roleOf } from './nodes.ts';
import { isAnd, isLight, skipSmall } from './rewrite.ts';

function isEqual(made: Condition): boolean {
  return made.kind === 'test' && made.test.op === 'eq' && !made.negated;
}

function refOf(made: Condition): Field | undefined {
  return made.kind === 'test' ? made.ref?.field : undefined;
}

/** "companies and their industries": the model is itself one of the things asked for. */
export function isCoordinated(nodes: readonly Node[], at: number): boolean {
  const before = nodes[at - 1];
  if (before?.t === 'small' || before?.t === 'field' || before?.t === 'operand') return false;
  if (!isAnd(nodes[at + 1])) return false;
  const next = nodes
    .slice(at + 2)
    .find(
      (node) =>
        node.t !== 'small' && roleOf(node) !== 'pronoun' && roleOf(node) !== 'all' && roleOf(node) !== 'list',
    );
  return next?.t === 'field' || next?.t === 'operand';
}

export function degreeOf(text: string, next: Node | undefined): MeasuredConcept | undefined {
  const said = `${text} ${next?.t === 'word' || next?.t === 'small' ? next.word : ''}`;
  if (/how old/.test(said)) return 'age';
  if (/how long/.test(said)) return 'length';
  if (/how tall|how high/.test(said)) return 'height';
  if (/how heavy/.test(said)) return 'weight';
  if (/how big|how large/.test(said)) return 'size';
  if (/how far/.test(said)) return 'distance';
  return undefined;
}

export function isPointer({ model, field }: FieldRef): boolean {
  return model.relations.some(({ kind, on }) => kind === 'one' && on.some(({ from }) => from === field.name));
}

/** A day that comes after that of the record itself, and may not have come yet: its return, its payment. */
export function isLaterDeed({ model, field }: FieldRef): boolean {
  return isDate(field) && field.nullable && mainDate(model) !== field && mainDate(model)?.nullable === false;
}

export function whenDone(ref: FieldRef): FieldRef | undefined {
  if (isDate(ref.field) && ref.field.nullable) return ref;
  const [stem] = ref.field.label.split(' ');
  const field = ref.model.fields.find(
    (candidate) =>
      isDate(candidate) &&
      candidate.nullable &&
      stem !== undefined &&
      candidate.label.startsWith(stem) &&
      // "email verified at" is the day of another deed: without an email is not without its verification.
      /^\w*( (at|on|date|day|time))?$/.test(candidate.label.slice(stem.length)),
  );
  return field && { model: ref.model, field };
}

/** "names of the directors": the directors are known by their names already. */
export function isNameOfNext(nodes: readonly Node[], at: number): boolean {
  const node = nodes[at];
  const of = nodes[at + 1];
  const next = nodes[skipSmall(nodes, at + 2, isLight)];
  if (node?.t !== 'field' || !/^(the )?(name|names|nombre|nombres|ten)$/.test(node.said ?? '')) return false;
  if (of?.t !== 'small' || next?.t !== 'field' || next.ref.field === node.ref.field) return false;
  return next.ref.field.type === 'text' && !/name/.test(senseOf(next.ref.field));
}

/** "with the maximum occupancy" where that is what the column is called. */
export function ownExtreme(node: Extract<Node, { t: 'field' }>): 'asc' | 'desc' | undefined {
  if (/^(the )?(maximum|max|highest)\b/.test(node.said ?? '')) return 'desc';
  return /^(the )?(minimum|min|lowest)\b/.test(node.said ?? '') ? 'asc' : undefined;
}

export function hasTime(model: Model): boolean {
  return model.fields.some((field) => isDate(field) || /\byear\b/.test(senseOf(field)));
}

export function isSentenceStart(nodes: readonly Node[], at: number): boolean {
  const before = nodes[at - 1];
  return !before || before.t === 'mark';
}

/** "supplied", "rented": a thing that is named by what it does. */
export function isDone({ said }: Extract<Node, { t: 'model' }>): boolean {
  return said !== undefined && /^([a-z]{3,}(ed|ado|ada|ados|adas|ido|ida|idos|idas)|bought|sold)$/.test(said);
}

/**
 * "khách hàng mua nhiều nhất", "which customer orders most": what is done most is a deed and no noun's head. Who
 * sold most is told by what they earned.
 */
export function isDoneMost(deed: Extract<Node, { t: 'model' }>, next: Node | undefined): boolean {
  if (/^(sell|sold|vend|ban\b)/.test(deed.said ?? '')) return false;
  return (
    next?.t === 'superlative' && next.superlative.by === undefined && next.superlative.concept === 'count'
  );
}

/** A field in the middle of conditions is listed where "and their", "along with" or the like says so. */
export function isListed(nodes: readonly Node[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index -= 1) {
    const node = nodes[index] as Node;
    const role = roleOf(node);
    if (role === 'pronoun' || role === 'list') return true;
    if (role === 'and' && (node.end - node.start > 1 || nodes[at - 1]?.t === 'small' || index === at - 1))
      return true;
    if (role === 'question') return true;
    if (node.t === 'field') return isListed(nodes, index);
    if (node.t !== 'small' && role !== 'and' && role !== 'all' && role !== 'distinct' && node.t !== 'mark')
      return false;
  }
  return false;
}

export function isAskedFor({ field, via }: FieldRef, outputs: readonly Operand[]): boolean {
  return outputs.some(
    (output) => output.kind === 'field' && output.ref.field === field && output.ref.via === via,
  );
}

export function isOfOutputs(model: Model, outputs: readonly Operand[]): boolean {
  return outputs.some((output) => output.kind === 'field' && output.ref.model === model);
}

export function followedByNoun(nodes: readonly Node[], at: number): boolean {
  const next = nodes[at + 1];
  return next?.t === 'model';
}

const clauseWords =
  /^(that|which|where|in|at|on|by|from|while|like|through|among|during|que|trong|o|tai|tu|en|donde|por|within|to)$/;

/** True for a small word after which things are no longer asked for but narrowed. */
export function startsClause(word: string): boolean {
  return clauseWords.test(word);
}

/**
 * "rated 3 stars and 4 stars", "allergic to milk but not to cats": no one row is both, so that another is meant,
 * or that there is none of it. Undefined where one row may be all that was said.
 */
export function rowApart(
  open: Condition,
  made: Condition,
): Extract<Condition, { kind: 'related' }> | undefined {
  if (open.kind !== 'related' || open.negated || made.kind !== 'test' || made.test.op !== 'eq')
    return undefined;
  const isSaid = open.where.some((other) => isEqual(other) && refOf(other) === refOf(made));
  if (!isSaid) return undefined;
  const where = [{ ...made, negated: false }];
  return { kind: 'related', model: open.model, where, negated: made.negated, clause: made.clause };
}

/**
 * A field that a participle named: in "the quantity shipped per part" the day of it is told with the number and
 * is no group; what "returned items" means of a flag, nobody knows. Undefined where the field itself is meant.
 */
export function saidAsDeed(
  nodes: readonly Node[],
  at: number,
  outputs: readonly Operand[],
): 'told' | 'unknown' | undefined {
  const node = nodes[at];
  if (node?.t !== 'field' || !/^[a-z]{3,}ed$/.test(node.said ?? '')) return undefined;
  if (
    senseOf(node.ref.field)
      .split(' ')
      .includes(node.said ?? '')
  )
    return undefined;
  const isAmount = outputs.some(({ kind }) => kind === 'aggregate' || kind === 'count');
  if (isDate(node.ref.field)) return isAmount && roleOf(nodes[at - 1]) !== 'and' ? 'told' : undefined;
  return nodes[at + 1]?.t === 'model' ? 'unknown' : undefined;
}

/** "the total enrolment of all schools": of all together, not of each. */
export function isOfAll(nodes: readonly Node[], at: number, outputs: readonly Operand[]): boolean {
  const of = nodes[at - 2];
  const isWhole = roleOf(nodes[at - 1]) === 'all' && of?.t === 'small' && of.word === 'of';
  return isWhole && outputs.length > 0 && outputs.every(({ kind }) => kind === 'aggregate');
}

/** "all information", "every detail": words for all that is known of a row. */
export function asksEverything(word: string): boolean {
  return /^(information|info|details?|data|everything|records?|rows?|attributes|columns|fields)$/.test(word);
}

/** "which countries": the values of a column, each once. */
export function asksForValues(nodes: readonly Node[], at: number): boolean {
  const node = nodes[at];
  return (
    node?.t === 'cue' &&
    node.cue.value === 'thing' &&
    /^(what|which|que|cual|cuales|nao)$/.test(node.text) &&
    nodes[at + 1]?.t === 'field'
  );
}

/** Cues that some rule should have used by now. */
export const unusedRoles = new Set([
  'write',
  'superlative',
  'comparative',
  'between',
  'sum',
  'avg',
  'ratio',
  'contains',
  'null',
]);

/** "phim thể loại Comedy": the second noun is what its value is of. */
export function isAbout(node: Node | undefined, model: Model): boolean {
  return node?.t === 'condition' && node.condition.kind === 'test' && node.condition.ref?.model === model;
}

/** "who have not returned a book": somebody's loan has no day of return. */
export function notYetDone({ ref, start }: Extract<Node, { t: 'field' }>): Condition {
  const clause = start;
  const undone: Condition = { kind: 'test', ref, test: { op: 'isNull' }, negated: false, clause };
  return { kind: 'related', model: ref.model, where: [undone], negated: false, clause };
}

/** The model that a name stands beside: "customer Bongo", "the Bongo account". */
export function modelBeside(nodes: readonly Node[], at: number): Model | undefined {
  const beside = [nodes[at - 1], nodes[at + 1]].find((node) => node?.t === 'model');
  return beside?.t === 'model' ? beside.model : undefined;
}
