// `db`, as a snippet knows it: shaped like Kysely, so that people and models can read and write it. It
// builds a query as data and sends it, as text, through the one function the isolate was given. Like the
// expressions it runs inside the isolate, checks nothing and is trusted with nothing.

interface Reply {
  ok: boolean;
  columns: { name: string; type: string }[];
  rows: unknown[][];
  truncated: boolean;
  code?: string;
  detail?: string;
}
type Send = (query: unknown) => Promise<Reply>;
/** All rows of a query, counted; or that there are at least so many; or neither, where counting takes long. */
type Total = { totalRows?: number; totalRowsAtLeast?: number };
type Page = { columns: Reply['columns']; rows: unknown[][]; truncated: boolean } & Total;
type Output = { expr: { kind: string } };
type Parts = Record<string, unknown> & { limit?: number; offset?: number; outputs?: Output[] };

/** Rows that are counted, and the time given to it beside a page: nobody who looks at one waits for a large table. */
const mostCounted = 100_000;
const countMilliseconds = 250;

class QueryBuilder {
  readonly #parts: Parts;
  readonly #send: Send;

  constructor(parts: Parts, send: Send) {
    this.#parts = parts;
    this.#send = send;
  }

  #with(more: Record<string, unknown>): QueryBuilder {
    return new QueryBuilder({ ...this.#parts, ...more }, this.#send);
  }

  #join(kind: string, source: unknown, as: string, on: [string, string][]): QueryBuilder {
    const pairs = on.map((pair) => pair.map(column));
    const joins = (this.#parts.joins ?? []) as unknown[];
    return this.#with({ joins: [...joins, { kind, from: fromOf(source, as), on: pairs }] });
  }

  /** `join('customers', 'c', ['o.customer_id', 'c.id'])`; pairs of columns that are equal. */
  join(source: unknown, as: string, ...on: [string, string][]): QueryBuilder {
    return this.#join('inner', source, as, on);
  }

  /** As `join`, but keeps rows that have no partner. */
  leftJoin(source: unknown, as: string, ...on: [string, string][]): QueryBuilder {
    return this.#join('left', source, as, on);
  }

  where(condition: unknown): QueryBuilder {
    return this.#with({ where: plain(condition) });
  }

  groupBy(...groupBy: unknown[]): QueryBuilder {
    return this.#with({ groupBy: groupBy.map(plain) });
  }

  having(condition: unknown): QueryBuilder {
    return this.#with({ having: plain(condition) });
  }

  distinct(): QueryBuilder {
    return this.#with({ distinct: true });
  }

  /** What is shown, by name, in the order in which it is written. */
  select(outputs: Record<string, unknown>): QueryBuilder {
    return this.#with({ outputs: Object.keys(outputs).map((as) => ({ expr: plain(outputs[as]), as })) });
  }

  /** A bare name sorts by that output, upwards. */
  orderBy(...terms: unknown[]): QueryBuilder {
    return this.#with({
      orderBy: terms.map((term) =>
        typeof term === 'string' ? { by: { kind: 'output', name: term }, direction: 'asc' } : term,
      ),
    });
  }

  limit(limit: number): QueryBuilder {
    return this.#with({ limit });
  }

  offset(offset: number): QueryBuilder {
    return this.#with({ offset });
  }

  toQuery(): Parts {
    return this.#parts;
  }

  /** The rows, as many as the query asks for. */
  async all(): Promise<Page> {
    const { columns, rows, truncated } = await this.#send(this.#parts);
    return { columns, rows, truncated };
  }

  /**
   * The first `size` rows, and where there are more, how many in all as far as that is quickly known. One
   * more is asked for, so that `truncated` is known and not guessed.
   */
  async page(size: number): Promise<Page> {
    const own = this.#parts.limit;
    const limit = own === undefined ? size + 1 : Math.min(own, size + 1);
    const { columns, rows, truncated } = await this.#send({ ...this.#parts, limit });
    if (!truncated && rows.length <= size) return { columns, rows, truncated: false };
    return { columns, rows: rows.slice(0, size), truncated: true, ...(await this.total(countMilliseconds)) };
  }

  /** How many rows the whole query has, however long it takes to count them. */
  async count(): Promise<number> {
    return this.#count(this.#parts.limit);
  }

  /** The same as far as it takes no longer than that, and no further than tells that there are many. */
  async total(milliseconds?: number): Promise<Total> {
    const own = this.#parts.limit ?? mostCounted;
    try {
      const counted = await this.#count(Math.min(own, mostCounted), milliseconds);
      return counted < mostCounted || own < mostCounted
        ? { totalRows: counted }
        : { totalRowsAtLeast: counted };
    } catch (failure) {
      if (/^(query.timeout|source.busy)/.test((failure as Error).message)) return {};
      throw failure;
    }
  }

  async #count(limit: number | undefined, milliseconds?: number): Promise<number> {
    const { orderBy, ...parts } = this.#parts;
    const query = { ...parts, ...(limit === undefined ? {} : { limit }), ...fewerOutputs(this.#parts) };
    const { rows } = await this.#send({
      kind: 'select',
      from: { query, as: 'counted' },
      outputs: [{ expr: { kind: 'aggregate', fn: 'count' }, as: 'total' }],
      milliseconds,
    });
    return Number(rows[0]?.[0] ?? 0);
  }
}

/** Of rows that are merely listed one column is enough to count them. */
function fewerOutputs({ kind, outputs, groupBy, distinct }: Parts): { outputs?: Output[] } {
  const listed = kind === 'select' && !groupBy && !distinct;
  if (!listed || !outputs?.every(({ expr }) => expr.kind === 'column')) return {};
  return { outputs: outputs.slice(0, 1) };
}

function column(path: string): unknown {
  const [of, name] = path.split('.');
  return { kind: 'column', of, name };
}

function plain(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? value : { kind: 'value', value };
}

function fromOf(source: unknown, as: string): unknown {
  if (typeof source === 'string') return { model: source, as };
  return { query: partOf(source), as };
}

function partOf(query: unknown): unknown {
  return query instanceof QueryBuilder ? query.toQuery() : query;
}

/** `db` and the ways to combine queries, all sending through `send`. */
export function createDatabase(send: Send) {
  const combined =
    (op: string) =>
    (...parts: unknown[]) =>
      new QueryBuilder({ kind: 'set', op, parts: parts.map(partOf) }, send);
  const db = Object.freeze({
    /** `db.from('orders', 'o')`, or from another query. */
    from: (source: unknown, as: string) =>
      new QueryBuilder({ kind: 'select', from: fromOf(source, as) }, send),
    union: combined('union'),
    unionAll: combined('unionAll'),
    intersect: combined('intersect'),
    except: combined('except'),
    /** Runs a query given as data and gives its rows as objects. */
    query: async (query: unknown) => {
      const { columns, rows } = await send(partOf(query));
      return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
    },
  });
  return { db };
}
