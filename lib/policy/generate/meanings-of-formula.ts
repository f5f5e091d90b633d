// What a formula may mean as an effect: a field, a condition, a number, being first. Several meanings
// where its columns are several, or where several ways lead to one of them; the likeliest first.
import type { Model } from '../../data-source/manifest.ts';
import { fold } from '../../language/locale/fold.ts';
import { senseOf } from '../../language/name-sense.ts';
import type { Meaning as Means } from '../../pipeline/live-policy.ts';
import type { Measure } from '../../pipeline/plan.ts';
import { conditionOf, expressionOf, type Ground, type Hint, hintOf } from './conditions-of-formula.ts';
import { type Formula, namesIn } from './formula.ts';
import { type Meant, planOfMeaning } from './meaning.ts';
import type { FieldOf, Names } from './names.ts';
import { planFacts } from './plan-facts.ts';

type Name = Extract<Formula, { kind: 'name' }>;

const mostMeanings = 6;

/** `spoken`: models that the case speaks of, the first the likeliest to be what it is about. */
export function meaningsOfFormula(formula: Formula, names: Names, spoken: readonly Model[]): Meant[] {
  if (formula.kind === 'name') {
    const model =
      names.fields(formula.name, formula.table, formula.exact).length === 0 && names.model(formula.name);
    if (model) return [meant(model, { model: model.name }, names)];
  }
  // "Bookings where state = 'late'": what the rows are called adds nothing to which of them are meant.
  if (formula.kind === 'where' && formula.of.kind === 'name' && isRows(formula.of, names))
    return meaningsOfFormula(formula.where, names, spoken);
  const stripped = withoutHints(formula, names);
  const found: Meant[] = [];
  for (const ground of groundsOf(stripped.formula, stripped.hints, names, spoken)) {
    const { formula: said } = stripped;
    for (const means of [meansOf(said, ground), measuredAmong(said, ground), summed(said, ground)]) {
      if (!means) continue;
      const made = meant(ground.home, means, names);
      const isImplied = said.kind === 'name' && 'measure' in means;
      if (!found.some((one) => isSame(one, made))) found.push(isImplied ? { ...made, isImplied } : made);
    }
    if (found.length >= mostMeanings) break;
  }
  return found;
}

function isRows({ name, table, exact }: Name, names: Names): boolean {
  return names.model(name) !== undefined && names.fields(name, table, exact).length === 0;
}

function isSame(left: Meant, right: Meant): boolean {
  return left.model === right.model && JSON.stringify(left.means) === JSON.stringify(right.means);
}

/**
 * "kind = 'Strength' and value > 50" explains more than one number: strength is the value of those rows,
 * whatever it is compared with next time.
 */
function measuredAmong(formula: Formula, ground: Ground): Means | undefined {
  if (formula.kind !== 'and') return undefined;
  const amounts = formula.all.filter(
    (one) => one.kind === 'compare' && one.right.kind === 'value' && typeof one.right.value === 'number',
  );
  const [amount] = amounts;
  const rest = formula.all.filter((one) => one !== amount);
  if (amounts.length !== 1 || amount?.kind !== 'compare' || amount.left.kind !== 'name' || rest.length === 0)
    return undefined;
  const column = ground.path(amount.left);
  const where = conditionOf({ kind: 'and', all: rest }, ground);
  return column && where && { field: column.path, where };
}

const unsummed =
  /\b(?:rate|ratio|percent(?:age)?|price|precio|gia|score|average|lat|lon|latitude|longitude)\b/;

/** What is computed of each row is, of many rows, mostly their sum; so is an amount that has a column. */
function summed(formula: Formula, ground: Ground): Means | undefined {
  if (formula.kind === 'name') {
    const { path, field } = ground.path(formula) ?? {};
    const isAmount = field?.type === 'decimal' && !unsummed.test(fold(`${field.label} ${senseOf(field)}`));
    return path !== undefined && isAmount ? { measure: { fn: 'sum', path, as: 'sum' } } : undefined;
  }
  if (formula.kind !== 'arithmetic' || measureOf(formula, ground)) return undefined;
  const expr = expressionOf(formula, ground);
  // How long each took is averaged before it is added up.
  const fn = expr && 'difference' in expr ? 'avg' : 'sum';
  return expr && { measure: { fn, expr, as: fn } };
}

export function meant(model: Model, means: Means, names: Names): Meant {
  const plan = planOfMeaning(model.name, means);
  const demanded = planFacts(plan, names.manifest);
  for (const fact of demanded) if (fact.startsWith('model ') || fact === 'number') demanded.delete(fact);
  if ('model' in means) demanded.add(`model ${means.model}`);
  // Which way was gone matters only where it could have been another.
  for (const fact of demanded) if (fact.startsWith('way ') && !isChoice(fact, names)) demanded.delete(fact);
  return { model, means, values: valuesIn(means), demanded };
}

function isChoice(fact: string, { manifest }: Names): boolean {
  const [owner, name] = (fact.split(' ')[1] ?? '').split('.');
  const to = manifest.relation(owner ?? '', name ?? '')?.to;
  const all = manifest.model(owner ?? '')?.relations ?? [];
  return all.filter((relation) => relation.to === to).length > 1;
}

function valuesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(valuesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'value'
      ? [inner].flat().flatMap((one) => (typeof one === 'string' ? [one] : valuesIn(one)))
      : valuesIn(inner),
  );
}

/** The formula without "key = other.id", and the ways that those name. */
function withoutHints(formula: Formula, names: Names): { formula: Formula; hints: Hint[] } {
  if (formula.kind === 'and') {
    const hints = formula.all.flatMap((one) => hintOf(one, names) ?? []);
    const rest = formula.all.filter((one) => !hintOf(one, names));
    const inner = rest.map((one) => withoutHints(one, names));
    const all = inner.map((one) => one.formula);
    const joined: Formula = all.length === 1 ? (all[0] as Formula) : { kind: 'and', all };
    return { formula: joined, hints: [...hints, ...inner.flatMap((one) => one.hints)] };
  }
  if (formula.kind !== 'where') return { formula, hints: [] };
  const hint = hintOf(formula.where, names);
  const of = withoutHints(formula.of, names);
  if (hint) return { formula: of.formula, hints: [...of.hints, hint] };
  const where = withoutHints(formula.where, names);
  const hints = [...of.hints, ...where.hints];
  const pointer = pointerOf(of.formula, where.formula, names);
  if (pointer) return { formula: where.formula, hints: [...hints, pointer] };
  return { formula: { kind: 'where', of: of.formula, where: where.formula }, hints };
}

/** "manager_id where employee.name = 'Ann'": the key says which way the condition is about. */
function pointerOf(of: Formula, where: Formula, names: Names): Hint | undefined {
  if (of.kind !== 'name') return undefined;
  const ends = new Set(
    namesIn(where).flatMap(({ name, table, exact }) =>
      names.fields(name, table, exact).map(({ model }) => model.name),
    ),
  );
  for (const { model, field } of names.fields(of.name, of.table, of.exact)) {
    const relation = model.relations.find(
      ({ kind, on, to }) => kind === 'one' && ends.has(to) && on.some((pair) => pair.from === field.name),
    );
    if (relation) return { owner: model, relation };
  }
  return undefined;
}

/** The places from which every column of the formula can be said, the likeliest first. */
function groundsOf(
  formula: Formula,
  hints: readonly Hint[],
  names: Names,
  spoken: readonly Model[],
): Ground[] {
  const used = namesIn(formula);
  const choices = used.map((name) => names.fields(name.name, name.table, name.exact).slice(0, 3));
  const grounds: Ground[] = [];
  for (const chosen of combinations(choices)) {
    const fields = new Map<Name, FieldOf>();
    for (const [place, one] of chosen.entries()) if (one) fields.set(used[place] as Name, one);
    const models = [...new Set([...fields.values()].map(({ model }) => model))];
    // Where several ways lead from what is spoken of, each is a meaning of its own.
    const forked = hints.length > 0 ? [] : forksOf(models, names, spoken);
    const ways: (readonly Hint[])[] = [hints, ...forked.map((hint) => [hint])];
    for (const way of ways) {
      for (const home of [...new Set([...way.map(({ owner }) => owner), ...models, ...spoken])]) {
        const ground = groundAt(home, fields, way, names);
        if (!ground) continue;
        grounds.push(ground);
        break;
      }
    }
  }
  return grounds;
}

function forksOf(models: readonly Model[], names: Names, spoken: readonly Model[]): Hint[] {
  return spoken.flatMap((owner) =>
    models.flatMap((model) => {
      const relations = owner.relations.filter(({ kind, to }) => kind === 'one' && to === model.name);
      return relations.length > 1 && owner !== model && names.manifest.model(owner.name)
        ? relations.map((relation) => ({ owner, relation }))
        : [];
    }),
  );
}

function groundAt(
  home: Model,
  fields: ReadonlyMap<Name, FieldOf>,
  hints: readonly Hint[],
  names: Names,
): Ground | undefined {
  const paths = new Map<Name, { path: string; field: FieldOf['field'] }>();
  for (const [name, { model, field }] of fields) {
    const way = wayTo(home, model, hints, names);
    if (way === undefined) return undefined;
    paths.set(name, { path: way ? `${way}.${field.name}` : field.name, field });
  }
  return { home, names, path: (name) => paths.get(name) };
}

/** A path of relations to one row each; empty for the model itself. */
function wayTo(home: Model, model: Model, hints: readonly Hint[], { index }: Names): string | undefined {
  const hint = hints.find(({ relation }) => relation.to === model.name);
  if (hint) {
    const first = wayTo(home, hint.owner, [], { index } as Names);
    return first === undefined ? undefined : [first, hint.relation.name].filter(Boolean).join('.');
  }
  if (home === model) return '';
  const way = index.graph.ways(home.name, model.name).find(({ toMany }) => !toMany);
  return way?.steps.map(({ name }) => name).join('.');
}

function combinations(choices: readonly (readonly FieldOf[])[]): (FieldOf | undefined)[][] {
  let made: (FieldOf | undefined)[][] = [[]];
  for (const list of choices) {
    const options = list.length > 0 ? list : [undefined];
    made = options.flatMap((option) => made.map((one) => [...one, option])).slice(0, 24);
  }
  return made;
}

function meansOf(formula: Formula, ground: Ground): Means | undefined {
  switch (formula.kind) {
    case 'name': {
      const found = ground.path(formula);
      return found && { field: found.path };
    }
    case 'call':
      return meansOfCall(formula, ground);
    case 'where': {
      const isExtreme = formula.where.kind === 'call' && /^(max|min)$/.test(formula.where.fn);
      // "kind = 'Speed' where MIN(value)" is the same said the other way round.
      const [first, second] = isExtreme ? [formula.where, formula.of] : [formula.of, formula.where];
      const where = conditionOf(second, ground);
      const of = meansOf(first, ground);
      if (!where || !of) return undefined;
      if ('field' in of) return { ...of, where };
      if ('most' in of) return { most: { ...of.most, where } };
      if ('measure' in of) return { measure: { ...of.measure, where } };
      if ('condition' in of) return { condition: { and: [of.condition, where] } };
      return undefined;
    }
    case 'and': {
      // "name = 'Speed' where MIN(value)" and the like: being first among some.
      const first = formula.all.map((one) => meansOf(one, ground)).find((one) => one && 'most' in one);
      if (first && 'most' in first) {
        const rest = formula.all.filter((one) => one.kind !== 'call');
        const where = conditionOf({ kind: 'and', all: rest }, ground);
        return where && { most: { ...first.most, where } };
      }
      const condition = conditionOf(formula, ground);
      return condition && { condition };
    }
    case 'arithmetic': {
      const measure = measureOf(formula, ground);
      if (measure) return { measure };
      const expression = expressionOf(formula, ground);
      return expression && { expression };
    }
    default: {
      const condition = conditionOf(formula, ground);
      return condition && { condition };
    }
  }
}

function meansOfCall(formula: Extract<Formula, { kind: 'call' }>, ground: Ground): Means | undefined {
  const [first] = formula.args;
  if ((formula.fn === 'max' || formula.fn === 'min') && first?.kind === 'name') {
    const found = ground.path(first);
    const direction = formula.fn === 'max' ? 'desc' : 'asc';
    return found && { most: { field: found.path, direction } };
  }
  const measure = measureOf(formula, ground);
  if (measure) return { measure };
  const expression = expressionOf(formula, ground);
  return expression && { expression };
}

function isNumeric({ type }: FieldOf['field']): boolean {
  return /^(?:integer|bigint|decimal|float|boolean)$/.test(type);
}

const aggregates: ReadonlySet<string> = new Set(['sum', 'avg', 'min', 'max', 'count', 'median']);

/** A number over many rows: an aggregate, or one divided by another. */
function measureOf(formula: Formula, ground: Ground): Measure | undefined {
  if (formula.kind === 'arithmetic') {
    const [left, right] = formula.args;
    if (formula.op === 'multiply') {
      const [factor, other] = left.kind === 'value' ? [left, right] : [right, left];
      const inner = factor.kind === 'value' && factor.value === 100 ? measureOf(other, ground) : undefined;
      return inner?.fn === 'ratio' ? { ...inner, percent: true, as: 'percentage' } : undefined;
    }
    if (formula.op !== 'divide') return undefined;
    const [part, whole] = [measureOf(left, ground), measureOf(right, ground)];
    return (
      part &&
      whole && {
        fn: 'ratio',
        of: [
          { ...part, as: 'part' },
          { ...whole, as: 'whole' },
        ],
        as: 'ratio',
      }
    );
  }
  if (formula.kind !== 'call' || !aggregates.has(formula.fn)) return undefined;
  const [arg] = formula.args;
  const fn = formula.fn as 'sum';
  if (!arg || arg.kind === 'star') return formula.fn === 'count' ? { fn: 'count', as: 'count' } : undefined;
  if (arg.kind === 'where') {
    const where = conditionOf(arg.where, ground);
    const inner = measureOf({ ...formula, args: [arg.of] }, ground);
    return where && inner && { ...inner, where };
  }
  if (arg.kind === 'name') {
    const found = ground.path(arg);
    if (!found) return undefined;
    // Counting keys counts rows.
    if (formula.fn === 'count' && !formula.distinct && found.field.primaryKey && !found.path.includes('.'))
      return { fn: 'count', as: 'count' };
    if (formula.fn === 'count')
      return { fn: formula.distinct ? 'countDistinct' : 'count', path: found.path, as: 'count' };
    if (/^(?:sum|avg|median)$/.test(fn) && !isNumeric(found.field)) return undefined;
    return { fn, path: found.path, as: `${fn}_${found.field.name}` };
  }
  const where = conditionOf(arg, ground);
  // "SUM(state = 'open')" counts the rows of which it is true.
  if (where && (formula.fn === 'sum' || formula.fn === 'count')) return { fn: 'count', where, as: 'count' };
  const expr = expressionOf(arg, ground);
  return expr && { fn, expr, as: fn };
}
