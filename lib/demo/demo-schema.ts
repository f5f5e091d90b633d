// The tables of the demo business. Keys, indexes and comments follow in their own statements, after
// the rows: filling a table that has no index yet is several times faster.

export const demoSchema = `
create type customer_segment as enum ('small business', 'mid-market', 'enterprise');
create type order_status as enum ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'returned');
create type payment_method as enum ('card', 'bank transfer', 'paypal', 'invoice');
create type payment_status as enum ('succeeded', 'failed');
create type subscription_status as enum ('trial', 'active', 'paused', 'cancelled');
create type ticket_priority as enum ('low', 'normal', 'high', 'urgent');
create type ticket_status as enum ('open', 'waiting', 'closed');

create table regions (id integer primary key, name text not null unique);
create table countries (
  code text primary key, name text not null unique, region_id integer not null, currency text not null
);
create table departments (
  id integer primary key, name text not null unique, city text not null, annual_budget numeric(12,2) not null
);
create table employees (
  id integer primary key, first_name text not null, last_name text not null, email text not null,
  job_title text not null, department_id integer not null, manager_id integer, country_code text not null,
  hired_on date not null, left_on date, salary numeric(12,2) not null, national_id text not null
);
create table customers (
  id integer primary key, name text not null, contact_name text not null, email text not null, phone text,
  segment customer_segment not null, country_code text not null, city text not null, sales_rep_id integer,
  credit_limit numeric(12,2), newsletter boolean not null, signed_up_at timestamptz not null,
  last_login_at timestamptz, password_hash text not null, api_token text
);
create table categories (id integer primary key, name text not null unique, description text);
create table suppliers (
  id integer primary key, name text not null, country_code text not null, contact_email text not null,
  lead_time_days integer not null, rating numeric(2,1)
);
create table products (
  id integer primary key, sku text not null, name text not null, category_id integer not null,
  supplier_id integer not null, unit_price numeric(12,2) not null, unit_cost numeric(12,2) not null,
  weight_kg numeric(8,2), launched_on date not null, discontinued_on date, is_active boolean not null
);
create table tags (id integer primary key, name text not null unique);
create table product_tags (product_id integer not null, tag_id integer not null);
create table warehouses (
  id integer primary key, name text not null unique, city text not null, country_code text not null,
  capacity integer not null, opens_at time not null
);
create table stock_levels (
  warehouse_id integer not null, product_id integer not null, quantity integer not null,
  reorder_point integer not null, counted_on date
);
create table orders (
  id integer primary key, order_number text not null, customer_id integer not null,
  warehouse_id integer not null, status order_status not null, channel text not null,
  ordered_at timestamptz not null, shipped_at timestamptz, delivered_at timestamptz,
  total_amount numeric(12,2) not null, shipping_fee numeric(12,2) not null, discount_code text
);
create table order_lines (
  id integer primary key, order_id integer not null, product_id integer not null, quantity integer not null,
  unit_price numeric(12,2) not null, discount_percent integer not null, line_total numeric(12,2) not null
);
create table payments (
  id integer primary key, order_id integer not null, method payment_method not null,
  status payment_status not null, amount numeric(12,2) not null, paid_at timestamptz not null
);
create table refunds (
  id integer primary key, payment_id integer not null, amount numeric(12,2) not null, reason text not null,
  refunded_at timestamptz not null
);
create table plans (
  id integer primary key, name text not null unique, monthly_price numeric(12,2) not null,
  seats_included integer not null
);
create table subscriptions (
  id integer primary key, customer_id integer not null, plan_id integer not null,
  status subscription_status not null, seats integer not null, started_on date not null, ended_on date
);
create table tickets (
  id integer primary key, customer_id integer not null, order_id integer, assignee_id integer,
  subject text not null, priority ticket_priority not null, status ticket_status not null,
  channel text not null, opened_at timestamptz not null, first_response_at timestamptz,
  closed_at timestamptz, satisfaction_score integer
);
create table systems (
  id integer primary key, name text not null unique, kind text not null, vendor text,
  department_id integer not null, users integer not null, total_users integer not null,
  is_critical boolean not null, launched_on date not null, last_reviewed_on date
);
`;

export const demoKeys = `
alter table product_tags add primary key (product_id, tag_id);
alter table stock_levels add primary key (warehouse_id, product_id);
alter table employees add unique (email);
alter table products add unique (sku);
alter table orders add unique (order_number);
alter table tickets add check (satisfaction_score between 1 and 5);
alter table order_lines add check (quantity > 0);
alter table orders add check (channel in ('web', 'phone', 'partner'));
alter table tickets add check (channel in ('email', 'chat', 'phone'));
alter table countries add foreign key (region_id) references regions;
alter table employees add foreign key (department_id) references departments;
alter table employees add foreign key (manager_id) references employees;
alter table employees add foreign key (country_code) references countries;
alter table customers add foreign key (country_code) references countries;
alter table customers add foreign key (sales_rep_id) references employees;
alter table suppliers add foreign key (country_code) references countries;
alter table products add foreign key (category_id) references categories;
alter table products add foreign key (supplier_id) references suppliers;
alter table product_tags add foreign key (product_id) references products;
alter table product_tags add foreign key (tag_id) references tags;
alter table warehouses add foreign key (country_code) references countries;
alter table stock_levels add foreign key (warehouse_id) references warehouses;
alter table stock_levels add foreign key (product_id) references products;
alter table orders add foreign key (customer_id) references customers;
alter table orders add foreign key (warehouse_id) references warehouses;
alter table order_lines add foreign key (order_id) references orders;
alter table order_lines add foreign key (product_id) references products;
alter table payments add foreign key (order_id) references orders;
alter table refunds add foreign key (payment_id) references payments;
alter table subscriptions add foreign key (customer_id) references customers;
alter table subscriptions add foreign key (plan_id) references plans;
alter table tickets add foreign key (customer_id) references customers;
alter table tickets add foreign key (order_id) references orders;
alter table tickets add foreign key (assignee_id) references employees;
alter table systems add foreign key (department_id) references departments;
create index on employees (department_id);
create index on employees (manager_id);
create index on customers (country_code);
create index on customers (sales_rep_id);
create index on products (category_id);
create index on products (supplier_id);
create index on product_tags (tag_id);
create index on stock_levels (product_id);
create index on orders (customer_id);
create index on orders (warehouse_id);
create index on orders (ordered_at);
create index on order_lines (order_id);
create index on order_lines (product_id);
create index on payments (order_id);
create index on refunds (payment_id);
create index on subscriptions (customer_id);
create index on subscriptions (plan_id);
create index on tickets (customer_id);
create index on tickets (order_id);
create index on tickets (assignee_id);
create index on tickets (opened_at);
`;
