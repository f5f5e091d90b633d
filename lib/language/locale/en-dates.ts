import type { DateLists } from './date-words.ts';

export const englishDates: DateLists = {
  months: [
    'january',
    'february',
    'march',
    'april',
    '',
    'june',
    'july',
    'august',
    'september, sept',
    'october',
    'november',
    'december',
  ],
  weakMonths: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  units: {
    hour: 'hour, hours, hrs',
    day: 'day, days',
    week: 'week, weeks',
    month: 'month, months',
    quarter: 'quarter, quarters',
    year: 'year, years',
  },
  relative: [
    ['today, todays, the current day, this day', { unit: 'day', offset: 0 }],
    ['yesterday, yesterdays, the previous day', { unit: 'day', offset: -1 }],
    ['the day before yesterday', { unit: 'day', offset: -2 }],
    ['tomorrow, the next day', { unit: 'day', offset: 1 }],
    ['the day after tomorrow', { unit: 'day', offset: 2 }],
    ['(the) past hour', { unit: 'hour', offset: 0, count: 1, rolling: true }],
    ['(the) past day', { unit: 'day', offset: 0, count: 1, rolling: true }],
    ['(the) past week, the last seven days', { unit: 'week', offset: 0, count: 1, rolling: true }],
    ['(the) past month', { unit: 'month', offset: 0, count: 1, rolling: true }],
    ['(the) past quarter', { unit: 'quarter', offset: 0, count: 1, rolling: true }],
    ['(the) past year', { unit: 'year', offset: 0, count: 1, rolling: true }],
    ['(the) past|last decade', { unit: 'year', offset: 0, count: 10, rolling: true }],
    ['(the) week before last', { unit: 'week', offset: -2 }],
    ['(the) month before last', { unit: 'month', offset: -2 }],
    ['(the) quarter before last', { unit: 'quarter', offset: -2 }],
    ['(the) year before last', { unit: 'year', offset: -2 }],
    ['this month last year, (the) same month (of) last year', { unit: 'month', offset: -12 }],
    ['this quarter last year, (the) same quarter (of) last year', { unit: 'quarter', offset: -4 }],
    [
      'year to date, ytd, so far this year, this year so far, this year to date, since the start|beginning of the|this year, from the start|beginning of the|this year',
      { unit: 'year', offset: 0, toDate: true },
    ],
    [
      'quarter to date, qtd, so far this quarter, this quarter so far, since the start|beginning of the|this quarter',
      { unit: 'quarter', offset: 0, toDate: true },
    ],
    [
      'month to date, mtd, so far this month, this month so far, since the start|beginning of the|this month',
      { unit: 'month', offset: 0, toDate: true },
    ],
    [
      'week to date, wtd, so far this week, this week so far, since the start|beginning of the|this week',
      { unit: 'week', offset: 0, toDate: true },
    ],
  ],
  ops: {
    during:
      'in, on, during, within, of, for, over, throughout, from, at, dated, in the month of, in the year, during the year, the month of, the year, in the year of, as of',
    notDuring:
      'not in, not on, not during, not within, outside (of), except in, except for, except during, excluding, not from, other than in',
    before: 'before, prior to, earlier than, older than, ahead of, no later than the start of',
    since:
      'since, starting (in|from|on|with), beginning (in|from|on|with), on or after, ever since, in or after, from and including, no earlier than, not before, as early as',
    after: 'after, later than, newer than, more recent than',
    until:
      'until, till, up to, up until, through, by, on or before, no later than, not after, by the end of, until the end of, not later than, in or before, as late as',
  },
  laterOps: {
    since:
      'or later, or after, and later, and after, onwards, onward, on, and onwards, or newer, forward, or since, till now, until now, to date',
    until: 'or earlier, or before, and earlier, and before, or older',
  },
  stretchBefore: {
    rolling:
      '(the) last, (the) past, (the) previous, (the) preceding, (the) latest, (the) most recent, trailing, (the) recent, (the) prior',
    whole: '(the) last|past|previous full|complete|whole|calendar',
    next: '(the) next, (the) coming, (the) following, (the) upcoming',
  },
  stretchAfter: {
    ago: 'ago, earlier, back',
    ahead: 'from now, ahead, from today',
  },
  last: '(the) last, (the) previous, (the) prior, (the) preceding',
  next: '(the) next, (the) following, (the) coming, (the) upcoming',
  present: 'this, (the) current, the present, (the) ongoing',
  rangeFrom: 'from, between, starting from, (during) the period from, beginning in',
  rangeTo: 'to, until, till, through, up to, thru, and ending in, –, -, —, and up to',
  between: 'between, in between, anywhere between',
  betweenAnd: 'and, to, –, -, —',
  of: 'of, in, the',
  year: 'year (of), the year (of), (the) calendar|fiscal year, (the) season',
  month: '',
  day: 'the',
  quarter: 'quarter',
  half: 'half',
  firstHalf: '(the) first half (of), h1, 1st half (of)',
  secondHalf: '(the) second half (of), (the) last half (of), h2, 2nd half (of)',
  decade: '(the)',
  firstBefore: '(the) first',
  firstAfter: '',
  longerAgo: 'more than, over, older than, at least',
  shorterAgo: 'less than, under, fewer than, newer than, not older than, no more than, not more than',
  joiner: 'and, or, &, versus, vs, to, and in, or in, plus',
  yearCue:
    'in, of, since, before, after, until, till, during, from, year, the year, years, by, through, prior to, for, for the year, throughout, calendar year, fiscal year, fy, as of, within, up to, late, early, mid, around, vs, versus, than in, to, into',
  amountCue:
    'than, over, under, above, below, least, most, exceeding, exactly, equal to, equals, cost, costs, worth, id, number, no, code, top, first, last, limit, zip, #, $, €, =, >, <, €, £',
};
