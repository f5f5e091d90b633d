import type { Field, FieldType, Model } from './manifest.ts';
import type { Expr, Query } from './query.ts';

declare const checked: unique symbol;

/** One use of a model in a query: what may be read of it, and what is. */
export interface ModelUse {
  readonly model: Model;
  /** Fields the query names, by name; only these are selected. */
  readonly used: ReadonlyMap<string, Field>;
}

export interface OutputColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly masked: boolean;
}

/**
 * A query in which every name was resolved through what the actor may see. Only `checkQuery` makes one,
 * and only this is emitted.
 */
export interface CheckedQuery {
  readonly query: Query;
  /** What the asker gives the database at most, in place of all that a query may take. */
  readonly milliseconds?: number;
  readonly outputs: readonly OutputColumn[];
  /** The type of every expression; of a literal, the type it is bound as. */
  readonly types: ReadonlyMap<Expr, FieldType>;
  /** Uses of models by alias. */
  readonly uses: ReadonlyMap<string, ModelUse>;
  /** Outputs of every query within, in order. */
  readonly outputsOf: ReadonlyMap<Query, readonly OutputColumn[]>;
  /** Queries within that name a column of a query around them. */
  readonly correlated: ReadonlySet<Query>;
  readonly [checked]: true;
}
