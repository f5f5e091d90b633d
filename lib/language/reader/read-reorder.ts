// "items below their reorder level" where the stock is kept in rows of another table, one for each place: what is
// compared is all that is left of the item.
import type { Field, Model } from '../../data-source/manifest.ts';
import type { Condition as PlanCondition } from '../../pipeline/plan.ts';
import { senseOf } from '../name-sense.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { isNumeric, type Node, roleOf } from './nodes.ts';
import { reorderLabel, stockField, stockTable } from './read-idioms.ts';
import { isLight, type Rewriting, rewrite, skipSmall } from './rewrite.ts';

export function readReorder(nodes: readonly Node[], index: SchemaIndex): Node[] {
  return rewrite(nodes, (all, at) => below(all, at, index));
}

function below(nodes: readonly Node[], at: number, index: SchemaIndex): Rewriting | undefined {
  const cue = nodes[at] as Node;
  if (cue.t !== 'cue' || cue.cue.role !== 'comparative' || !/^lte?$/.test(cue.cue.comparison ?? ''))
    return undefined;
  const place = skipSmall(nodes, at + 1, (other) => roleOf(other) === 'pronoun' || isLight(other));
  const level = nodes[place];
  if (level?.t !== 'field' || !isNumeric(level.ref.field) || !reorderLabel.test(senseOf(level.ref.field)))
    return undefined;
  const { model, field } = level.ref;
  const left = stockField(model) ? undefined : stockOf(model, index);
  if (!left) return undefined;
  const sum = { measure: { fn: 'sum' as const, path: `${left.way}.${left.field.name}`, as: 'in_stock' } };
  const where: PlanCondition = {
    // Of what is in no place there is nothing left.
    expr: { fn: 'coalesce', args: [sum, { value: 0 }] },
    op: cue.cue.comparison === 'lt' ? 'lt' : 'lte',
    field: field.name,
  };
  const said = nodes[at - 1];
  const isSaid = said?.t === 'model' && said.model === left.model;
  const from = isSaid ? at - 1 : at;
  const condition: Node = {
    t: 'condition',
    start: (nodes[from] as Node).start,
    end: level.end,
    condition: { kind: 'given', model, where, negated: false, clause: level.start },
  };
  return { from, to: place + 1, by: [condition] };
}

/** The one table of stock that belongs to a model, and its number. */
function stockOf(model: Model, index: SchemaIndex): { way: string; field: Field; model: Model } | undefined {
  const found = model.relations.flatMap(({ name, kind, to }) => {
    const other = kind === 'many' ? index.manifest.model(to) : undefined;
    const field = other && stockTable.test(senseOf(other)) ? stockField(other) : undefined;
    return other && field ? [{ way: name, field, model: other }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
