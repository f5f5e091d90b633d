// Plans over the small shop, valid by construction, over its relations in both directions.
import type { Condition, Dimension, Measure, Plan } from '../pipeline/plan.ts';
import type { Draw } from './draw.ts';

type Model = 'customers' | 'orders';

interface Paths {
  readonly number: readonly string[];
  readonly text: readonly string[];
  readonly date: readonly string[];
  readonly toMany: string | undefined;
  /** The number that the many rows have; `amount` where nothing is said. */
  readonly ofMany?: string;
}

/** The names that the shop's relations have in its manifest are found there; see `shopPaths`. */
export type ShopPaths = Readonly<Record<Model, Paths>>;

const units = ['month', 'quarter', 'year'] as const;

export class RandomPlan {
  readonly #draw: Draw;
  readonly #paths: ShopPaths;

  constructor(draw: Draw, paths: ShopPaths) {
    this.#draw = draw;
    this.#paths = paths;
  }

  plan(): Plan {
    const model = this.#draw.of(['customers', 'orders'] as const);
    const where = this.#draw.oneIn(2) ? { where: this.#condition(model, 2) } : {};
    return this.#draw.oneIn(2)
      ? { model, ...where, ...this.#list(model) }
      : { model, ...where, ...this.#groups(model) };
  }

  #list(model: Model): Partial<Plan> {
    const paths = this.#paths[model];
    const fields = [
      { path: 'id', as: 'id' },
      { path: this.#draw.of(paths.text), as: 'words' },
      { path: this.#draw.of(paths.number), as: 'amount' },
    ];
    if (!this.#draw.oneIn(3)) return { fields };
    const orderBy = [{ by: 'id', direction: this.#draw.of(['asc', 'desc'] as const) }];
    return { fields, orderBy, limit: 1 + this.#draw.number(4) };
  }

  #groups(model: Model): Partial<Plan> {
    const measures = [
      this.#measure(model, 'm0'),
      ...(this.#draw.oneIn(2) ? [this.#measure(model, 'm1')] : []),
    ];
    if (this.#draw.oneIn(4)) return { measures };
    const having: Partial<Plan> = this.#draw.oneIn(4)
      ? { having: { path: 'm0', op: 'gte', value: this.#draw.number(3) } }
      : {};
    return { measures, dimensions: [this.#dimension(model)], ...having };
  }

  #dimension(model: Model): Dimension {
    const paths = this.#paths[model];
    return this.#draw.of<() => Dimension>([
      () => ({ path: this.#draw.of(paths.text), as: 'group' }),
      () => ({ path: this.#draw.of(paths.date), bucket: this.#draw.of(units), as: 'group' }),
      () => ({
        path: this.#draw.of(paths.date),
        part: this.#draw.of(['year', 'month', 'weekday'] as const),
        as: 'group',
      }),
    ])();
  }

  #measure(model: Model, as: string): Measure {
    const paths = this.#paths[model];
    const where = this.#draw.oneIn(4) ? { where: this.#condition(model, 1) } : {};
    const many = paths.toMany;
    if (many && this.#draw.oneIn(3)) {
      if (this.#draw.oneIn(2)) return { fn: 'count', path: many, as };
      return {
        fn: this.#draw.of(['sum', 'avg', 'max'] as const),
        path: `${many}.${paths.ofMany ?? 'amount'}`,
        as,
      };
    }
    const fn = this.#draw.of(['count', 'countDistinct', 'sum', 'avg', 'min', 'max', 'median'] as const);
    if (fn === 'count') return { fn, as, ...where };
    return { fn, path: this.#draw.of(fn === 'countDistinct' ? paths.text : paths.number), as, ...where };
  }

  #condition(model: Model, depth: number): Condition {
    const paths = this.#paths[model];
    const inner = () => this.#condition(model, depth - 1);
    if (depth > 0 && this.#draw.oneIn(3)) {
      return this.#draw.of<() => Condition>([
        () => ({ and: [inner(), inner()] }),
        () => ({ or: [inner(), inner()] }),
        () => ({ not: inner() }),
      ])();
    }
    const many = paths.toMany;
    return this.#draw.of<() => Condition>([
      () => ({
        path: this.#draw.of(paths.number),
        op: this.#draw.of(['lt', 'gte', 'ne'] as const),
        value: this.#draw.number(60),
      }),
      () => ({
        path: this.#draw.of(paths.text),
        op: 'eq',
        value: this.#draw.of(['spain', 'PAID', 'zoe dang']),
      }),
      () => ({
        path: this.#draw.of(paths.text),
        op: this.#draw.of(['contains', 'startsWith'] as const),
        value: this.#draw.of(['a', 'p', 'o']),
      }),
      () => ({ path: this.#draw.of(paths.text), op: 'in', value: ['open', 'Germany'] }),
      () => ({
        path: this.#draw.of(paths.date),
        op: 'since',
        period: { from: '2024-01-01', to: '2024-02-01' },
      }),
      () => ({
        path: this.#draw.of(paths.date),
        op: 'during',
        period: { unit: 'year', offset: -this.#draw.number(2) },
      }),
      () => ({ path: this.#draw.of(paths.number), op: this.#draw.of(['isNull', 'isNotNull'] as const) }),
      () =>
        many
          ? {
              exists: many,
              where: { path: paths.ofMany ?? 'amount', op: 'gt', value: this.#draw.number(60) },
            }
          : { path: 'id', op: 'isNotNull' },
      () => (many ? { notExists: many } : { path: 'id', op: 'gt', value: 1 }),
    ])();
  }
}
