import type { ReadingWords } from './reading-words.ts';

const units = {
  minute: ['minute', 'minutes'],
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  quarter: ['quarter', 'quarters'],
  year: ['year', 'years'],
} as const;
const number = (count: number, unit: keyof typeof units) => `${count} ${units[unit][count === 1 ? 0 : 1]}`;
const where = (condition: string | undefined) => (condition ? ` where ${condition}` : '');
const directions = {
  number: ['lowest first', 'highest first'],
  text: ['A to Z', 'Z to A'],
  time: ['oldest first', 'newest first'],
  other: ['ascending', 'descending'],
} as const;

export const englishReading: ReadingWords = {
  and: 'and',
  or: 'or',
  count: (of) => `number of ${of}`,
  countRelated: (related) => `number of ${related}`,
  countFilled: (field) => `number of filled values of ${field}`,
  countDifferent: (field) => `number of different values of ${field}`,
  sum: (field) => (/\btotal\b/.test(field) ? `sum of ${field}` : `total ${field}`),
  avg: (field) => `average ${field}`,
  min: (field) => `lowest ${field}`,
  max: (field) => `highest ${field}`,
  median: (field) => `median ${field}`,
  of: (measure, of) => `${measure} of ${of}`,
  averagePer: (what, time) => `average ${what} per ${time} that has any`,
  ratio: (one, other) => `${one} divided by ${other}`,
  percentWhere: (measure, condition) => `percentage of ${measure} where ${condition}`,
  percentOf: (one, other) => `${one} as a percentage of ${other}`,
  share: (measure) => `share of the overall ${measure}, in percent`,
  narrowed: (measure, condition) => `${measure} (only where ${condition})`,
  list: (of, fields) => `list of ${of}: ${fields}`,
  listAll: (of) => `list of ${of}`,
  different: (fields, of) => `different values of ${fields} of ${of}`,
  per: (groups) => `per ${groups}`,
  bucket: (unit, field) => `${unit} (${field})`,
  part: (part, field) =>
    ({
      year: `year (${field})`,
      quarter: `quarter of the year (${field})`,
      month: `month of the year (${field})`,
      week: `week of the year (${field})`,
      day: `day of the month (${field})`,
      weekday: `day of the week (${field})`,
      hour: `hour of the day (${field})`,
      minute: `minute (${field})`,
    })[part],
  where: (condition) => `where ${condition}`,
  having: (condition) => `only groups where ${condition}`,
  sortedBy: (terms) => `sorted by ${terms}`,
  direction: (term, direction, kind) => `${term} (${directions[kind][direction === 'asc' ? 0 : 1]})`,
  top: (count) => (count === '1' ? 'only the first' : `only the first ${count}`),
  skip: (count) => (count === '1' ? 'leaving out the very first' : `leaving out the first ${count}`),
  topPer: (count, groups, order) => `only the first ${count} per ${groups} by ${order}`,
  comparePeriod: 'compared with the period before',
  compareYear: 'compared with the same period a year before',
  previous: (label) => `${label}, period before`,
  change: (label) => `${label}, change in percent`,
  union: (plan) => `together with (${plan})`,
  unionAll: (plan) => `together with (repeats kept) (${plan})`,
  intersect: (plan) => `only what is also in (${plan})`,
  except: (plan) => `without what is in (${plan})`,
  compare: {
    eq: (what, value) => `${what} is ${value}`,
    ne: (what, value) => `${what} is not ${value}`,
    lt: (what, value) => `${what} is less than ${value}`,
    lte: (what, value) => `${what} is at most ${value}`,
    gt: (what, value) => `${what} is more than ${value}`,
    gte: (what, value) => `${what} is at least ${value}`,
  },
  exactly: (what, value) => `${what} is spelled exactly ${value}`,
  orEmpty: (condition) => `${condition}, empty ones included`,
  between: (what, low, high) => `${what} is between ${low} and ${high}`,
  notBetween: (what, low, high) => `${what} is not between ${low} and ${high}`,
  oneOf: (what, values) => `${what} is one of ${values}`,
  noneOf: (what, values) => `${what} is none of ${values}`,
  among: (what, plan) => `${what} is among (${plan})`,
  notAmong: (what, plan) => `${what} is not among (${plan})`,
  anyOf: (plan) => `any of (${plan})`,
  allOf: (plan) => `all of (${plan})`,
  contains: (what, value) => `${what} contains ${value}`,
  notContains: (what, value) => `${what} does not contain ${value}`,
  startsWith: (what, value) => `${what} starts with ${value}`,
  endsWith: (what, value) => `${what} ends with ${value}`,
  like: (what, value) => `${what} looks like ${value}`,
  notLike: (what, value) => `${what} does not look like ${value}`,
  isEmpty: (what) => `${what} is empty`,
  isFilled: (what) => `${what} is filled`,
  not: (condition) => `not (${condition})`,
  exists: (relation, condition) => `there is at least one ${relation}${where(condition)}`,
  notExists: (relation, condition) => `there is no ${relation}${where(condition)}`,
  existsCount: (relation, op, count, condition) => {
    const how = {
      eq: 'exactly',
      ne: 'any number but',
      lt: 'fewer than',
      lte: 'at most',
      gt: 'more than',
      gte: 'at least',
    };
    return `there are ${how[op]} ${count} ${relation}${where(condition)}`;
  },
  during: (what, period) => `${what} is in ${period}`,
  notDuring: (what, period) => `${what} is not in ${period}`,
  before: (what, moment) => `${what} is before ${moment}`,
  since: (what, moment) => `${what} is on or after ${moment}`,
  after: (what, moment) => `${what} is after ${moment}`,
  until: (what, moment) => `${what} is on or before ${moment}`,
  fromTo: (from, to) => `${from} to ${to}`,
  onDay: (day) => day,
  fromOn: (from) => `the time from ${from} on`,
  upTo: (to) => `the time up to ${to}`,
  always: 'all time',
  relative(unit, offset) {
    if (unit === 'day' && offset === 0) return 'today';
    if (unit === 'day' && offset === -1) return 'yesterday';
    if (unit === 'day' && offset === 1) return 'tomorrow';
    if (offset === 0) return `this ${unit}`;
    if (offset === -1) return `last ${unit}`;
    if (offset === 1) return `next ${unit}`;
    return offset < 0
      ? `the ${unit} ${number(-offset, unit)} ago`
      : `the ${unit} ${number(offset, unit)} from now`;
  },
  rolling: (unit, count, ahead) =>
    `the ${ahead ? 'next' : 'last'} ${count === 1 ? '' : `${count} `}${units[unit][count === 1 ? 0 : 1]} ${ahead ? 'from' : 'up to'} now`,
  toDate: (unit) => `this ${unit} to date`,
  whole(unit, count, offset) {
    if (offset === -1) return `the last ${count} whole ${units[unit][1]}`;
    return `${number(count, unit)} ending with ${this.relative(unit, offset)}`;
  },
  difference: (unit, from, to) => `whole ${units[unit][1]} from ${from} to ${to}`,
  now: 'now',
  lower: (what) => `${what} in lower case`,
  upper: (what) => `${what} in upper case`,
  length: (what) => `number of characters of ${what}`,
  round: (what, digits) => (digits ? `${what} rounded to ${digits} decimals` : `${what} rounded`),
  abs: (what) => `absolute value of ${what}`,
  firstFilled: (list) => `the first filled of ${list}`,
  orElse: (value, other) => `${value} (${other} where there is none)`,
  joined: (list) => `${list} joined`,
  when: (result, condition) => `${result} if ${condition}`,
  otherwise: (result) => `otherwise ${result}`,
  quoted: (value) => `“${value}”`,
  yes: 'yes',
  no: 'no',
};
