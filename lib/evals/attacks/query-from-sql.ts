// Says hostile SQL as the query nearest to it, as if isolate and builder were wholly in the attacker's
// hands. Nothing is left out in silence: what has no place in the grammar is either put where it would have
// to stand, for the check to refuse, or makes the whole attack inexpressible.
import { namePattern } from '../../data-source/manifest.ts';
import { inexpressible } from './inexpressible-attack.ts';
import type { KnownNames } from './known-names.ts';
import { expressionOf, type Names, type Piece } from './sql-expression-attack.ts';
import { constantOf, list, nodeOf, onlyKeys, readSelect, type Tree, words } from './sql-tree.ts';

export interface SqlAttackOptions {
  readonly names: KnownNames;
  /** A star becomes every column there is, hidden ones too; else a column that is called `*`. */
  readonly expandStars: boolean;
}

/** @throws InexpressibleAttack */
export async function queryFromSql(sql: string, options: SqlAttackOptions): Promise<Piece> {
  return new SelectAttack(options).query(await readSelect(sql), undefined, new Map());
}

type Stages = ReadonlyMap<string, { readonly select: Tree; readonly stages: Stages }>;

interface Scope {
  readonly outer: Scope | undefined;
  /** What each name of the SQL is called in the query, and the columns that are known of it. */
  readonly aliases: Map<string, { readonly as: string; readonly columns: ReadonlyMap<string, string> }>;
}

const selectKeys = [
  'targetList',
  'fromClause',
  'whereClause',
  'groupClause',
  'havingClause',
  'sortClause',
  'limitCount',
  'limitOffset',
  'limitOption',
  'distinctClause',
  'withClause',
  'op',
  'all',
  'larg',
  'rarg',
];

class SelectAttack {
  readonly #options: SqlAttackOptions;
  readonly #used = new Set<string>();

  constructor(options: SqlAttackOptions) {
    this.#options = options;
  }

  query(select: Tree, outer: Scope | undefined, around: Stages): Piece {
    onlyKeys(select, selectKeys);
    const stages = this.#stages(select, around);
    const piece = select.larg
      ? this.#set(select, outer, stages)
      : this.#select(select, { outer, aliases: new Map() }, stages);
    const page = (key: string, node: unknown) => (node ? { [key]: constantOf(node) ?? 'all' } : {});
    return { ...piece, ...page('limit', select.limitCount), ...page('offset', select.limitOffset) };
  }

  #stages(select: Tree, around: Stages): Stages {
    const clause = select.withClause as Tree | undefined;
    if (!clause) return around;
    if (clause.recursive) inexpressible('a recursive stage');
    let stages = around;
    for (const each of list(clause.ctes)) {
      const [, stage] = nodeOf(each);
      const [kind, inner] = nodeOf(stage.ctequery);
      if (kind !== 'SelectStmt') inexpressible(`${kind} in a stage`);
      if (stage.aliascolnames) inexpressible('names of a stage');
      stages = new Map([...stages, [String(stage.ctename), { select: inner, stages }]]);
    }
    return stages;
  }

  #set(select: Tree, outer: Scope | undefined, stages: Stages): Piece {
    const words: Record<string, string> = {
      SETOP_UNION: select.all ? 'unionAll' : 'union',
      SETOP_INTERSECT: select.all ? 'intersectAll' : 'intersect',
      SETOP_EXCEPT: select.all ? 'exceptAll' : 'except',
    };
    const parts = [select.larg, select.rarg].map((part) => this.query(part as Tree, outer, stages));
    const orderBy = list(select.sortClause).map((each) =>
      orderOf(nodeOf(each)[1], outputsOf(parts[0]), undefined),
    );
    return { kind: 'set', op: words[String(select.op)], parts, ...(orderBy.length > 0 && { orderBy }) };
  }

  #select(select: Tree, scope: Scope, stages: Stages): Piece {
    const filters: Piece[] = [];
    const names: Names = {
      column: (path) => this.#column(path, scope),
      subquery: (inner) => this.query(inner, scope, stages),
    };
    const tables = this.#from(list(select.fromClause), scope, stages, names, filters);
    if (select.whereClause) filters.push(expressionOf(select.whereClause, names));
    const outputs = this.#outputs(list(select.targetList), scope, names);
    const named = outputs.map(({ as }) => as);
    const grouped = list(select.groupClause).map((node) => {
      const position = constantOf(node);
      if (typeof position === 'number') return outputs[position - 1]?.expr;
      const alias = named.indexOf(words(nodeOf(node)[1].fields).join('.'));
      return alias >= 0 ? outputs[alias]?.expr : expressionOf(node, names);
    });
    const orderBy = list(select.sortClause).map((each) => orderOf(nodeOf(each)[1], named, names));
    const distinct = list(select.distinctClause);
    if (distinct.some((each) => Object.keys(each).length > 0)) inexpressible('distinct on');
    return {
      kind: 'select',
      ...tables,
      outputs,
      ...(distinct.length > 0 && { distinct: true }),
      ...(filters.length > 0 && {
        where: filters.length === 1 ? filters[0] : { kind: 'and', args: filters },
      }),
      ...(grouped.length > 0 && { groupBy: grouped }),
      ...(select.havingClause ? { having: expressionOf(select.havingClause, names) } : {}),
      ...(orderBy.length > 0 && { orderBy }),
    };
  }

  #from(items: Tree[], scope: Scope, stages: Stages, names: Names, filters: Piece[]): Piece {
    const [first, ...more] = items;
    // SQL that reads no table: its outputs, over one row of any model.
    if (!first)
      return { from: { model: this.#options.names.any, as: this.#alias('nothing', scope, '') }, limit: 1 };
    const joins: Piece[] = [];
    const from = this.#tables(first, scope, stages, names, filters, joins);
    for (const each of more) {
      // A product has no form; a join without columns is the nearest.
      joins.push({ kind: 'inner', from: this.#tables(each, scope, stages, names, filters, joins), on: [] });
    }
    return { from, ...(joins.length > 0 && { joins }) };
  }

  #tables(node: Tree, scope: Scope, stages: Stages, names: Names, filters: Piece[], joins: Piece[]): Piece {
    const [kind, content] = nodeOf(node);
    if (kind !== 'JoinExpr') return this.#table(kind, content, scope, stages);
    const left = this.#tables(content.larg as Tree, scope, stages, names, filters, joins);
    const [rightKind, right] = nodeOf(content.rarg);
    if (rightKind === 'JoinExpr') inexpressible('a join within a join');
    const before = [...scope.aliases.keys()];
    const from = this.#table(rightKind, right, scope, stages);
    const added = [...scope.aliases.keys()].at(-1) as string;
    const joinKind = content.isNatural ? 'natural' : (joinKinds[String(content.jointype)] ?? 'other');
    const on: unknown[] = words(content.usingClause).map((name) => [
      names.column([before.at(-1) ?? '', name]),
      names.column([added, name]),
    ]);
    for (const test of conjuncts(content.quals)) {
      const pair = columnPair(test, names);
      if (pair) on.push(pair);
      else if (joinKind === 'inner' && on.length > 0) filters.push(expressionOf(test, names));
      else on.push(expressionOf(test, names));
    }
    joins.push({ kind: joinKind, from, on });
    return left;
  }

  #table(kind: string, content: Tree, scope: Scope, stages: Stages): Piece {
    const { names } = this.#options;
    const alias = (content.alias as Tree | undefined)?.aliasname as string | undefined;
    if (kind === 'RangeVar') {
      const table = String(content.relname);
      const stage = content.schemaname ? undefined : stages.get(table);
      if (stage) return this.#stage(this.query(stage.select, undefined, stage.stages), alias ?? table, scope);
      const model = names.model([content.schemaname, table].filter(Boolean).join('.'));
      return { model, as: this.#alias(alias ?? table, scope, model) };
    }
    if (kind === 'RangeSubselect') {
      if (content.lateral) inexpressible('lateral');
      return this.#stage(this.query(nodeOf(content.subquery)[1], undefined, stages), alias ?? 'stage', scope);
    }
    const called = /"sval":"([^"]+)"/.exec(JSON.stringify(content.functions ?? ''))?.[1];
    return { model: called ?? kind, as: this.#alias(alias ?? 'made', scope, '') };
  }

  #stage(query: Piece, alias: string, scope: Scope): Piece {
    const columns = new Map(outputsOf(query).map((name) => [name, name]));
    const as = this.#unique(alias);
    scope.aliases.set(alias, { as, columns });
    return { query, as };
  }

  #alias(alias: string, scope: Scope, model: string): string {
    const as = this.#unique(alias);
    scope.aliases.set(alias, { as, columns: this.#options.names.columns(model) });
    return as;
  }

  /** An alias is unique in a whole query; what is no name of ours stays as it was written. */
  #unique(alias: string): string {
    let as = alias;
    for (let count = 2; this.#used.has(as); count++) as = `${alias}_${count}`;
    this.#used.add(as);
    return as;
  }

  #column(path: readonly string[], scope: Scope): Piece {
    const name = path.at(-1) ?? '';
    const table = path.length > 1 ? path.at(-2) : undefined;
    let first: string | undefined;
    for (let at: Scope | undefined = scope; at; at = at.outer) {
      for (const [alias, { as, columns }] of at.aliases) {
        first ??= as;
        if (table === undefined ? columns.has(name) : alias === table)
          return { kind: 'column', of: as, name: columns.get(name) ?? name };
      }
    }
    return { kind: 'column', of: table ?? first ?? 'nothing', name };
  }

  #outputs(targets: Tree[], scope: Scope, names: Names): { expr: Piece; as: string }[] {
    const outputs: { expr: Piece; as: string }[] = [];
    const add = (expr: Piece, wanted: string, written: boolean) => {
      const plain = written || namePattern.test(wanted) ? wanted : `output_${outputs.length + 1}`;
      const taken = outputs.some(({ as }) => as === plain);
      outputs.push({ expr, as: taken && !written ? `${plain}_${outputs.length + 1}` : plain });
    };
    for (const target of targets) {
      const [, { name, val }] = nodeOf(target);
      const [kind, content] = nodeOf(val);
      const path = kind === 'ColumnRef' ? words(content.fields) : [];
      if (path.at(-1) === '*' && this.#options.expandStars) {
        for (const [alias, { as, columns }] of scope.aliases) {
          if (path.length > 1 && path.at(-2) !== alias) continue;
          for (const field of columns.values()) add({ kind: 'column', of: as, name: field }, field, false);
        }
      } else if (typeof name === 'string') add(expressionOf(val, names), name, true);
      else add(expressionOf(val, names), path.at(-1) ?? words(content.funcname).at(-1) ?? 'output', false);
    }
    return outputs;
  }
}

const joinKinds: Readonly<Record<string, string>> = {
  JOIN_INNER: 'inner',
  JOIN_LEFT: 'left',
  JOIN_RIGHT: 'right',
  JOIN_FULL: 'full',
};

function conjuncts(node: unknown): unknown[] {
  if (!node) return [];
  const [kind, content] = nodeOf(node);
  return kind === 'BoolExpr' && content.boolop === 'AND_EXPR'
    ? list(content.args).flatMap(conjuncts)
    : [node];
}

/** Two columns that must be equal. */
function columnPair(node: unknown, names: Names): Piece[] | undefined {
  const [kind, content] = nodeOf(node);
  if (kind !== 'A_Expr' || words(content.name).join() !== '=') return undefined;
  const sides = [content.lexpr, content.rexpr];
  if (sides.some((side) => nodeOf(side)[0] !== 'ColumnRef')) return undefined;
  return sides.map((side) => expressionOf(side, names));
}

function outputsOf(query: Piece | undefined): string[] {
  if (query?.kind === 'set') return outputsOf((query.parts as Piece[])[0]);
  return ((query?.outputs ?? []) as { as: string }[]).map(({ as }) => as);
}

function orderOf(sort: Tree, outputs: readonly string[], names: Names | undefined): Piece {
  const direction = sort.sortby_dir === 'SORTBY_DESC' ? 'desc' : 'asc';
  const nulls = sort.sortby_nulls === 'SORTBY_NULLS_FIRST' ? { nulls: 'first' } : {};
  const position = constantOf(sort.node);
  const word = nodeOf(sort.node)[0] === 'ColumnRef' ? words(nodeOf(sort.node)[1].fields).join('.') : '';
  const output = typeof position === 'number' ? outputs[position - 1] : outputs.find((name) => name === word);
  if (output !== undefined) return { by: { kind: 'output', name: output }, direction, ...nulls };
  return { by: names ? expressionOf(sort.node, names) : { kind: 'output', name: word }, direction, ...nulls };
}
