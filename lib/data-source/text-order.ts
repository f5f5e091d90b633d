// The order of text, the same on every engine: without case and accents first, then by the numbers of its
// letters, so that no two different texts stand at one place. Comparing, ordering, the least and the greatest
// all go by it. The one exception is a key of text in a large model, whose own index gives rows in the order
// of its collation at once, where any other order would sort the whole table.
import type { CheckedQuery } from './checked-query.ts';
import type { Field, Model } from './manifest.ts';
import type { Expr } from './query.ts';
import type { SqlDialect } from './sql-dialect.ts';
import { isText } from './value-types.ts';

/** Rows from which a model is too large to be sorted for a page. */
const largeModel = 1_000_000;

export class TextOrder {
  readonly #checked: CheckedQuery;
  readonly #dialect: SqlDialect;

  constructor(checked: CheckedQuery, dialect: SqlDialect) {
    this.#checked = checked;
    this.#dialect = dialect;
  }

  /** The field that an expression is, and its model. */
  fieldOf(expr: Expr): { readonly field: Field; readonly model: Model } | undefined {
    if (expr.kind !== 'column') return undefined;
    const use = this.#checked.uses.get(expr.of);
    const field = use?.used.get(expr.name);
    return use && field && { field, model: use.model };
  }

  /** False for what is no text, and for keys of large models. */
  isByLetters(expr: Expr): boolean {
    const type = this.#checked.types.get(expr);
    if (type === undefined || !isText(type)) return false;
    return !this.#isLargeKey(expr);
  }

  /** True where keys of large models are compared with each other or with values. */
  isOfKeys(args: readonly Expr[]): boolean {
    const columns = args.filter(({ kind }) => kind !== 'value');
    return columns.length > 0 && columns.every((arg) => this.#isLargeKey(arg));
  }

  #isLargeKey(expr: Expr): boolean {
    const column = this.fieldOf(expr);
    if (!column) return false;
    const { field, model } = column;
    const isKey = field.unique === true || (field.primaryKey === true && model.primaryKey.length === 1);
    return isKey && (model.rowEstimate ?? 0) >= largeModel;
  }

  terms(sql: string, direction: 'asc' | 'desc', nulls: 'first' | 'last'): string {
    const dialect = this.#dialect;
    const plain = dialect.plainNulls[direction];
    return [
      dialect.orderTerm(dialect.fold(sql), undefined, direction, nulls, sql),
      dialect.orderTerm(dialect.inOrder(sql), undefined, direction, plain),
    ].join(', ');
  }

  /** The least or greatest of a group, or of a window where `over` says which. */
  end(fn: 'min' | 'max', sql: string, expr: Expr, over = ''): string {
    const dialect = this.#dialect;
    if (!this.isByLetters(expr)) return `${fn}(${sql})${over}`;
    const joined = dialect.inOrder(dialect.joined(dialect.fold(sql), sql));
    return dialect.second(`${fn}(${joined})${over}`);
  }
}
