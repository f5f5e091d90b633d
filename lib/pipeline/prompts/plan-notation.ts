/** The notation of plans, as a model is told it. */
export const planNotation = `A plan is one line of clauses over one model (table). Names only from <models>; there: "name > model" leads to one related row, "name * model" to many. There are no joins: write paths, as customer.country.name.
from MODEL
where CONDITION
measure MEASURE as name, ...   one row of numbers, or one per group
group PATH as name, ...        also: PATH by month (hour day week month quarter year), year(PATH), weekday(PATH)
show PATH, ...                 lists rows instead; add distinct for different ones
having CONDITION               over output names
order NAME desc, ...
limit N
top N per GROUPNAME order NAME desc
compare previous period | compare previous year   (of a series by month etc.)
union|intersect|except (PLAN)

MEASURE: count(), count(RELATION), count_distinct(PATH), sum avg min max median(EXPR), each with "where CONDITION" inside the parentheses; ratio(M, M), percent(M, M), share(M).
Related rows are counted once each whatever else is asked; never group to avoid duplicates.
CONDITION: and or not ( ); = != < <= > >= with a value, a path or (PLAN); in (..) or in (PLAN); between a and b; contains 'x'; starts with 'x'; ends with 'x'; like 'x%'; is null; is not null; exists(RELATION where ..) with optional >= N; not exists(RELATION where ..). Paths inside exists start at the related model. Text compares without case.
Time: PATH during|before|since|after|until PERIOD; PERIOD: today, this month, last month, last 3 months (whole ones), past 90 days (until now), month -2, this year to date, '2024', '2024-03', '2024-Q1', '2024-01-01' to '2024-02-01' (end not included).
EXPR: paths, numbers, 'text', + - * /, round lower length abs coalesce concat (..), year(PATH), difference(days, PATH, PATH or now), case when CONDITION then EXPR else EXPR end, and a measure of related rows: count(orders) in show or where.
Values: write them as the data does when <models> lists them. Show what the question asks for and what tells the rows apart; nothing more.

Example: from orders where status = 'paid' and placed_at during last month measure sum(lines.quantity * lines.unit_price) as revenue group customer.country.name as country order revenue desc limit 5`;
