// What differs between engines, as text of SQL. A dialect gets fragments that the emitter wrote and
// gives fragments back; the only free text in any of them are identifiers of the manifest, quoted, and
// the marks that stand for bound values.
import type { AccessRules } from './access.ts';
import type { Dialect, Field, FieldType } from './manifest.ts';
import type { Expr } from './query.ts';

export type Unit = Extract<Expr, { kind: 'bucket' }>['unit'];
export type Part = Extract<Expr, { kind: 'datePart' }>['part'];
export type Mask = AccessRules['maskedFields'][number]['mask'];
export type ScalarFunction = Extract<Expr, { kind: 'function' }>['fn'];
export type CastType = Extract<Expr, { kind: 'cast' }>['to'];

/** A fragment and the type of its value. */
export interface Typed {
  readonly sql: string;
  readonly type: FieldType;
}

export interface SqlDialect {
  readonly name: Dialect;
  quote(identifier: string): string;
  /** A value bound as `type`, cast where the engine would otherwise guess. */
  bind(values: BoundValues, value: string | number | boolean, type: FieldType): string;
  nullOf(type: FieldType): string;
  /** A column as the rest of a statement sees it: one canonical form for each type. */
  read(field: Field, column: string): string;
  mask(kind: Mask, sql: string): string;
  /** `from.sql` so that it compares with, and stands beside, values of type `to`. */
  widen(from: Typed, to: FieldType): string;
  arithmetic(
    op: 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo',
    args: readonly [Typed, Typed],
    type: FieldType,
  ): string;
  same(a: string, b: string): string;
  /** Text so that groups, sets and equality take no two different texts for one, whatever its collation. */
  exact(sql: string): string;
  /** The same, in the order of its letters' numbers. */
  inOrder(sql: string): string;
  /**
   * Equal letter by letter. `indexed`: by its own collation the column is equal to more, and has an index
   * that finds those.
   */
  equalText(a: string, b: string, indexed: boolean): string;
  /** The same for a list. */
  textIn(sql: string, list: readonly string[], indexed: boolean): string;
  /** Text without case and accents, in the order of its letters' numbers. */
  fold(sql: string): string;
  /** What `fold` gives for a text that is known already. */
  folded(text: string): string;
  /** Two texts as one, with `orderMark` between; and the second of them again. */
  joined(first: string, second: string): string;
  second(joined: string): string;
  /** A number or any other value as text, for text functions. */
  text(value: Typed): string;
  /** `zone` is absent for UTC and where the value has no instant. */
  bucket(unit: Unit, value: Typed, zone: string | undefined, values: BoundValues): string;
  datePart(part: Part, value: Typed, zone: string | undefined, values: BoundValues): string;
  dateDifference(unit: Unit, from: Typed, to: Typed): string;
  aggregate(fn: 'sum' | 'avg' | 'min' | 'max', value: Typed, distinct: boolean): string;
  median(value: Typed): string;
  scalar(fn: ScalarFunction, args: readonly Typed[], type: FieldType): string;
  cast(value: Typed, to: CastType): string;
  /** `nullable` is what is null where the term is; absent, the term itself is tested. */
  orderTerm(
    sql: string,
    position: number | undefined,
    direction: 'asc' | 'desc',
    nulls: 'first' | 'last',
    nullable?: string,
  ): string;
  /** Where the engine's indexes have nulls, by direction; said so, an index can give an order. */
  readonly plainNulls: Readonly<Record<'asc' | 'desc', 'first' | 'last'>>;
  /**
   * Written after the subquery of a table so that the engine does not merge it into the query around it.
   * MariaDB 10.11 loses every row where windows stand over merged tables and a condition holds a subquery.
   */
  readonly tableApart: string;
  /** Marks of bound values as the driver wants them. */
  finish(sql: string, values: BoundValues): { sql: string; values: unknown[] };
}

/** Sorts before whatever else a text holds. */
export const orderMark = 1;

/** Values of one statement. The same value of the same type is bound once, where the engine can name it. */
export class BoundValues {
  readonly list: unknown[] = [];
  readonly #known = new Map<string, number>();

  /** The position, from 1, of a value. */
  add(value: string | number | boolean, type: FieldType): number {
    const key = `${type}:${typeof value}:${value}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.list.push(value);
    this.#known.set(key, this.list.length);
    return this.list.length;
  }
}
