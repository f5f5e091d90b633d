// Thirty questions about the small shop of `shop-database.ts`, what a model says to each, and what people get.
import type { Cell, Envelope } from '../envelope/envelope.ts';

export interface ScriptedQuestion {
  readonly question: string;
  readonly say: object;
  readonly type: Envelope['type'];
  readonly rows?: readonly (readonly Cell[])[];
}

const blank = { confidence: 0.9, plans: [], assumptions: [], guidance: [], missing: [], reason: 'none' };

function data(question: string, plan: string, rows: ScriptedQuestion['rows']): ScriptedQuestion {
  return { question, say: { ...blank, intent: 'data', plans: [plan] }, type: 'answer', rows };
}

export const scriptedQuestions: readonly ScriptedQuestion[] = [
  data('headcount of customers', 'from customers measure count() as n', [[5]]),
  data('customers that pay attention', 'from customers where active measure count() as n', [[3]]),
  data('paid orders', "from orders where status = 'paid' measure count() as n", [[4]]),
  data('money from paid orders', "from orders where status = 'PAID' measure sum(total) as revenue", [[390]]),
  data('typical order', 'from orders measure median(total) as typical', [[40]]),
  data('biggest order', 'from orders show id, total order total desc limit 1', [[4, 200]]),
  data('orders for each state', 'from orders measure count() as n group status order n desc, status', [
    ['paid', 4],
    ['open', 2],
    ['Cancelled', 1],
  ]),
  data('who never ordered', 'from customers where not exists(orders) show name', [['Eve']]),
  data('who ordered twice or more', 'from customers where exists(orders) >= 2 show name order name', [
    ['Ana'],
    ['Bình'],
  ]),
  data('orders from France', "from orders where customer.country.name = 'France' measure count() as n", [
    [4],
  ]),
  data(
    'money by country',
    'from orders measure sum(total) as money group customer.country.name as country order money desc',
    [
      ['France', 230],
      ['Việt Nam', 215],
      [null, 5],
    ],
  ),
  data('orders this year', 'from orders where placed_at during this year measure count() as n', [[5]]),
  data('orders last month', 'from orders where placed_at during last month measure count() as n', [[1]]),
  data(
    'orders per month this year',
    'from orders where placed_at during this year measure count() as n group placed_at by month order month',
    [
      ['2026-01-01', 2],
      ['2026-02-01', 1],
      ['2026-03-01', 2],
    ],
  ),
  data('share of paid orders', "from orders measure percent(count(where status = 'open'), count()) as open", [
    [28.571428571428573],
  ]),
  data('above the average', 'from orders where total > (from orders measure avg(total)) show id order id', [
    [1],
    [4],
  ]),
  data('things never sold', 'from products where not exists(lines) show name', [['Chair']]),
  data(
    'pieces of each thing',
    'from products show name, sum(lines.quantity) as pieces order pieces desc limit 2',
    [
      ['Pen', 42],
      ['Desk', 4],
    ],
  ),
  data('things with two tags', 'from products where exists(product_tags) >= 2 show name', [['Desk']]),
  data('products tagged wood', "from products where product_tags.tag.name = 'wood' show name", [['Desk']]),
  data('unused tags', 'from tags where not exists(product_tags) show name', [['unused']]),
  data('minutes on the phone', 'from tickets measure sum(minutes) as minutes', [[140]]),
  data('tickets without a person', 'from tickets where customer_id is null measure count() as n', [[1]]),
  data(
    'people in their thirties',
    'from customers where difference(years, born_on, now) between 30 and 39 show name',
    [['Ana']],
  ),
  data(
    'best customer of each land',
    'from customers show country.name as land, name, credit top 1 per land order credit desc',
    undefined,
  ),
  data(
    'both ways',
    "from orders where status = 'paid' and not (total < 50 or customer.name contains 'an') show id order id",
    [[4]],
  ),
  {
    question: 'how did we do',
    say: {
      ...blank,
      intent: 'clarify',
      confidence: 0.5,
      plans: ['from orders measure sum(total) as money', 'from orders measure count() as orders'],
    },
    type: 'clarification',
  },
  {
    question: 'the weather tomorrow',
    say: { ...blank, intent: 'not_possible', missing: ['weather'], reason: 'not_about_data' },
    type: 'out_of_scope',
  },
  {
    question: 'the salaries of the drivers',
    say: { ...blank, intent: 'not_possible', missing: ['salaries', 'drivers'], reason: 'no_such_data' },
    type: 'out_of_scope',
  },
  { question: 'what is this for', say: { ...blank, intent: 'help' }, type: 'answer' },
];
