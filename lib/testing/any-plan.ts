// Plans of every form, valid as data and meaningful on no manifest: what a notation must be able to say.
// Where two forms mean the same, only the plainer one is made.
import fc from 'fast-check';
import {
  bucketUnits,
  type Condition,
  comparisons,
  type Dimension,
  dateParts,
  type Expression,
  type Measure,
  type OrderTerm,
  type OutputField,
  type Period,
  type Plan,
  timeUnits,
} from '../pipeline/plan.ts';

const name = fc.oneof(
  fc.constantFrom(
    'orders',
    'order',
    'group',
    'limit',
    'not',
    'from',
    'case',
    'where',
    'count',
    'as',
    'null',
    'by',
  ),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/),
);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom("it's", '"a"', '', ' or ', '%_'),
);
const text = words.filter((each) => each !== '');
const scalar = fc
  .oneof(words, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean())
  .map((value) => (Object.is(value, -0) ? 0 : value));
const comparison = fc.constantFrom(...comparisons);
const direction = fc.constantFrom('asc' as const, 'desc' as const);
const small = fc.integer({ min: 1, max: 400 });

const period: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ unit: fc.constantFrom(...timeUnits), offset: fc.integer({ min: -400, max: 400 }) }),
  fc.record({ unit: fc.constantFrom(...timeUnits), offset: fc.integer({ min: -9, max: 9 }), count: small }),
  fc.record({
    unit: fc.constantFrom(...timeUnits),
    offset: fc.constantFrom(0, 1),
    count: small,
    rolling: fc.constant(true),
  }),
  fc.record({
    unit: fc.constantFrom(...timeUnits),
    offset: fc.integer({ min: -9, max: 0 }),
    toDate: fc.constant(true),
  }),
  fc.record({ from: fc.constant('2024-01-01'), to: fc.constant('2024-02-01') }),
  fc.constantFrom({ from: '2024-01-01' }, { to: '2024-01-01T10:00' }, {}),
);

interface Forms {
  expression: Expression;
  notPlain: Expression;
  measure: Measure;
  condition: Condition;
  plan: Plan;
}

// Deeper ones say nothing new and take long to make.
const shallow = { maxDepth: 2, depthIdentifier: fc.createDepthIdentifier() } as const;

const forms = fc.letrec<Forms>((tie: fc.LetrecTypedTie<Forms>): fc.LetrecValue<Forms> => {
  const expression = tie('expression');
  const condition = tie('condition');
  const where = { where: condition };
  const left = fc.oneof(
    { weight: 3, arbitrary: path.map((each) => ({ path: each })) },
    tie('notPlain').map((each) => ({ expr: each })),
  );
  const tested = (test: fc.Arbitrary<object>) =>
    fc.tuple(left, test).map(([on, rest]) => ({ ...on, ...rest }) as Condition);
  const some = <T>(each: fc.Arbitrary<T>, min = 1) => fc.array(each, { minLength: min, maxLength: 3 });
  const order: fc.Arbitrary<OrderTerm> = fc.oneof(
    fc.record({ by: path, direction }),
    fc.record({ measure: tie('measure'), direction }),
    fc.record({
      expr: tie('notPlain').map((each) => ('measure' in each ? { fn: 'abs' as const, args: [each] } : each)),
      direction,
    }),
  );
  const marks = fc.oneof(
    fc.constant({}),
    fc.constantFrom({ exact: true }, { orNull: true }, { exact: true, orNull: true }),
  );
  return {
    expression: fc.oneof(
      shallow,
      path.map((each) => ({ path: each })),
      scalar.map((value) => ({ value })),
      tie('notPlain'),
    ),
    notPlain: fc.oneof(
      shallow,
      fc.record({ part: fc.constantFrom(...dateParts), of: path.map((each) => ({ path: `${each}.at` })) }),
      fc.record({
        op: fc.constantFrom('add' as const, 'subtract' as const, 'multiply' as const, 'divide' as const),
        args: some(expression, 2),
      }),
      fc.record({
        fn: fc.constantFrom('lower' as const, 'round' as const, 'coalesce' as const, 'concat' as const),
        args: some(expression),
      }),
      fc.record({
        difference: fc.constantFrom(...timeUnits),
        from: expression,
        to: fc.oneof(expression, fc.constant('now' as const)),
      }),
      tie('measure').map((measure) => ({ measure })),
      fc.record({ case: some(fc.record({ when: condition, result: expression })), else: expression }),
    ),
    measure: fc.oneof(
      shallow,
      fc.record({ fn: fc.constantFrom('count' as const), as: name }),
      fc.record({
        fn: fc.constantFrom('sum' as const, 'avg' as const, 'median' as const, 'count' as const),
        path,
        as: name,
      }),
      fc.record({
        fn: fc.constantFrom('countDistinct' as const, 'max' as const),
        expr: tie('notPlain'),
        as: name,
        ...where,
      }),
      fc.record({ fn: fc.constant('count' as const), as: name, ...where }),
      fc
        .record({
          fn: fc.constant('ratio' as const),
          of: fc.tuple(tie('measure'), tie('measure')),
          as: name,
          percent: fc.boolean(),
        })
        .map(({ percent, of, ...rest }) => ({ ...rest, of: numbered(of), ...(percent ? { percent } : {}) })),
      fc
        .record({ fn: fc.constant('share' as const), of: fc.tuple(tie('measure')), as: name })
        .map((each) => ({ ...each, of: [...each.of] })),
    ),
    condition: fc.oneof(
      shallow,
      tested(
        fc
          .tuple(fc.record({ op: comparison, value: scalar }), marks)
          .map(([test, more]) => ({ ...test, ...more })),
      ),
      tested(fc.record({ op: fc.constantFrom('isNull', 'isNotNull') })),
      some(condition, 2).map((and) => ({ and })),
      some(condition, 2).map((or) => ({ or })),
      condition.map((not) => ({ not })),
      tested(fc.record({ op: comparison, field: path })),
      tested(fc.record({ op: comparison, to: tie('notPlain') })),
      tested(fc.record({ op: comparison, plan: tie('plan') })),
      tested(fc.record({ op: comparison, plan: tie('plan'), quantifier: fc.constantFrom('any', 'all') })),
      tested(fc.record({ op: fc.constantFrom('between', 'notBetween'), value: fc.tuple(scalar, scalar) })),
      tested(
        fc
          .tuple(fc.record({ op: fc.constantFrom('in', 'notIn'), value: some(scalar) }), marks)
          .map(([test, more]) => ({ ...test, ...more })),
      ),
      tested(fc.record({ op: fc.constantFrom('in', 'notIn'), plan: tie('plan') })),
      tested(
        fc.record({
          op: fc.constantFrom('contains', 'notContains', 'startsWith', 'endsWith', 'like', 'notLike'),
          value: text,
        }),
      ),
      tested(
        fc.record({
          op: fc.constantFrom('during', 'notDuring', 'before', 'since', 'after', 'until'),
          period,
        }),
      ),
      fc.record({ exists: path }),
      fc.record({ exists: path, ...where, count: fc.record({ op: comparison, value: fc.nat(50) }) }),
      fc.record({ notExists: path, ...where }),
    ),
    plan: fc
      .record(
        {
          model: name,
          where: condition,
          measures: some(tie('measure')),
          dimensions: some(dimension(tie('notPlain'))),
          fields: some(outputField(tie('notPlain'))),
          distinct: fc.constant(true),
          having: condition,
          orderBy: some(order),
          limit: small,
          offset: fc.nat(100),
          topPerGroup: fc.record({ by: some(name), limit: small, orderBy: some(order) }),
          compare: fc.record({ to: fc.constantFrom('previous_period' as const, 'previous_year' as const) }),
          combine: fc.record({
            op: fc.constantFrom(
              'union' as const,
              'unionAll' as const,
              'intersect' as const,
              'except' as const,
            ),
            plan: fc.oneof(shallow, fc.record({ model: name }), tie('plan')),
          }),
        },
        { requiredKeys: ['model'] },
      )
      .map(withOwnNames),
  };
});

export const anyPlan: fc.Arbitrary<Plan> = forms.plan;

function dimension(notPlain: fc.Arbitrary<Expression>): fc.Arbitrary<Dimension> {
  return fc.oneof(
    fc.record({ path, as: name }),
    fc.record({ path, bucket: fc.constantFrom(...bucketUnits), as: name }),
    fc.record({ path, part: fc.constantFrom(...dateParts), as: name }),
    fc.record({ path, hidden: fc.constant(true), as: name }),
    fc.record({
      expr: notPlain.map((each): Expression => ('part' in each ? { fn: 'abs', args: [each] } : each)),
      as: name,
    }),
  );
}

function outputField(notPlain: fc.Arbitrary<Expression>): fc.Arbitrary<OutputField> {
  return fc.oneof(fc.record({ path, as: name }), fc.record({ expr: notPlain, as: name }));
}

/** The outputs of a plan have names of their own. */
function withOwnNames(plan: Plan): Plan {
  let number = 0;
  const named = <Output extends { as: string }>(outputs: Output[] | undefined) =>
    outputs?.map((each) => ({ ...each, as: `${each.as}_${number++}`.slice(0, 20) }));
  const { dimensions, fields, measures } = plan;
  return {
    ...plan,
    ...(dimensions ? { dimensions: named(dimensions) as Dimension[] } : {}),
    ...(fields ? { fields: named(fields) as OutputField[] } : {}),
    ...(measures ? { measures: named(measures) as Measure[] } : {}),
  };
}

function numbered(measures: readonly Measure[]): Measure[] {
  return measures.map((each, place) => ({ ...each, as: `m${place + 1}` }));
}
