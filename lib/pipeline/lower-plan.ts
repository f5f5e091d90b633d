// From the meaning of a question to the query that answers it. `plan.ts` says exactly what a plan means;
// this is that text as code. It decides joins, groups and windows, and nothing about rights: the query it
// gives is checked again on its way to the database, as if a stranger had written it. A plan that names
// what is not there, or adds up what is not a number, is refused and never mended by a guess.
import { type ManifestIndex, namePattern } from '../data-source/manifest.ts';
import type { OrderItem, Query } from '../data-source/query.ts';
import { keysLast } from './group-keys.ts';
import { lowerAggregate } from './lower-aggregate.ts';
import { invalidPlan } from './lower-invalid.ts';
import { lowerList } from './lower-list.ts';
import type { Environment, Lowered } from './lower-scope.ts';
import type { Plan } from './plan.ts';

export interface LowerOptions {
  readonly manifest: ManifestIndex;
  readonly now: Date;
  /** IANA name; relative periods, days and buckets of instants are those of this zone. */
  readonly timeZone: string;
  /** Limit of a plan that has none of its own and may give many rows; none when absent. */
  readonly rowLimit?: number;
}

/** @throws AssistantError `plan.invalid`, whose detail names the path or output at fault */
export function lowerPlan(plan: Plan, options: LowerOptions): Query {
  const query = keysLast(lowerWhole(plan, environment(options)).query, plan, options.manifest);
  const many = !(plan.measures && !plan.dimensions) || plan.combine;
  if (options.rowLimit === undefined || query.limit !== undefined || !many) return query;
  return { ...query, limit: options.rowLimit };
}

function environment({ manifest, now, timeZone }: LowerOptions): Environment {
  const used = new Set<string>();
  const env: Environment = {
    index: manifest,
    now,
    timeZone,
    alias(hint) {
      const base = manifest.model(hint) ? initials(hint) : hint;
      let name = base;
      for (let number = 2; used.has(name); number++) name = `${base}${number}`;
      used.add(name);
      return name;
    },
    nested: (plan) => lowerWhole(plan, env),
  };
  return env;
}

/** `order_lines` is known as `ol`. */
function initials(modelName: string): string {
  const letters = modelName
    .split('_')
    .map((word) => word[0] ?? '')
    .join('');
  return namePattern.test(letters) ? letters : 't';
}

function lowerWhole(plan: Plan, env: Environment): Lowered {
  checkOutputs(plan);
  if (!plan.combine) return lowerPart(plan, env);
  const { combine, orderBy, limit, offset, ...own } = plan;
  const left = lowerPart(own, env);
  const right = lowerWhole(combine.plan, env);
  if (left.outputs.length !== right.outputs.length)
    throw invalidPlan(`combine: ${left.outputs.length} outputs beside ${right.outputs.length}`);
  const query: Query = { kind: 'set', op: combine.op, parts: [left.query, bare(right, env)] };
  const order = (orderBy ?? []).map(({ by, direction }): OrderItem => {
    if (by === undefined || !left.outputs.some(({ as }) => as === by))
      throw invalidPlan(`orderBy: ${by ?? 'an expression'} is not an output of the combined plans`);
    return { by: { kind: 'output', name: by }, direction };
  });
  if (order.length > 0) query.orderBy = order;
  if (limit !== undefined) query.limit = limit;
  if (offset) query.offset = offset;
  return { query, outputs: left.outputs };
}

/** A part with a limit of its own stands inside a select, since no engine agrees on it otherwise. */
function bare(part: Lowered, env: Environment): Query {
  if (!part.query.orderBy && part.query.limit === undefined && !part.query.offset) return part.query;
  const as = env.alias('part');
  return {
    kind: 'select',
    from: { query: part.query, as },
    outputs: part.outputs.map((output) => ({
      expr: { kind: 'column', of: as, name: output.as },
      as: output.as,
    })),
  };
}

function lowerPart(plan: Plan, env: Environment): Lowered {
  if (plan.compare && !plan.measures) throw invalidPlan('compare: there is no measure to compare');
  return plan.measures || (plan.dimensions && !plan.fields)
    ? lowerAggregate(plan, env)
    : lowerList(plan, env);
}

function checkOutputs(plan: Plan): void {
  const names = [...(plan.dimensions ?? []), ...(plan.measures ?? []), ...(plan.fields ?? [])].map(
    ({ as }) => as,
  );
  const twice = names.find((name, position) => names.indexOf(name) !== position);
  if (twice) throw invalidPlan(`${twice}: names two outputs`);
  if (!plan.fields && !plan.measures && plan.dimensions?.every(({ hidden }) => hidden))
    throw invalidPlan('dimensions: all are hidden, and nothing is left to show');
  if (plan.fields && plan.measures) throw invalidPlan('fields: a plan with measures has dimensions instead');
}
