// What has not been done, and what is over: "tracks that were never sold", "orders not shipped yet", "expired
// coupons". Whether it was done stands in rows of another table, in a day that is missing, or in one that is past.
import type { Field, Model } from '../../data-source/manifest.ts';
import { earningsOf } from '../earnings.ts';
import { senseOf } from '../name-sense.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { stemOf } from '../schema-words.ts';
import { type Condition, isDate, type Node, roleOf } from './nodes.ts';
import { isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readLapses(nodes: readonly Node[], index: SchemaIndex): Node[] {
  const result = rewrite(nodes, lapsed);
  return rewrite(result, (all, at) => neverDone(all, at, index) ?? notYet(all, at, index));
}

const overWords = /^(expired|lapsed|caducad[oa]s?|expirad[oa]s?|(da )?het han|qua han)$/;
const lapseLabel = /\b(valid (until|to|through|thru)|expir\w*|expiry|lapses?|best before|use by)\b/;

/** "expired coupons": those whose last day is past. */
function lapsed(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const said = node.t === 'word' ? node.word : node.t === 'field' ? (node.said ?? '') : '';
  if (!overWords.test(said) || nodes.some((other) => other.t === 'period')) return undefined;
  const ref = node.t === 'field' && isDate(node.ref.field) ? node.ref : lapsing(nodes);
  if (!ref || !lapseLabel.test(senseOf(ref.field))) return undefined;
  const where = {
    path: ref.field.name,
    op: 'before' as const,
    period: { unit: 'day' as const, offset: 0 },
  };
  return made(node, at, at + 1, {
    kind: 'given',
    model: ref.model,
    where,
    negated: false,
    clause: node.start,
  });
}

function lapsing(nodes: readonly Node[]): { model: Model; field: Field } | undefined {
  for (const node of nodes) {
    if (node.t !== 'model') continue;
    const field = node.model.fields.find((one) => isDate(one) && lapseLabel.test(senseOf(one)));
    if (field) return { model: node.model, field };
  }
  return undefined;
}

const sold = /^(sold|bought|purchased|ordered|vendid[oa]s?|comprad[oa]s?|pedid[oa]s?)$/;
const used = /^(used|usad[oa]s?|utilizad[oa]s?)$/;

/** "which tracks were never sold", "the vans that were not used": no row of the table that would tell of it. */
function neverDone(nodes: readonly Node[], at: number, index: SchemaIndex): Rewriting | undefined {
  const node = nodes[at] as Node;
  if (roleOf(node) !== 'negation') return undefined;
  const verbAt = skipSmall(nodes, at + 1, (other) => isLight(other) || isAuxiliary(other));
  const verb = nodes[verbAt];
  if (
    verb?.t !== 'word' ||
    nodes.slice(verbAt + 1).some((other) => other.t !== 'mark' && other.t !== 'period')
  )
    return undefined;
  const thing = nodes.slice(0, at).findLast((other) => other.t === 'model');
  if (thing?.t !== 'model') return undefined;
  const model = sold.test(verb.word)
    ? earningsOf(index).find(({ model: of }) => reaches(index, thing.model, of))?.model
    : used.test(verb.word)
      ? onlyUse(thing.model, index)
      : undefined;
  if (!model) return undefined;
  return made(node, at, verbAt + 1, { kind: 'related', model, where: [], negated: true, clause: node.start });
}

function isAuxiliary(node: Node): boolean {
  return node.t === 'word' && /^(been|be|were|was|sido|fueron|han|se)$/.test(node.word);
}

function reaches(index: SchemaIndex, from: Model, to: Model): boolean {
  const [way] = index.graph.ways(from.name, to.name);
  return way?.toMany === true && way.steps.every(({ kind }) => kind === 'many');
}

/** The one table with days in it whose rows point to the thing; of several nobody can tell which is its use. */
function onlyUse(thing: Model, index: SchemaIndex): Model | undefined {
  const rows = thing.relations.flatMap(({ kind, to }) => {
    const model = kind === 'many' ? index.manifest.model(to) : undefined;
    return model?.fields.some(isDate) ? [model] : [];
  });
  const [first, ...others] = new Set(rows);
  return others.length === 0 ? first : undefined;
}

/** "orders not shipped yet": where the day of it stands in another table, those without such a row. */
function notYet(nodes: readonly Node[], at: number, index: SchemaIndex): Rewriting | undefined {
  const node = nodes[at] as Node;
  const role = roleOf(node);
  if (role !== 'negation' && role !== 'null') return undefined;
  const deedAt = skipSmall(nodes, at + 1, (other) => isLight(other) || isAuxiliary(other));
  const deed = nodes[deedAt];
  if (deed?.t !== 'value' || !/ed$|[eo]d$/.test(deed.value.toLowerCase())) return undefined;
  const next = nodes[deedAt + 1];
  if (next && next.t !== 'mark' && !(next.t === 'word' && /^(yet|still)$/.test(next.word))) return undefined;
  const { model } = deed.ref;
  const stem = stemOf(deed.value.toLowerCase());
  if (model.fields.some((field) => isDate(field) && firstStem(field) === stem)) return undefined;
  for (const relation of model.relations) {
    const rows = relation.kind === 'many' ? index.manifest.model(relation.to) : undefined;
    const day = rows?.fields.find((field) => isDate(field) && firstStem(field) === stem);
    if (!rows || !day) continue;
    const there: Condition = {
      kind: 'test',
      ref: { model: rows, field: day },
      test: { op: 'isNull' },
      negated: true,
      clause: deed.start,
    };
    const to = next?.t === 'word' ? deedAt + 2 : deedAt + 1;
    return made(node, at, to, {
      kind: 'related',
      model: rows,
      where: day.nullable ? [there] : [],
      negated: true,
      clause: node.start,
    });
  }
  return undefined;
}

function firstStem(field: Field): string {
  return stemOf(senseOf(field).split(' ')[0] ?? '');
}

function made(node: Node, from: number, to: number, condition: Condition): Rewriting {
  return { from, to, by: [{ t: 'condition', start: node.start, end: node.end, condition }] };
}
