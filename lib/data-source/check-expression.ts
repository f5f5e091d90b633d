// Resolves the names in an expression and gives it a type. A literal takes its type from what stands
// beside it, so that it is bound as what it means.
import type { OutputColumn } from './checked-query.ts';
import { columnsUnder, some } from './expression-walk.ts';
import type { FieldType } from './manifest.ts';
import { type Expr, type OrderItem, type Query, queryLimits } from './query.ts';
import { refuse } from './query-rules.ts';
import { type QueryScope, resolveColumn } from './query-scope.ts';
import { familyOf, literalAs, literalType, unify } from './value-types.ts';

/** What may stand at a place. */
export interface Place {
  readonly aggregates: boolean;
  readonly windows: boolean;
}

const rowLevel: Place = { aggregates: false, windows: false };

type Kind<K extends Expr['kind']> = Extract<Expr, { kind: K }>;

export class ExpressionCheck {
  readonly #types: Map<Expr, FieldType>;
  readonly #query: (query: Query, scope: QueryScope) => readonly OutputColumn[];

  constructor(
    types: Map<Expr, FieldType>,
    query: (query: Query, scope: QueryScope) => readonly OutputColumn[],
  ) {
    this.#types = types;
    this.#query = query;
  }

  /** @throws AssistantError `query.refused` where the expression is not true or false */
  condition(expr: Expr, scope: QueryScope, place: Place): void {
    if (this.type(expr, scope, place) !== 'boolean') refuse('types', 'a condition must be true or false');
  }

  type(expr: Expr, scope: QueryScope, place: Place): FieldType {
    const type = this.#typeOf(expr, scope, place);
    this.#types.set(expr, type);
    return type;
  }

  #typeOf(expr: Expr, scope: QueryScope, place: Place): FieldType {
    switch (expr.kind) {
      case 'column':
        return this.#column(expr, scope);
      case 'value':
        return expr.type ? literalAs(expr.value, expr.type) : literalType(expr.value);
      case 'null':
        return expr.type;
      case 'arithmetic':
        return this.#arithmetic(expr, scope, place);
      case 'compare':
      case 'same':
        this.#together(expr.args, scope, place);
        return 'boolean';
      case 'and':
      case 'or':
        for (const arg of expr.args) this.condition(arg, scope, place);
        return 'boolean';
      case 'not':
        this.condition(expr.arg, scope, place);
        return 'boolean';
      case 'isNull':
        this.type(expr.arg, scope, place);
        return 'boolean';
      case 'in': {
        const type = this.type(expr.arg, scope, place);
        for (const value of expr.values) literalAs(value, type);
        return 'boolean';
      }
      case 'inQuery': {
        const type = this.type(expr.arg, scope, place);
        if (familyOf(this.#single(expr.query, scope).type) !== familyOf(type)) refuse('types');
        return 'boolean';
      }
      case 'exists':
        this.#query(expr.query, scope);
        return 'boolean';
      case 'scalar':
        return this.#single(expr.query, scope).type;
      case 'case': {
        for (const branch of expr.when) this.condition(branch.if, scope, place);
        const results = [...expr.when.map((branch) => branch.result), ...(expr.else ? [expr.else] : [])];
        return this.#together(results, scope, place);
      }
      case 'aggregate':
        return this.#aggregate(expr, scope, place);
      case 'window':
        return this.#window(expr, scope, place);
      case 'bucket':
        this.#date(expr.arg, scope, place);
        this.#timeZone(expr.timeZone);
        return expr.unit === 'hour' || expr.unit === 'minute' ? 'timestamp' : 'date';
      case 'datePart':
        this.#date(expr.arg, scope, place);
        this.#timeZone(expr.timeZone);
        return 'integer';
      case 'dateDifference':
        this.#date(expr.from, scope, place);
        this.#date(expr.to, scope, place);
        return 'bigint';
      case 'text':
        this.#pattern(expr);
        this.#text(expr.arg, scope, place);
        return 'boolean';
      case 'function':
        return this.#function(expr, scope, place);
      case 'cast':
        this.type(expr.arg, scope, place);
        return expr.to;
    }
  }

  #column(expr: Kind<'column'>, scope: QueryScope): FieldType {
    const column = resolveColumn(expr, scope);
    if (column.masked) refuse('masked_column', `${expr.of}.${expr.name}`);
    return column.type;
  }

  #arithmetic(expr: Kind<'arithmetic'>, scope: QueryScope, place: Place): FieldType {
    const types = expr.args.map((arg) => this.#number(arg, scope, place));
    const widest = unify(types);
    if (expr.op === 'divide' && widest !== 'float') return 'decimal';
    return widest === 'integer' ? 'bigint' : widest;
  }

  /** Types that stand beside each other: literals take the type of the others. */
  #together(args: readonly Expr[], scope: QueryScope, place: Place): FieldType {
    const types = args.map((arg) => this.type(arg, scope, place));
    const settled = args.findIndex((arg) => arg.kind !== 'value' && arg.kind !== 'null');
    const wanted = settled >= 0 ? types[settled] : undefined;
    if (wanted !== undefined) {
      for (const [position, arg] of args.entries()) {
        if (arg.kind !== 'value') continue;
        types[position] = literalAs(arg.value, wanted);
        this.#types.set(arg, types[position] as FieldType);
      }
    }
    return unify(types);
  }

  #single(query: Query, scope: QueryScope): OutputColumn {
    const outputs = this.#query(query, scope);
    const [only] = outputs;
    if (!only || outputs.length !== 1) refuse('one_output');
    if (only.masked) refuse('masked_column', only.name);
    return only;
  }

  #aggregate(expr: Kind<'aggregate'>, scope: QueryScope, place: Place): FieldType {
    if (!place.aggregates) refuse('aggregate_place');
    for (const part of [expr.arg, expr.filter]) {
      if (part && some(part, (inner) => inner.kind === 'aggregate' || inner.kind === 'window')) {
        refuse('nested_aggregate');
      }
      // An aggregate over nothing but columns of a query around would belong to that query.
      const columns = part ? [...columnsUnder(part)] : [];
      if (columns.length > 0 && !columns.some((column) => scope.sources.has(column.of))) {
        refuse('aggregate_place');
      }
    }
    if (expr.filter) this.condition(expr.filter, scope, rowLevel);
    if (!expr.arg) {
      if (expr.fn !== 'count' || expr.distinct) refuse('arguments', expr.fn);
      return 'bigint';
    }
    if (expr.fn === 'median' && expr.distinct) refuse('arguments', expr.fn);
    return this.#aggregated(expr.fn, this.type(expr.arg, scope, rowLevel));
  }

  #aggregated(fn: Kind<'aggregate'>['fn'], type: FieldType): FieldType {
    const family = familyOf(type);
    if (fn === 'count') return 'bigint';
    if (fn === 'min' || fn === 'max') {
      if (family === 'boolean' || family === 'bytes' || type === 'json' || type === 'array') {
        refuse('arguments', fn);
      }
      return type === 'uuid' ? 'text' : type;
    }
    if (family !== 'number') refuse('arguments', fn);
    if (fn === 'median') return 'float';
    if (fn === 'avg') return type === 'float' ? 'float' : 'decimal';
    return type === 'integer' ? 'bigint' : type;
  }

  #window(expr: Kind<'window'>, scope: QueryScope, place: Place): FieldType {
    if (!place.windows) refuse('window_place');
    const inside: Place = { aggregates: place.aggregates, windows: false };
    const ranks = expr.fn === 'rank' || expr.fn === 'denseRank' || expr.fn === 'rowNumber';
    if (ranks ? expr.arg !== undefined : expr.arg === undefined && expr.fn !== 'count') {
      refuse('arguments', expr.fn);
    }
    if (expr.offset !== undefined && expr.fn !== 'lag' && expr.fn !== 'lead') refuse('arguments', expr.fn);
    for (const part of expr.partitionBy ?? []) this.type(part, scope, inside);
    for (const item of expr.orderBy ?? []) this.#windowOrder(item, scope, inside);
    if (!expr.arg) return 'bigint';
    const type = this.type(expr.arg, scope, inside);
    if (expr.fn === 'lag' || expr.fn === 'lead' || ranks) return type;
    return this.#aggregated(expr.fn as Kind<'aggregate'>['fn'], type);
  }

  #windowOrder(item: OrderItem, scope: QueryScope, place: Place): void {
    if (item.by.kind === 'output') refuse('unknown_output', item.by.name);
    this.type(item.by, scope, place);
  }

  #function(expr: Kind<'function'>, scope: QueryScope, place: Place): FieldType {
    const { fn, args } = expr;
    const [least, most] = arities[fn];
    if (args.length < least || args.length > most) refuse('arguments', fn);
    const [first] = args as [Expr, ...Expr[]];
    switch (fn) {
      case 'lower':
      case 'upper':
      case 'trim':
      case 'length':
        this.#text(first, scope, place);
        return fn === 'length' ? 'integer' : 'text';
      case 'round': {
        const digits = args[1];
        if (digits && !(digits.kind === 'value' && isDigits(digits.value))) refuse('arguments', fn);
        const type = this.#number(first, scope, place);
        if (digits) this.type(digits, scope, place);
        return type === 'float' ? 'decimal' : type;
      }
      case 'abs':
        return this.#number(first, scope, place);
      case 'floor':
      case 'ceil': {
        const type = this.#number(first, scope, place);
        return type === 'float' ? 'decimal' : type;
      }
      case 'coalesce':
        return this.#together(args, scope, place);
      case 'nullIf':
        this.#together(args, scope, place);
        return this.#types.get(first) as FieldType;
      case 'concat':
        for (const arg of args) this.type(arg, scope, place);
        return 'text';
      case 'substring':
        this.#text(first, scope, place);
        for (const arg of args.slice(1)) this.#number(arg, scope, place);
        return 'text';
    }
  }

  #number(expr: Expr, scope: QueryScope, place: Place): FieldType {
    const type = this.type(expr, scope, place);
    if (familyOf(type) === 'number') return type;
    if (expr.kind !== 'value') refuse('types', 'a number is needed');
    const literal = literalAs(expr.value, 'decimal');
    this.#types.set(expr, literal);
    return literal;
  }

  #text(expr: Expr, scope: QueryScope, place: Place): void {
    const type = this.type(expr, scope, place);
    if (familyOf(type) === 'bytes') refuse('types', 'text is needed');
  }

  #date(expr: Expr, scope: QueryScope, place: Place): void {
    const type = this.type(expr, scope, place);
    if (familyOf(type) === 'date') return;
    if (expr.kind !== 'value') refuse('types', 'a date is needed');
    this.#types.set(expr, literalAs(expr.value, 'timestamp'));
  }

  #pattern(expr: Kind<'text'>): void {
    if (expr.op !== 'equals' && expr.value.length > queryLimits.patternLength) refuse('pattern');
    if (expr.op !== 'like') return;
    if ((expr.value.match(/[%_]+/g) ?? []).length > queryLimits.patternWildcards) refuse('pattern');
  }

  #timeZone(zone: string | undefined): void {
    if (zone !== undefined && !isTimeZone(zone)) refuse('time_zone');
  }
}

const arities = {
  lower: [1, 1],
  upper: [1, 1],
  trim: [1, 1],
  length: [1, 1],
  round: [1, 2],
  abs: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  coalesce: [1, 8],
  nullIf: [2, 2],
  concat: [1, 8],
  substring: [2, 3],
} as const;

function isDigits(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
}

const knownZones = new Map<string, boolean>([['UTC', true]]);

function isTimeZone(zone: string): boolean {
  const known = knownZones.get(zone);
  if (known !== undefined) return known;
  let valid = /^[A-Za-z][A-Za-z0-9_+/-]{0,62}$/.test(zone);
  try {
    if (valid) new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    valid = false;
  }
  // A few hundred zones exist; whatever else is asked for is not remembered.
  if (valid) knownZones.set(zone, valid);
  return valid;
}
