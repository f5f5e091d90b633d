// English cues. `(x)` may be left out, `a|b` are alternatives; the longest phrase wins.
import type { CueEntry, CueMeaning } from './cues.ts';
import { englishDegrees } from './en-degrees.ts';

const followUp = (value: string, when?: CueMeaning['when']): CueMeaning => ({
  role: 'followUp',
  value,
  when,
});

export const englishCues: readonly CueEntry[] = [
  ['help, help me, i need help, can you help me, how does this work', { role: 'help', when: 'whole' }],
  [
    'send, email, translate, draft, compose, notify, remind, message, call, schedule, print out, download, install, run, book',
    { role: 'write', value: 'action', when: 'command' },
  ],
  // What is computed
  [
    'how many (of), how many times, (the) number|count|numbers|counts|volume of, count (of) (the), (the) total number|count of, no. of, how often, (the) quantity of records, (the) amount of times, (the) total count, count up, volume',
    { role: 'count' },
  ],
  [
    '(the) total, (the) sum (of), (the) total amount|sum|value (of), in total, altogether, overall, combined, (the) aggregate, add up, sum up, summed, how much',
    { role: 'sum' },
  ],
  ['(the) average|mean|avg (of), on average, averaged, (the) average number of', { role: 'avg' }],
  ['(the) minimum|min (of)', { role: 'min' }],
  ['(the) maximum|max (of)', { role: 'max' }],
  ['(the) median (of)', { role: 'median' }],
  [
    'different, distinct, unique, unduplicated, separate, without duplicates|repetition|repeats, no duplicates, deduplicated',
    { role: 'distinct' },
  ],
  [
    '(the) percentage|percent|share|proportion|fraction|pct (of), what percentage|percent|share|proportion|fraction (of), as a percentage|share|percent of, as percentage|percent of, in percent, % of',
    { role: 'share' },
  ],
  ['(the|a) breakdown|distribution|mix|composition|makeup|split (of) (the|our)', { role: 'breakdown' }],
  ['(the) ratio (of|between), (the) rate of, divided by', { role: 'ratio' }],
  [
    '(the) growth|change|increase|decrease|difference (in|of) compared to|with (the) previous|prior|last period|month|week|quarter|day, growth, (the) growth (rate) of|in, (the) growth|change|increase|decrease over|since|from (the) previous|prior|last period|month|week|quarter|day, (the) change in, month over month, month on month, week over week, quarter over quarter, mom, versus|vs|against (the) previous|prior period|month|week|quarter|day, compared to|with (the) previous|prior period|month|week|quarter|day, period over period',
    { role: 'growth', value: 'previous_period' },
  ],
  [
    'year over year, year on year, yoy, versus|vs|against (the) previous|prior|last year, compared to|with (the) previous|prior|last year, than (the) same period|month|quarter last year, compared to|with (the) same period|month|quarter (of) last|(the) previous year',
    { role: 'growth', value: 'previous_year' },
  ],
  [
    'compare, compared to|with, comparison of|between, versus, vs, against, in comparison to|with',
    { role: 'compare' },
  ],

  // Groups
  [
    'grouped|broken|split|separated|segmented|categorized|categorised|divided|classified|sliced (down|up) by, group|break|split (them|it|that|this|these|those) (down|up) by, (a) breakdown by|of, by, according to, depending on, in terms of, across, aggregated by, for the different, for every, for each (of) (the), of each, in each, in every, at each, from each, with each, of every, to each, within each',
    { role: 'groupBy' },
  ],
  ['each, every, per, apiece, individually, respectively, each of the', { role: 'each' }],
  ['hourly, by|per|each|every|for_each hour, by the hour', { role: 'bucket', value: 'hour' }],
  [
    'daily, by|per|each|every|for_each|in_each|of_each day|date, day by day, a day, by the day, per calendar day',
    { role: 'bucket', value: 'day' },
  ],
  [
    'weekly, by|per|each|every|for_each|in_each|of_each week, week by week, a week',
    { role: 'bucket', value: 'week' },
  ],
  [
    'monthly, by|per|each|every|for_each|in_each|of_each month, month by month, a month, by calendar month',
    { role: 'bucket', value: 'month' },
  ],
  [
    'quarterly, by|per|each|every|for_each|in_each|of_each quarter, quarter by quarter, a quarter',
    { role: 'bucket', value: 'quarter' },
  ],
  [
    'yearly, annually, annual, by|per|each|every|for_each|in_each|of_each year, year by year, a year, per annum',
    { role: 'bucket', value: 'year' },
  ],
  [
    'over time, (the) trend (of|in|for), (the) development|evolution of, timeline of, time series',
    { role: 'bucket', value: 'auto' },
  ],
  [
    '(by|per|each|every|for_each|which|what) weekday, (by|per|each|every|for_each|which|what|on_which|on_what) day of the week, (by) day of week, which weekday, what weekday, days of the week, day of the week',
    { role: 'datePart', value: 'weekday' },
  ],
  [
    '(by|per|each|every|for_each|which|what) hour of the day, (by) hour of day, time of day, at what time, which hour, what hour',
    { role: 'datePart', value: 'hour' },
  ],
  [
    '(by|per|each|every|for_each|which|what) month of the year, (by) month of year, regardless of (the) year',
    { role: 'datePart', value: 'month' },
  ],
  ['which|what month|months, in which|what month|months', { role: 'question', value: 'month' }],
  ['which|what year|years, in which|what year|years', { role: 'question', value: 'year' }],
  ['which|what quarter|quarters, in which|what quarter', { role: 'question', value: 'quarter' }],
  ['which|what week|weeks, in which|what week', { role: 'question', value: 'week' }],
  ['which|what day|days|date|dates, on which|what day|days|date|dates', { role: 'question', value: 'day' }],
  ...englishDegrees,
  [
    'between, in between, ranging from, in the range (of), within the range (of), anywhere from',
    { role: 'between' },
  ],

  // Conditions
  [
    'not, never, without (any), no, none (of), non, cannot, lacks, lack, lacking, has|have|had no, with no, there is|are no, zero, nobody, nothing, free of, fails|failed to, yet to, isnt, arent, wasnt, werent, dont, doesnt, didnt, havent, hasnt, hadnt, wont, cant, not any, do|does|did|have|has|had|is|are|was|were not (have|having) (any), who|that|which never, not a single, no longer, unable to, not a',
    { role: 'negation' },
  ],
  ['neither', { role: 'neither' }],
  ['nor', { role: 'nor' }],
  [
    'except (for), outside (of), excluding, exclude, excluded, other than, apart from, aside from, but not, leaving out, leave out, ignoring, ignore, not counting, not including, with the exception of, besides, all but, minus, without counting, omit, omitting, skip',
    { role: 'except' },
  ],
  [
    'with, having, has, have, had, who|that|which has|have|had, there is, there are, there exists, that contains|contain, including at least, with at least one, at least one, at least a, some, with any, with some, containing, equipped with',
    { role: 'existence' },
  ],
  [
    'and, but, as well as, along with, together with, plus, &, and also, also, in addition to, additionally',
    { role: 'and' },
  ],
  ['or, or else, either, and / or', { role: 'or' }],
  ['both', { role: 'both' }],
  ['only, just, exclusively, solely, nothing but, purely, merely', { role: 'only' }],
  ['any, anything, anyone, anybody, whichever, some of', { role: 'any' }],
  [
    'everything, everything (there is) (to know) about|on|of, everything we know about|of|on, all (the) information|info|details|data about|on|of',
    { role: 'all', value: 'everything' },
  ],
  [
    'all, all (of) (the), everyone, everybody, every single, the whole, entire, the entire, full list of',
    { role: 'all' },
  ],
  [
    'still|currently with us|employed|here, still|currently working here|for_us|with_us, still|currently work here|for_us|with_us',
    { role: 'null', value: 'gone' },
  ],
  [
    'still|currently out, still|currently on loan, not back (yet), not yet back',
    { role: 'null', value: 'back' },
  ],
  [
    'missing, is|are missing (a|an|the), unknown, empty, blank, null, is|are null, is|are empty, is|are blank, not yet, unassigned, unspecified, undefined, not specified|recorded|known|available|set|assigned|filled|given|provided|entered, has|have|had no value (for), without a value (for), with no value (for), without (an|any) assigned, not (yet) been, n/a, not been set, no known',
    { role: 'null' },
  ],
  [
    'is|are not null|empty|blank|missing, not null, known, is|are known, is|are filled (in), recorded, specified, assigned, available, non null|empty|blank, with a value (for)',
    { role: 'notNull' },
  ],
  [
    'contains, containing, contain, includes the word, including the word, with the word|words|text|string|letter|letters|substring, that contains (the) word|text|string|letter|letters|substring, containing (the) word|text|string|letter|letters|substring, contains (the) word|text|string|letter|letters|substring, has the word|text|string|letter|letters|substring, have the word|text|string|letter|letters|substring, mentioning, mentions, mention',
    { role: 'contains', value: 'contains' },
  ],
  [
    'starts|start|starting|started|begins|begin|beginning with (the|a) (letter|letters|word|text), with (the) prefix, whose initial is, prefixed (with|by)',
    { role: 'contains', value: 'startsWith' },
  ],
  [
    'ends|end|ending|ended with|in (the|a) (letter|letters|word|text), with (the) suffix, suffixed (with|by)',
    { role: 'contains', value: 'endsWith' },
  ],

  // Order
  [
    'sorted|ordered|ranked|arranged|sort|order|rank|arrange|listed|sorting|ordering (them|it|these|those|the_results|results|the_list|the_result) by|on|according_to, in (the) order of, sorted, ranked, sort, rank, by order of',
    { role: 'order' },
  ],
  [
    'sorted|ordered|listed|arranged in ascending order (of|by), (in) ascending (order) (of), from (the) lowest|smallest|least|oldest|earliest|shortest|youngest|cheapest|low to (the) highest|largest|most|newest|latest|longest|oldest|expensive|high, lowest|smallest|oldest|earliest|cheapest|shortest first, asc, increasing, in increasing order (of), low to high, a to z, a z, in chronological order, chronologically',
    { role: 'order', direction: 'asc' },
  ],
  [
    'sorted|ordered|listed|arranged in alphabetical|alphabetic order (of|by), (in) alphabetical (order) (of|by), (in) alphabetic order (of|by), in lexicographic|lexicographical order (of|by), alphabetically (by), sorted|ordered alphabetically (by), in (the) alphabetical order (of|by), (in) (ascending) alphabetical order (of|by)',
    { role: 'order', direction: 'asc', concept: 'name' },
  ],
  [
    '(in) reverse alphabetical (order), (in) descending alphabetical (order), z to a',
    { role: 'order', direction: 'desc', concept: 'name' },
  ],
  [
    'sorted|ordered|listed|arranged in descending order (of|by), (in) descending (order) (of), from (the) highest|largest|most|newest|latest|longest|biggest|high to (the) lowest|smallest|least|oldest|earliest|shortest|low, highest|largest|biggest|most|newest|latest|longest first, most recent first, desc, decreasing, in decreasing order (of), high to low, in reverse chronological order, in reverse order',
    { role: 'order', direction: 'desc' },
  ],

  // Help, courtesy, and what is not a question about data
  [
    'what sort|kind|kinds|type|types of questions|things can i ask (you), what sort|kind|kinds|type|types of questions|things can you answer|do, what information|data is (stored|held|available) in (this|the) database|system|app, what is stored (here|in here), what can this tool|assistant|app|bot do, what are you (good) for, show me what you can do, what topics can i ask about, how do i ask (you) (questions|a_question), what should i ask (you), what could i ask (you), what information|data is available (here), what do you do, what can you do, what can i ask (you), what can you tell me, what can you answer, how do|can you help (me), how can i use this|you, how does this work, what do you know, what questions can i ask, what data do you have, what data is available, what data is there, which tables are there, what tables are there|available, what is in|inside this|the database, what can i do here, who are you, what are you, what information do you have, show me (some) examples, give me (some) examples, example questions, how do i use this|you, what kind of questions can i ask, what are you able to do, what is this',
    { role: 'help' },
  ],
  [
    'hello, hi, hey, good morning|afternoon|evening|day, thanks, thank you (very|so) (much), excellent, wonderful, awesome, perfect, alright, all right, finally, unfortunately, by the way, bye, goodbye, see you, how are you (doing), nice to meet you, ok, okay, cool, great, great job|work, well done, nice, lol, tell me a joke, thx, cheers, welcome, sorry, good job',
    { role: 'smalltalk' },
  ],
  [
    'delete, remove, drop, truncate, insert, update, set, change, modify, edit, erase, wipe, add, create, rename, alter, overwrite, cancel, mark, increase, decrease, raise, lower, reset, purge, archive, move, assign, approve, refund, deactivate, activate, disable, enable, replace, merge, reassign, restore, undo, fix, correct, put, write, save, register, enter, upload, import, grant, revoke, execute, get rid of',
    { role: 'write', when: 'command' },
  ],
  [
    '(now) change|switch|set it|that|this to, (now) make it|that|this (by), (now) change|switch|set the period|grouping|order|sorting|limit|year|month|filter|time|date to',
    followUp('instead', 'leading'),
  ],

  // The conversation
  [
    'what about, how about, and what about, and how about, what of, and for, same for, the same for, (the) same (thing|question) (but) (only|just) for|with, (the) same (thing|question) but (only|just) (for|with), do the same for, now for, and in, and the, and what of',
    followUp('about', 'leading'),
  ],
  [
    'of these, of those, of them, among these|those|them, from these|those|them, out of these|those|them, in this|that list, from this|that|the list, in these|those results, within these|those, which of these|those|them, how many of these|those|them',
    followUp('of'),
  ],
  [
    'only the, only those (that|who|which|with|from|in), just the, just those (that|who|which|with|from|in), only show, show only, show me only, keep only, narrow (it|that|this|them) (down) to, limit (it|that|this|them) to, filter (it|that|this|them) (by|to|for), restrict (it|that|this|them) to, only from, only in, only for, now only',
    followUp('only', 'leading'),
  ],
  [
    'also show, also include, include also, show also, add (the), also add, and also show, add a column (for|with), with (the) additional, include (the) column',
    followUp('also', 'leading'),
  ],
  [
    'instead, instead of that, rather, not that but, i meant, no i meant, i mean, actually',
    followUp('instead', 'leading'),
  ],
  [
    'now show, now show me, now list, now, then, and then, next, again, the same, same again, do that again, same as before, same as above, as before',
    followUp('again', 'leading'),
  ],
  [
    'show (me) them, list them, who are they, which ones (are they|are_those), what are they, show (me) those|these, list those|these, show (me) the list, show them as a list, which ones, see them',
    followUp('list'),
  ],
  ['name them, what are their names, what are they called', followUp('names')],
  [
    'how many are_there|are_they|is_that|were_there, how many are those|these, count them|those|these',
    followUp('count'),
  ],
  [
    'remove (the) filter, drop (the) filter, without (the) filter, without that (filter|condition), forget (about) the, regardless of, clear (the) filter|filters, ignore that|the_filter',
    followUp('drop'),
  ],
  [
    'filter|leave|take out (the) duplicates|repeats, remove|drop|without|no (any|the) duplicates|repeats|repetitions|repetition, each only once, deduplicate (it|them|that)',
    followUp('once'),
  ],
  [
    'and the others, what about the others|rest, the others, the rest, the other ones, the remaining (ones), show the rest, everyone else, all the others',
    followUp('others'),
  ],
  [
    'more details (about|on|for|of) (this|that|it|them), tell me more, show more, show me more, more, details, drill down, in more detail',
    followUp('more', 'leading'),
  ],
  [
    'those, them, these, they, it, its, their, theirs, he, she, him, her, his, hers, that one, this one, the former, the latter, such, ones, the one, the ones, the same one|ones, themselves, itself',
    { role: 'pronoun' },
  ],

  // Question words
  [
    'who, whom, whose, by whom, which person|people, who is|are|was|were',
    { role: 'question', value: 'person' },
  ],
  ['when, at what time, since when, on what date, when did|was|were|is', { role: 'question', value: 'date' }],
  ['where, from where, in which|what place|places, where is|are', { role: 'question', value: 'place' }],
  [
    'what, which, what is|are|was|were (the), which is|are|was|were (the), what kind|kinds|type|types of, which of the, whats, what s',
    { role: 'question', value: 'thing' },
  ],
  [
    'is there, are there, was there, were there, does, did, do, do|does|did we|i have (any), is it true (that), has|have any',
    { role: 'question', value: 'yes_no', when: 'leading' },
  ],
  ['why, how come', { role: 'question', value: 'reason' }],
  [
    'how, how long, how old, how tall, how big, how far, how heavy, how large',
    { role: 'question', value: 'degree' },
  ],

  // Asking for a list
  [
    'show, list, display, find, give, get, return, retrieve, fetch, print, tell, provide, pull up, look up, search for, enumerate, identify, select, extract, show|list|give|display|find|get|tell|return (me|us) (a|the) list|names|name_list|table|overview|summary|details of, (a|the) list of, give|show|tell|get|find|bring (me|us) (all) (the), list (out|all|down) (the), show (all) (the), overview of, a table of, summary of, full details of',
    { role: 'list' },
  ],
  [
    'name, report, output, see, view, pull, search, describe, present, order, summarize, summarise',
    { role: 'list', when: 'command' },
  ],
  [
    'so far, to date, until now, up to now, as of now, as of today, please, pls, plz, kindly, can you (please), could you (please), would you (please|mind), will you, can i (see|get|have) (please), could i (see|get|have), may i (see|get|have), i want (to) (see|know|get|have|find), i would like (to) (see|know|get|have|find), id like (to) (see|know|get|have|find), i need (to) (see|know|get|have|find), i am looking for, im looking for, let me see|know, do you know, tell me, please tell|show me, help me find, wondering, i wonder, just wondering, quick question, for me, to me, us, me, thanks in advance, we need (to) (see|know), we want (to) (see|know), im interested in, i am interested in, so, well, hey there, right now, for us, you, your, you know, around|in|of|across the world, worldwide, in our|the company, in our|the business',
    { role: 'filler' },
  ],
  [
    'a, an, the, of, in, on, at, to, from, for, is, are, was, were, be, been, being, am, that, this, as, we, i, our, ours, my, mine, if, while, there, here, can, could, should, would, will, shall, may, might, must, whether, been, than, into, onto, their own, own, do, does, done, did, such as, like, about, via, through, within, among, amongst, during, along, its own, currently, now, based, out, ever, yet, already, still, s, same, certain, given, corresponding, associated, related, existing, respective, particular, following, various, along the, together, use, using, used, get, gets, got, gotten, make, made, happen, happened, so far, place, placed, carry, carried, come in, came in, offer, offered, deal with, take place, took place, whole, let, lets, total of, etc',
    { role: 'stopword' },
  ],
];
