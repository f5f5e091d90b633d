/** 100,000 orders of 5,000 customers in PostgreSQL, and a question that joins and groups them. */
export const ordersDatabase = {
  question: 'total revenue of orders per customer country',
  tables: `
create table customers (id int primary key, name text not null, country text not null);
create table orders (
  id int primary key,
  customer_id int not null references customers,
  status text not null,
  revenue numeric(10,2) not null,
  ordered_at timestamptz not null
);
insert into customers select n, 'Customer ' || n, (array['France','Spain','Vietnam','Peru','Japan'])[n % 5 + 1]
from generate_series(1, 5000) n;
insert into orders select n, n % 5000 + 1, (array['paid','open','cancelled'])[n % 3 + 1], (n % 1000) + 0.5,
  timestamptz '2026-01-01' - n * interval '5 minutes' from generate_series(1, 100000) n;
analyze;`,
  /** The same question as SQL. */
  bare: `select c.country, sum(o.revenue) from orders o join customers c on c.id = o.customer_id
group by c.country`,
} as const;
