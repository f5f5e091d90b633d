// Says the expressions of a hostile SELECT in the grammar of queries, as near as it can. Where the grammar
// has no such thing the words of the attack are put where they would have to stand, for the check to refuse.
import { inexpressible } from './inexpressible-attack.ts';
import { constantOf, list, nodeOf, onlyKeys, type Tree, words } from './sql-tree.ts';

/** A piece of a query, right or wrong. */
export type Piece = Readonly<Record<string, unknown>>;

/** What the expressions of one SELECT can name. */
export interface Names {
  column(path: readonly string[]): Piece;
  subquery(select: Tree): Piece;
}

const comparisons: Readonly<Record<string, string>> = {
  '=': 'eq',
  '<>': 'ne',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
};
const arithmetic: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
};
const aggregates = new Set(['count', 'sum', 'avg', 'min', 'max']);
const windows: Readonly<Record<string, string>> = {
  rank: 'rank',
  dense_rank: 'denseRank',
  row_number: 'rowNumber',
  lag: 'lag',
  lead: 'lead',
};
const functions: Readonly<Record<string, string>> = {
  btrim: 'trim',
  char_length: 'length',
  substr: 'substring',
};
const casts: Readonly<Record<string, string>> = {
  int4: 'integer',
  int8: 'integer',
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  numeric: 'decimal',
  float8: 'float',
  varchar: 'text',
  timestamptz: 'timestamp',
};

export function expressionOf(node: unknown, names: Names): Piece {
  const [kind, content] = nodeOf(node);
  const say = (inner: unknown) => expressionOf(inner, names);
  switch (kind) {
    case 'A_Const': {
      const value = constantOf(node);
      return value === null ? { kind: 'null', type: 'text' } : { kind: 'value', value };
    }
    case 'ColumnRef':
      return names.column(words(content.fields));
    case 'A_Expr':
      return operatorOf(content, names);
    case 'BoolExpr': {
      const args = list(content.args).map(say);
      if (content.boolop === 'NOT_EXPR') return { kind: 'not', arg: args[0] };
      return { kind: content.boolop === 'OR_EXPR' ? 'or' : 'and', args };
    }
    case 'NullTest': {
      const test = { kind: 'isNull', arg: say(content.arg) };
      return content.nulltesttype === 'IS_NOT_NULL' ? { kind: 'not', arg: test } : test;
    }
    case 'TypeCast': {
      const name = words((content.typeName as Tree).names).filter((word) => word !== 'pg_catalog');
      const to = name.join('.');
      return { kind: 'cast', arg: say(content.arg), to: casts[to] ?? to };
    }
    case 'FuncCall':
      return callOf(content, names);
    case 'CoalesceExpr':
      return { kind: 'function', fn: 'coalesce', args: list(content.args).map(say) };
    case 'CaseExpr':
      return caseOf(content, names);
    case 'SubLink':
      return subqueryOf(content, names);
    default:
      // Rows, arrays, indirections, parameters, session values, XML: no kind of ours.
      return { kind, of: JSON.stringify(content).slice(0, 200) };
  }
}

function operatorOf(content: Tree, names: Names): Piece {
  const say = (inner: unknown) => expressionOf(inner, names);
  const name = words(content.name).at(-1) ?? '';
  const { lexpr, rexpr } = content;
  const not = (piece: Piece, turned: boolean) => (turned ? { kind: 'not', arg: piece } : piece);
  switch (content.kind) {
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE': {
      const value = constantOf(rexpr) ?? say(rexpr);
      return not({ kind: 'text', op: 'like', arg: say(lexpr), value }, name.startsWith('!'));
    }
    case 'AEXPR_IN': {
      const values = list(nodeOf(rexpr)[1].items).map((item) => constantOf(item) ?? say(item));
      return not({ kind: 'in', arg: say(lexpr), values }, name === '<>');
    }
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN': {
      const [from, to] = list(nodeOf(rexpr)[1].items);
      const bound = (op: string, at: unknown) => ({ kind: 'compare', op, args: [say(lexpr), say(at)] });
      const both = { kind: 'and', args: [bound('gte', from), bound('lte', to)] };
      return not(both, content.kind === 'AEXPR_NOT_BETWEEN');
    }
    case 'AEXPR_DISTINCT':
    case 'AEXPR_NOT_DISTINCT':
      return not({ kind: 'same', args: [say(lexpr), say(rexpr)] }, content.kind === 'AEXPR_DISTINCT');
    case 'AEXPR_NULLIF':
      return { kind: 'function', fn: 'nullIf', args: [say(lexpr), say(rexpr)] };
    case 'AEXPR_OP': {
      if (lexpr === undefined) {
        const zero = { kind: 'value', value: 0 };
        return { kind: 'arithmetic', op: arithmetic[name] ?? name, args: [zero, say(rexpr)] };
      }
      const args = [say(lexpr), say(rexpr)];
      if (name === '||') return { kind: 'function', fn: 'concat', args };
      if (arithmetic[name]) return { kind: 'arithmetic', op: arithmetic[name], args };
      return { kind: 'compare', op: comparisons[name] ?? name, args };
    }
    default:
      return { kind: String(content.kind), op: name, args: [say(lexpr), say(rexpr)] };
  }
}

function callOf(content: Tree, names: Names): Piece {
  const say = (inner: unknown) => expressionOf(inner, names);
  onlyKeys(content, ['funcname', 'args', 'agg_star', 'agg_distinct', 'agg_filter', 'over', 'funcformat']);
  const name = words(content.funcname)
    .filter((word) => word !== 'pg_catalog')
    .join('.');
  const args = list(content.args);
  if (content.over) return windowOf(name, args.map(say), content.over as Tree, names);
  if (aggregates.has(name)) {
    return {
      kind: 'aggregate',
      fn: name,
      ...(args[0] && { arg: say(args[0]) }),
      ...(content.agg_distinct ? { distinct: true } : {}),
      ...(content.agg_filter ? { filter: say(content.agg_filter) } : {}),
    };
  }
  if (name === 'date_trunc') return { kind: 'bucket', unit: constantOf(args[0]), arg: say(args[1]) };
  if (name === 'extract' || name === 'date_part')
    return { kind: 'datePart', part: constantOf(args[0]), arg: say(args[1]) };
  return { kind: 'function', fn: functions[name] ?? name, args: args.map(say) };
}

function windowOf(name: string, args: Piece[], over: Tree, names: Names): Piece {
  const partition = list(over.partitionClause).map((each) => expressionOf(each, names));
  const order = list(over.orderClause).map((each) => {
    const [, sort] = nodeOf(each);
    const direction = sort.sortby_dir === 'SORTBY_DESC' ? 'desc' : 'asc';
    return { by: expressionOf(sort.node, names), direction };
  });
  if (over.startOffset || over.endOffset) inexpressible('a frame of a window');
  return {
    kind: 'window',
    fn: windows[name] ?? name,
    ...(args[0] && { arg: args[0] }),
    ...(partition.length > 0 && { partitionBy: partition }),
    ...(order.length > 0 && { orderBy: order }),
  };
}

function caseOf(content: Tree, names: Names): Piece {
  const say = (inner: unknown) => expressionOf(inner, names);
  const when = list(content.args).map((each) => {
    const [, branch] = nodeOf(each);
    const test = say(branch.expr);
    const subject = content.arg;
    const condition = subject ? { kind: 'compare', op: 'eq', args: [say(subject), test] } : test;
    return { if: condition, result: say(branch.result) };
  });
  return { kind: 'case', when, ...(content.defresult ? { else: say(content.defresult) } : {}) };
}

function subqueryOf(content: Tree, names: Names): Piece {
  const query = names.subquery(nodeOf(content.subselect)[1]);
  switch (content.subLinkType) {
    case 'EXISTS_SUBLINK':
      return { kind: 'exists', query };
    case 'EXPR_SUBLINK':
      return { kind: 'scalar', query };
    case 'ANY_SUBLINK':
      if (!content.operName) return { kind: 'inQuery', arg: expressionOf(content.testexpr, names), query };
      return { kind: 'anyQuery', op: words(content.operName).join(), query };
    default:
      return { kind: String(content.subLinkType), query };
  }
}
