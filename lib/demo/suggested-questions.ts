// Questions that work on the demo business. The sign-in page and the empty chat offer them, and the
// browser stories check the answers against the SQL written here by hand.
import type { IntentLabel } from '../envelope/envelope.ts';
import type { Locale } from '../i18n/locale.ts';

export interface SuggestedQuestion {
  readonly id: string;
  readonly locale: Locale;
  readonly question: string;
  readonly expect:
    | {
        readonly type: 'answer';
        /** For PostgreSQL, read in UTC; may use `now()`. */
        readonly sql: string;
        readonly ordered?: boolean;
      }
    | {
        readonly type: 'clarification' | 'out_of_scope';
        readonly intent: IntentLabel;
      };
}

const lastMonth = (column: string) =>
  `${column} >= date_trunc('month', now()) - interval '1 month' and ${column} < date_trunc('month', now())`;

export const suggestedQuestions: readonly SuggestedQuestion[] = [
  {
    id: 'count',
    locale: 'en',
    question: 'How many customers do we have?',
    expect: { type: 'answer', sql: 'select count(*) from customers' },
  },
  {
    id: 'filter',
    locale: 'en',
    question: 'How many customers are in Vietnam?',
    expect: {
      type: 'answer',
      sql: "select count(*) from customers c join countries n on n.code = c.country_code where n.name = 'Vietnam'",
    },
  },
  {
    id: 'group',
    locale: 'en',
    question: 'How many orders are there per status?',
    expect: { type: 'answer', sql: 'select status, count(*) from orders group by status' },
  },
  {
    id: 'top',
    locale: 'en',
    question: 'Top 5 most expensive products',
    expect: {
      type: 'answer',
      sql: 'select name from products order by unit_price desc, id limit 5',
    },
  },
  {
    id: 'join',
    locale: 'en',
    question: 'Total order amount by country',
    expect: {
      type: 'answer',
      sql: `select n.name, sum(o.total_amount) from orders o join customers c on c.id = o.customer_id
            join countries n on n.code = c.country_code group by n.name`,
    },
  },
  {
    id: 'last-month',
    locale: 'en',
    question: 'How many orders were placed last month?',
    expect: { type: 'answer', sql: `select count(*) from orders where ${lastMonth('ordered_at')}` },
  },
  {
    id: 'negation',
    locale: 'en',
    question: 'How many customers have no orders?',
    expect: {
      type: 'answer',
      sql: 'select count(*) from customers c where not exists (select from orders o where o.customer_id = c.id)',
    },
  },
  {
    id: 'above-average',
    locale: 'en',
    question: 'Which products cost more than the average?',
    expect: {
      type: 'answer',
      sql: 'select name from products where unit_price > (select avg(unit_price) from products)',
    },
  },
  {
    id: 'vi-count',
    locale: 'vi',
    question: 'Có bao nhiêu đơn hàng?',
    expect: { type: 'answer', sql: 'select count(*) from orders' },
  },
  {
    id: 'vi-group',
    locale: 'vi',
    question: 'Số khách hàng theo quốc gia',
    expect: {
      type: 'answer',
      sql: 'select n.name, count(*) from customers c join countries n on n.code = c.country_code group by n.name',
    },
  },
  {
    id: 'es-count',
    locale: 'es',
    question: '¿Cuántos productos hay?',
    expect: { type: 'answer', sql: 'select count(*) from products' },
  },
  {
    id: 'es-group',
    locale: 'es',
    question: '¿Cuántos empleados hay por departamento?',
    expect: {
      type: 'answer',
      sql: 'select d.name, count(*) from employees e join departments d on d.id = e.department_id group by d.name',
    },
  },
  {
    id: 'ambiguous',
    locale: 'en',
    question: 'Who are our best customers?',
    expect: { type: 'clarification', intent: 'CLARIFICATION' },
  },
  {
    id: 'out-of-scope',
    locale: 'en',
    question: 'Will it rain in Chicago tomorrow?',
    expect: { type: 'out_of_scope', intent: 'OUT_OF_SCOPE' },
  },
  {
    id: 'write',
    locale: 'en',
    question: 'Delete all cancelled orders',
    expect: { type: 'out_of_scope', intent: 'OUT_OF_SCOPE' },
  },
];
