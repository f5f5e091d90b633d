// The part of SQL that suites use, as a tree: selects, joins, groups, set operations, subqueries.

export type SqlExpr =
  | { kind: 'column'; of?: string; name: string }
  | { kind: 'star'; of?: string }
  | { kind: 'value'; value: string | number | boolean | null }
  /** Text in double quotes: a name where there is one, else (in SQLite) a value. */
  | { kind: 'quoted'; text: string }
  | { kind: 'binary'; op: BinaryOperator; left: SqlExpr; right: SqlExpr }
  | { kind: 'not'; arg: SqlExpr }
  | { kind: 'negative'; arg: SqlExpr }
  | { kind: 'between'; arg: SqlExpr; low: SqlExpr; high: SqlExpr; negated: boolean }
  | { kind: 'in'; arg: SqlExpr; values: SqlExpr[]; negated: boolean }
  | { kind: 'inQuery'; arg: SqlExpr; query: SqlQuery; negated: boolean }
  | { kind: 'exists'; query: SqlQuery }
  | { kind: 'isNull'; arg: SqlExpr; negated: boolean }
  | {
      kind: 'call';
      name: string;
      args: SqlExpr[];
      distinct?: boolean;
      filter?: SqlExpr;
      /** Of an ordered-set aggregate: `within group (order by …)`. */
      within?: SqlExpr;
      /** The window of `over (…)`. */
      window?: { readonly partitionBy: readonly SqlExpr[]; readonly orderBy: readonly SqlOrder[] };
    }
  | { kind: 'case'; operand?: SqlExpr; when: { if: SqlExpr; result: SqlExpr }[]; else?: SqlExpr }
  | { kind: 'cast'; arg: SqlExpr; to: string }
  | { kind: 'interval'; text: string }
  | { kind: 'query'; query: SqlQuery; quantifier?: 'any' | 'all' };

export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type BinaryOperator =
  | ComparisonOperator
  | 'and'
  | 'or'
  | 'like'
  | 'not like'
  | 'ilike'
  | 'not ilike'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '||';

export interface SqlOrder {
  readonly by: SqlExpr;
  readonly direction: 'asc' | 'desc';
}

export interface SqlFrom {
  readonly table?: string;
  readonly query?: SqlQuery;
  readonly alias: string;
  readonly join: 'first' | 'cross' | 'inner' | 'left' | 'other';
  readonly on?: SqlExpr;
  readonly using?: readonly string[];
  readonly natural?: boolean;
}

export interface SqlPage {
  orderBy?: SqlOrder[];
  limit?: number;
  offset?: number;
}

export interface SqlSelect extends SqlPage {
  kind: 'select';
  distinct: boolean;
  distinctOn?: boolean;
  outputs: { expr: SqlExpr; as?: string }[];
  from: SqlFrom[];
  where?: SqlExpr;
  groupBy: SqlExpr[];
  having?: SqlExpr;
  ctes?: ReadonlyMap<string, SqlQuery>;
}

export interface SqlSet extends SqlPage {
  kind: 'set';
  op: 'union' | 'unionAll' | 'intersect' | 'except';
  left: SqlQuery;
  right: SqlQuery;
  ctes?: ReadonlyMap<string, SqlQuery>;
}

export type SqlQuery = SqlSelect | SqlSet;
