// Amounts in several currencies do not add up: where each row says in which it is, a sum of money is told for each of them.
import { type Field, type ManifestIndex, type Model, resolvePath } from '../data-source/manifest.ts';
import type { Condition, Dimension, Measure, Plan } from '../pipeline/plan.ts';
import { senseOf } from './name-sense.ts';
import { isKey, isNumeric } from './reader/nodes.ts';

const adding = new Set<Measure['fn']>(['sum', 'avg', 'median', 'min', 'max']);
const money =
  /\b(amount|total|price|cost|fee|salary|wage|revenue|paid|balance|budget|value|income|expense|tax|discount|sales)\b/;
const currency = /^(?:currency|currency code|currency iso|iso currency)$/;

/** The plan with a group for each currency; as it is where none is kept, it names one, or it only asks for the first few. */
export function byCurrency(plan: Plan, index: ManifestIndex): Plan {
  const { measures, limit, compare, dimensions = [] } = plan;
  if (!measures || limit !== undefined || compare) return plan;
  const paths = measures.flatMap((measure) => currencyOf(measure, plan, index) ?? []);
  const [path, other] = new Set(paths);
  if (path === undefined || other !== undefined || isNamed(path, plan)) return plan;
  const taken = new Set([...dimensions, ...measures].map(({ as }) => as));
  const as = ['currency', 'in_currency'].find((name) => !taken.has(name));
  if (as === undefined) return plan;
  const dimension: Dimension = { path, as };
  return { ...plan, dimensions: [...dimensions, dimension] };
}

/** Where the currency of a measure is kept. */
function currencyOf({ fn, path }: Measure, { model }: Plan, index: ManifestIndex): string | undefined {
  if (!adding.has(fn) || path === undefined) return undefined;
  const found = resolvePath(index, model, path);
  if (!found?.field || found.toMany || !isMoney(found.model, found.field)) return undefined;
  const before = path.split('.').slice(0, -1);
  const own = found.model.fields.find(holdsCurrency);
  if (own) return [...before, own.name].join('.');
  const relation = found.model.relations.find(
    ({ kind, to }) => kind === 'one' && currency.test(senseOf(index.model(to) ?? found.model)),
  );
  const [display] = (relation && index.model(relation.to)?.displayFields) ?? [];
  return relation && display !== undefined ? [...before, relation.name, display].join('.') : undefined;
}

function isMoney(model: Model, field: Field): boolean {
  if (!isNumeric(field) || isKey({ model, field })) return false;
  return field.unit === 'currency' || money.test(senseOf(field));
}

function holdsCurrency(field: Field): boolean {
  const values = field.enumValues ?? (field.valuesComplete ? field.values : undefined);
  return field.type === 'text' && currency.test(senseOf(field)) && values?.length !== 1;
}

/** True where the question spoke of the currency itself. */
function isNamed(path: string, { where, dimensions = [] }: Plan): boolean {
  return (
    dimensions.some((dimension) => dimension.path === path) || (where !== undefined && tests(where, path))
  );
}

function tests(condition: Condition, path: string): boolean {
  if ('and' in condition) return condition.and.some((part) => tests(part, path));
  return 'op' in condition && condition.path === path && (condition.op === 'eq' || condition.op === 'in');
}
