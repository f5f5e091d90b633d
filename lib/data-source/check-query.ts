// Decides whether a query may run, before any SQL exists. It trusts nothing but the manifest it is
// given, which holds what the actor may see and no more: every model and column, in every position, is
// looked up there, and what is not found is refused without telling whether it exists. Shape and limits
// were settled by `readQuery`; this settles names, scopes, the places of aggregates, and types.

import { ExpressionCheck } from './check-expression.ts';
import { checkGrouping, isAggregated } from './check-grouping.ts';
import type { CheckedQuery, ModelUse, OutputColumn } from './checked-query.ts';
import type { Field, FieldType, ManifestIndex } from './manifest.ts';
import { type Expr, type From, type Query, queryLimits, type Select, type SetQuery } from './query.ts';
import { refuse } from './query-rules.ts';
import { type QueryScope, resolveColumn } from './query-scope.ts';
import { type ReadQuery, readQuery } from './read-query.ts';
import { familyOf } from './value-types.ts';

/**
 * Reads and checks the text of a query.
 * @throws AssistantError `query.refused`, with the name of the rule
 */
export function checkQuery(text: string, manifest: ManifestIndex): CheckedQuery {
  return new QueryCheck(manifest).run(readQuery(text));
}

class QueryCheck {
  readonly #manifest: ManifestIndex;
  readonly #types = new Map<Expr, FieldType>();
  readonly #uses = new Map<string, ModelUse & { used: Map<string, Field> }>();
  readonly #outputsOf = new Map<Query, readonly OutputColumn[]>();
  readonly #correlated = new Set<Query>();
  readonly #aliases = new Set<string>();
  readonly #expressions: ExpressionCheck;
  #joins = 0;

  constructor(manifest: ManifestIndex) {
    this.#manifest = manifest;
    this.#expressions = new ExpressionCheck(this.#types, (query, scope) => this.#query(query, scope));
  }

  run({ query, milliseconds }: ReadQuery): CheckedQuery {
    const outputs = this.#query(query, undefined);
    return {
      query,
      milliseconds,
      outputs,
      types: this.#types,
      uses: this.#uses,
      outputsOf: this.#outputsOf,
      correlated: this.#correlated,
    } as unknown as CheckedQuery;
  }

  #query(query: Query, outer: QueryScope | undefined): readonly OutputColumn[] {
    const outputs = query.kind === 'set' ? this.#set(query, outer) : this.#select(query, outer);
    this.#outputsOf.set(query, outputs);
    return outputs;
  }

  #select(select: Select, outer: QueryScope | undefined): readonly OutputColumn[] {
    const scope: QueryScope = { query: select, outer, sources: new Map(), correlated: this.#correlated };
    this.#from(select.from, scope);
    for (const join of select.joins ?? []) {
      this.#joins += 1;
      if (this.#joins > queryLimits.joins) refuse('joins');
      const before = new Set(scope.sources.keys());
      this.#from(join.from, scope);
      for (const pair of join.on) this.#joinPair(pair, scope, before, join.from.as);
    }
    const check = this.#expressions;
    if (select.where) check.condition(select.where, scope, { aggregates: false, windows: false });
    for (const expr of select.groupBy ?? []) {
      check.type(expr, scope, { aggregates: false, windows: false });
    }
    const outputs = this.#outputs(select, scope);
    if (select.having) check.condition(select.having, scope, { aggregates: true, windows: false });
    this.#order(select, scope, outputs);
    if (isAggregated(select)) checkGrouping(select, new Set(scope.sources.keys()));
    else if (select.having) refuse('aggregate_place', 'having without aggregates');
    return outputs;
  }

  #from(from: From, scope: QueryScope): void {
    if (this.#aliases.has(from.as)) refuse('duplicate_alias', from.as);
    this.#aliases.add(from.as);
    if ('query' in from) {
      // A stage sees what surrounds the whole query, never its neighbours.
      const outputs = this.#query(from.query, scope.outer);
      scope.sources.set(from.as, new Map(outputs.map((output) => [output.name, output])));
      return;
    }
    const model = this.#manifest.model(from.model);
    if (!model) refuse('unknown_model', from.model);
    const used = new Map<string, Field>();
    this.#uses.set(from.as, { model, used });
    const manifest = this.#manifest;
    scope.sources.set(from.as, {
      get(name) {
        const field = manifest.field(model.name, name);
        if (!field) return undefined;
        used.set(name, field);
        // A four-byte float is read by its decimal form, so sums and products of it are exact.
        const type = field.storedAs === 'single' ? 'decimal' : field.type;
        return { name, type, masked: field.masked ?? false };
      },
    });
  }

  #joinPair(
    pair: readonly [Expr & { kind: 'column' }, Expr & { kind: 'column' }],
    scope: QueryScope,
    before: ReadonlySet<string>,
    added: string,
  ): void {
    const sides = pair.map((side) => {
      const column = resolveColumn(side, scope);
      if (column.masked) refuse('masked_column', `${side.of}.${side.name}`);
      this.#types.set(side, column.type);
      return column;
    });
    const names = pair.map((side) => side.of);
    const links = names.includes(added) && names.some((name) => before.has(name));
    if (!links) refuse('join_columns', names.join(' and '));
    const families = sides.map((side) => familyOf(side.type));
    // Keys kept as text on one side and as numbers on the other are joined by what they look like.
    const alike = families[0] === families[1] || families.every((one) => one === 'text' || one === 'number');
    if (!alike) refuse('types', names.join(' and '));
  }

  #outputs(select: Select, scope: QueryScope): readonly OutputColumn[] {
    const names = new Set<string>();
    return select.outputs.map(({ expr, as }) => {
      if (names.has(as)) refuse('duplicate_output', as);
      names.add(as);
      if (expr.kind === 'column') {
        const column = resolveColumn(expr, scope);
        this.#types.set(expr, column.type);
        if (!column.masked || !(select.distinct || isAggregated(select))) return { ...column, name: as };
        refuse('masked_column', `${expr.of}.${expr.name}`);
      }
      const type = this.#expressions.type(expr, scope, { aggregates: true, windows: true });
      return { name: as, type, masked: false };
    });
  }

  #order(select: Select, scope: QueryScope, outputs: readonly OutputColumn[]): void {
    const written = new Set(select.outputs.map((output) => JSON.stringify(output.expr)));
    for (const item of select.orderBy ?? []) {
      if (item.by.kind === 'output') {
        this.#orderedOutput(item.by.name, outputs);
        continue;
      }
      this.#expressions.type(item.by, scope, { aggregates: true, windows: true });
      if (select.distinct && !written.has(JSON.stringify(item.by))) refuse('distinct_order');
    }
  }

  #orderedOutput(name: string, outputs: readonly OutputColumn[]): void {
    const output = outputs.find((candidate) => candidate.name === name);
    if (!output) refuse('unknown_output', name);
    if (output.masked) refuse('masked_column', name);
  }

  #set(set: SetQuery, outer: QueryScope | undefined): readonly OutputColumn[] {
    const parts = set.parts.map((part) => this.#query(part, outer));
    const first = parts[0] as readonly OutputColumn[];
    for (const part of parts) {
      if (part.length !== first.length) refuse('set_arity');
      for (const [position, output] of part.entries()) {
        const other = first[position] as OutputColumn;
        if (familyOf(output.type) !== familyOf(other.type)) refuse('set_types', other.name);
        if (output.masked && set.op !== 'unionAll') refuse('masked_column', output.name);
      }
    }
    const outputs = first.map((output, position) => ({
      ...output,
      masked: parts.some((part) => (part[position] as OutputColumn).masked),
    }));
    for (const item of set.orderBy ?? []) {
      if (item.by.kind !== 'output') refuse('set_order');
      this.#orderedOutput(item.by.name, outputs);
    }
    return outputs;
  }
}
