// Queries of the small shop, valid by construction: every kind of part, types that fit, names that a
// limited asker may see. Left out is only what engines are known to do differently by their own nature: the
// last digits of a division.
import type { Expr, Join, OrderItem, Query, Select } from '../data-source/query.ts';
import type { Draw } from './draw.ts';

type Type = 'number' | 'text' | 'date';

interface Table {
  readonly model: 'customers' | 'orders';
  readonly as: string;
}

interface Chosen {
  readonly from: Select['from'];
  readonly joins?: Join[];
  readonly tables: readonly Table[];
  readonly outer: readonly Table[];
}

const columns: Readonly<Record<Table['model'], Readonly<Record<Type, readonly string[]>>>> = {
  customers: { number: ['id', 'balance'], text: ['name', 'country'], date: ['joined'] },
  orders: {
    number: ['id', 'customer_id', 'amount', 'quantity'],
    text: ['status', 'note'],
    date: ['placed_at'],
  },
};

const words = [
  ...['Spain', 'SPAIN', 'Spain ', 'paid', 'Paid', 'open', 'Zoë Đặng', 'Zoe Dang', 'zoë đặng', 'leap', '100%'],
  ...[
    '',
    ' ',
    'España',
    'Espana',
    'Αθήνα',
    '🍎',
    '🍊',
    'Straße',
    'STRASSE',
    'a-b',
    'a_b',
    'Éva',
    'E\u0301va',
  ],
];
const looked = [
  'zoe',
  'SPAIN',
  'mull',
  '100%',
  'a_',
  'e',
  'ặ',
  '%a_',
  'z%',
  ' ',
  'αθηνα',
  '🍊',
  'strasse',
  'eva',
];

/** Rows whose text differs in case, accents, spaces at its end and letters that collations take for one. */
export const textRows: readonly string[] = [
  `insert into customers (id, name, country, balance, active, joined, tenant) values ${words
    .map((word, at) => `(${10 + at}, '${word}', '${words[(at * 7) % words.length]}', ${at}, true, null, 1)`)
    .join(', ')}`,
  `insert into orders (id, customer_id, status, note, amount, quantity) values ${words
    .map(
      (word, at) => `(${10 + at}, ${1 + (at % 2)}, '${word}', '${words[(at * 5) % words.length]}', ${at}, 1)`,
    )
    .join(', ')}`,
];
const dates = ['2023-01-15', '2024-01-31', '2024-02-29', '2024-04-01', '2024-12-30'];
const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
const parts = ['year', 'quarter', 'month', 'day', 'weekday'] as const;
const comparisons = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;

export class RandomQuery {
  readonly #draw: Draw;
  #aliases = 0;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  query(): Query {
    const set = this.#draw.oneIn(8);
    if (!set) return this.#select();
    const op = this.#draw.of(['union', 'unionAll', 'intersect', 'except'] as const);
    const types = [this.#type(), this.#type()];
    const part = () => this.#list(types, this.#tables(), false);
    return { kind: 'set', op, parts: [part(), part()] };
  }

  #select(): Select {
    const tables = this.#tables();
    const select = this.#draw.oneIn(2)
      ? this.#list([this.#type(), this.#type()], tables, true)
      : this.#groups(tables);
    return select;
  }

  #tables(outer: readonly Table[] = []): Chosen {
    const first: Table = { model: this.#draw.of(['customers', 'orders'] as const), as: this.#alias() };
    const from = { model: first.model, as: first.as };
    if (!this.#draw.oneIn(3)) return { from, tables: [first], outer };
    const other: Table = { model: first.model === 'orders' ? 'customers' : 'orders', as: this.#alias() };
    const [orders, customers] = first.model === 'orders' ? [first, other] : [other, first];
    const on: Join['on'] = [[column(orders.as, 'customer_id'), column(customers.as, 'id')]];
    const kind = this.#draw.of(['inner', 'left'] as const);
    return {
      from,
      joins: [{ kind, from: { model: other.model, as: other.as }, on }],
      tables: [first, other],
      outer,
    };
  }

  #alias(): string {
    this.#aliases += 1;
    return `t${this.#aliases}`;
  }

  #type(): Type {
    return this.#draw.of(['number', 'text', 'date'] as const);
  }

  /** Rows with an output of each type; where wanted also windows, an order and a page. */
  #list(types: readonly Type[], { from, joins, tables, outer }: Chosen, whole: boolean): Select {
    const scope = [...tables, ...outer];
    const outputs = types.map((type, at) => ({ expr: this.#expression(type, tables, 3), as: `o${at}` }));
    const select: Select = { kind: 'select', from, ...(joins && { joins }), outputs };
    if (this.#draw.oneIn(2)) select.where = this.#condition(scope, 3);
    if (!whole) return select;
    if (this.#draw.oneIn(5)) outputs.push({ expr: this.#window(tables), as: 'placed' });
    else if (this.#draw.oneIn(3)) select.distinct = true;
    if (select.distinct && this.#draw.oneIn(2)) {
      select.orderBy = outputs.map(({ as }) => ({
        by: { kind: 'output', name: as },
        direction: this.#direction(),
      }));
      select.limit = 1 + this.#draw.number(9);
    }
    if (this.#draw.oneIn(3) && !select.distinct) {
      // A page is the same everywhere only where the order leaves nothing open.
      const ids = tables.map(
        (table): OrderItem => ({ by: column(table.as, 'id'), direction: this.#direction() }),
      );
      const first = { by: this.#column('text', tables), direction: this.#direction() };
      select.orderBy = this.#draw.oneIn(2) ? [first, ...ids] : ids;
      select.limit = 1 + this.#draw.number(4);
      if (this.#draw.oneIn(3)) select.offset = this.#draw.number(3);
    }
    return select;
  }

  #groups({ from, joins, tables }: Chosen): Select {
    const select: Select = { kind: 'select', from, ...(joins && { joins }), outputs: [] };
    if (this.#draw.oneIn(2)) select.where = this.#condition(tables, 2);
    if (!this.#draw.oneIn(3)) {
      const group = this.#draw.of([
        () => this.#column('text', tables),
        () => this.#bucket(tables),
        () => this.#part(tables),
      ])();
      select.groupBy = [group];
      select.outputs.push({ expr: group, as: 'grouped' });
    }
    const many = 1 + this.#draw.number(2);
    for (let at = 0; at < many; at++) select.outputs.push({ expr: this.#aggregate(tables), as: `a${at}` });
    if (select.groupBy && this.#draw.oneIn(3)) {
      const count: Expr = { kind: 'aggregate', fn: 'count' };
      select.having = {
        kind: 'compare',
        op: this.#draw.of(comparisons),
        args: [count, number(this.#draw.number(3))],
      };
    }
    return select;
  }

  #aggregate(tables: readonly Table[]): Expr {
    const filter = this.#draw.oneIn(4) ? { filter: this.#condition(tables, 1) } : {};
    const fn = this.#draw.of(['count', 'sum', 'avg', 'min', 'max', 'median'] as const);
    if (fn === 'count') {
      if (this.#draw.oneIn(2)) return { kind: 'aggregate', fn, ...filter };
      const arg = this.#column(this.#type(), tables);
      return { kind: 'aggregate', fn, arg, ...(this.#draw.oneIn(2) && { distinct: true }), ...filter };
    }
    const ends = fn === 'min' || fn === 'max';
    const arg = this.#column(ends ? this.#type() : 'number', tables);
    return { kind: 'aggregate', fn, arg, ...filter };
  }

  #window(tables: readonly Table[]): Expr {
    const partitionBy = this.#draw.oneIn(2) ? { partitionBy: [this.#column('text', tables)] } : {};
    const orderBy = tables.map(
      (table): OrderItem => ({ by: column(table.as, 'id'), direction: this.#direction() }),
    );
    const fn = this.#draw.of([
      'rank',
      'denseRank',
      'rowNumber',
      'lag',
      'lead',
      'sum',
      'count',
      'min',
    ] as const);
    const type = fn === 'lag' || fn === 'lead' || fn === 'sum' ? 'number' : fn === 'min' ? 'text' : undefined;
    if (type === undefined && this.#draw.oneIn(3)) {
      orderBy.unshift({ by: this.#column('text', tables), direction: this.#direction() });
    }
    return {
      kind: 'window',
      fn,
      ...(type && { arg: this.#column(type, tables) }),
      ...partitionBy,
      orderBy,
    };
  }

  #direction(): 'asc' | 'desc' {
    return this.#draw.of(['asc', 'desc'] as const);
  }

  #column(type: Type, tables: readonly Table[]): Expr & { kind: 'column' } {
    const table = this.#draw.of(tables);
    return column(table.as, this.#draw.of(columns[table.model][type]));
  }

  #bucket(tables: readonly Table[]): Expr {
    return { kind: 'bucket', unit: this.#draw.of(units), arg: this.#column('date', tables) };
  }

  #part(tables: readonly Table[]): Expr {
    return { kind: 'datePart', part: this.#draw.of(parts), arg: this.#column('date', tables) };
  }

  #expression(type: Type, tables: readonly Table[], depth: number): Expr {
    if (depth === 0 || this.#draw.oneIn(3)) return this.#column(type, tables);
    const inner = (of: Type = type) => this.#expression(of, tables, depth - 1);
    if (this.#draw.oneIn(6)) {
      const when = [{ if: this.#condition(tables, 1), result: inner() }];
      return { kind: 'case', when, ...(this.#draw.oneIn(2) && { else: inner() }) };
    }
    if (type === 'date') return this.#draw.oneIn(2) ? this.#bucket(tables) : this.#column('date', tables);
    if (type === 'text') return this.#text(inner, tables);
    return this.#number(inner, tables);
  }

  #number(inner: (type?: Type) => Expr, tables: readonly Table[]): Expr {
    return this.#draw.of<() => Expr>([
      () => number(this.#draw.number(20) - 5),
      () => ({
        kind: 'arithmetic',
        op: this.#draw.of(['add', 'subtract', 'multiply'] as const),
        args: [inner(), inner()],
      }),
      () => ({ kind: 'function', fn: this.#draw.of(['abs', 'floor', 'ceil'] as const), args: [inner()] }),
      () => ({ kind: 'function', fn: 'round', args: [inner(), number(this.#draw.number(2))] }),
      () => ({ kind: 'function', fn: 'length', args: [inner('text')] }),
      () => ({ kind: 'function', fn: 'coalesce', args: [inner(), number(7)] }),
      () => this.#part(tables),
      () => ({
        kind: 'dateDifference',
        unit: this.#draw.of(['day', 'week', 'month', 'year'] as const),
        from: this.#column('date', tables),
        to: this.#column('date', tables),
      }),
      () => ({
        kind: 'scalar',
        query: this.#inner(tables, [{ expr: { kind: 'aggregate', fn: 'count' }, as: 'n' }]),
      }),
    ])();
  }

  #text(inner: (type?: Type) => Expr, tables: readonly Table[]): Expr {
    return this.#draw.of<() => Expr>([
      () => text(this.#draw.of(words)),
      () => ({
        kind: 'function',
        fn: this.#draw.of(['lower', 'upper', 'trim'] as const),
        args: [inner()],
      }),
      () => ({ kind: 'function', fn: 'concat', args: [inner(), text('-'), inner()] }),
      () => this.#substring(inner()),
      () => ({ kind: 'function', fn: 'coalesce', args: [inner(), text('none')] }),
      () => ({
        kind: 'function',
        fn: 'nullIf',
        args: [this.#column('text', tables), text(this.#draw.of(words))],
      }),
    ])();
  }

  #substring(of: Expr): Expr {
    const args = [of, number(1 + this.#draw.number(4)), number(this.#draw.number(4))];
    return { kind: 'function', fn: 'substring', args };
  }

  #condition(tables: readonly Table[], depth: number): Expr {
    const inner = () => this.#condition(tables, depth - 1);
    const leaf = depth === 0 || this.#draw.oneIn(2);
    if (!leaf) {
      return this.#draw.of<() => Expr>([
        () => ({ kind: 'and', args: [inner(), inner()] }),
        () => ({ kind: 'or', args: [inner(), inner()] }),
        () => ({ kind: 'not', arg: inner() }),
        () => ({ kind: 'exists', query: this.#inner(tables, [{ expr: number(1), as: 'one' }]) }),
        () => {
          const list = this.#alias();
          const [type, name] = this.#draw.of([
            ['number', 'customer_id'],
            ['text', 'status'],
          ] as const);
          const query: Select = {
            kind: 'select',
            from: { model: 'orders', as: list },
            outputs: [{ expr: column(list, name), as: 'n' }],
          };
          return { kind: 'inQuery', arg: this.#column(type, tables), query };
        },
      ])();
    }
    return this.#draw.of<() => Expr>([
      () => ({
        kind: 'compare',
        op: this.#draw.of(comparisons),
        args: [this.#expression('number', tables, 1), number(this.#draw.number(60))],
      }),
      () => ({
        kind: 'compare',
        op: this.#draw.of(comparisons),
        args: [this.#column('text', tables), text(this.#draw.of(words))],
      }),
      () => ({
        kind: 'compare',
        op: this.#draw.of(comparisons),
        args: [this.#column('text', tables), this.#column('text', tables)],
      }),
      () => ({ kind: 'same', args: [this.#column('text', tables), this.#column('text', tables)] }),
      () => ({
        kind: 'compare',
        op: this.#draw.of(comparisons),
        args: [this.#column('date', tables), text(this.#draw.of(dates))],
      }),
      () => ({ kind: 'same', args: [this.#column('number', tables), this.#column('number', tables)] }),
      () => ({ kind: 'isNull', arg: this.#column(this.#type(), tables) }),
      () => ({ kind: 'in', arg: this.#column('number', tables), values: [1, 2, this.#draw.number(9)] }),
      () => ({ kind: 'in', arg: this.#column('text', tables), values: [this.#draw.of(words), 'paid'] }),
      () => ({
        kind: 'text',
        op: this.#draw.of(['equals', 'contains', 'startsWith', 'endsWith', 'like'] as const),
        arg: this.#column('text', tables),
        value: this.#draw.of(looked),
      }),
    ])();
  }

  /** A query inside, mostly about the row around it. */
  #inner(tables: readonly Table[], outputs: Select['outputs']): Select {
    const as = this.#alias();
    const around = this.#draw.of(tables);
    const inside: Table = { model: around.model === 'orders' ? 'customers' : 'orders', as };
    const keys =
      inside.model === 'orders' ? (['customer_id', 'id'] as const) : (['id', 'customer_id'] as const);
    const where: Expr = {
      kind: 'compare',
      op: 'eq',
      args: [column(as, keys[0]), column(around.as, keys[1])],
    };
    return {
      kind: 'select',
      from: { model: inside.model, as },
      outputs,
      ...(this.#draw.oneIn(4) ? {} : { where }),
    };
  }
}

function column(of: string, name: string): Expr & { kind: 'column' } {
  return { kind: 'column', of, name };
}

function number(value: number): Expr {
  return { kind: 'value', value };
}

function text(value: string): Expr {
  return { kind: 'value', value };
}
