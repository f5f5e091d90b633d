// English superlatives and comparatives, with what they measure where the word says it.
import type { CueEntry, CueMeaning } from './cues.ts';

const top = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'superlative',
  direction: 'desc',
  concept,
});
const bottom = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'superlative',
  direction: 'asc',
  concept,
});
const more = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'comparative',
  comparison: 'gt',
  concept,
});
const less = (concept?: CueMeaning['concept']): CueMeaning => ({
  role: 'comparative',
  comparison: 'lt',
  concept,
});

export const englishDegrees: readonly CueEntry[] = [
  [
    '(the) most, (the) greatest|largest|highest|biggest|maximum number|amount|count of, (the) most number of, most of all, (the) majority of, most often|frequently, (the) most common|frequent|frequently|numerous|used|represented, (the) busiest, more than any other',
    top('count'),
  ],
  [
    '(the) fewest, (the) least, (the) smallest|lowest|minimum number|amount|count of, (the) least number of, least of all, least often|frequently, (the) least common|frequent|frequently|used|represented, (the) rarest',
    bottom('count'),
  ],
  [
    '(the) highest, (the) top, (the) greatest, (the) leading, top ranked|ranking, (the) uppermost, (the) peak, (the) most significant|important',
    top('value'),
  ],
  ['(the) lowest, (the) bottom, (the) least significant, (the) weakest', bottom('value')],
  ['(the) best|top|highest|most_highly|best_reviewed rated, (the) best|top reviewed', top('rated')],
  ['(the) worst|lowest|poorest rated, (the) worst reviewed', bottom('rated')],
  [
    '(the) best, (the) strongest, (the) finest, (the) best performing|performer|performers, top performing|performer|performers',
    top('rating'),
  ],
  ['(the) worst, (the) poorest, (the) worst performing|performer|performers', bottom('rating')],
  [
    '(the) most popular, (the) most demanded|requested, most in demand, (the) favourite, (the) favorite, (the) hottest',
    top('popularity'),
  ],
  ['(the) least popular, (the) least demanded|requested', bottom('popularity')],
  [
    '(the) best|top selling, (the) best|top seller|sellers, (the) bestseller|bestsellers|bestselling, most sold, sold (the) most',
    top('sales'),
  ],
  ['(the) worst|least selling, least sold, sold (the) least, (the) slowest selling', bottom('sales')],
  ['(the) oldest, (the) most senior, (the) eldest', top('age')],
  [
    '(the) longest serving|standing|tenured|employed, (the) longest with us, (the) most tenured',
    top('tenure'),
  ],
  ['(the) shortest serving|tenured, (the) newest hires', bottom('tenure')],
  ['(the) youngest, (the) most junior', bottom('age')],
  [
    '(the) newest, (the) latest, (the) most recent, (the) most recently, (the) last, lately, (the) final',
    top('date'),
  ],
  ['(the) earliest, (the) first, (the) least recent, (the) initial', bottom('date')],
  [
    '(the) most expensive, (the) costliest, (the) priciest, (the) dearest, (the) highest priced',
    top('price'),
  ],
  [
    '(the) cheapest, (the) least expensive, (the) most affordable, (the) lowest priced, (the) most inexpensive',
    bottom('price'),
  ],
  ['(the) longest', top('length')],
  ['(the) shortest, (the) briefest', bottom('length')],
  ['(the) largest, (the) biggest, (the) hugest', top('size')],
  ['(the) smallest, (the) littlest, (the) tiniest', bottom('size')],
  ['(the) tallest', top('height')],
  ['(the) heaviest', top('weight')],
  ['(the) lightest', bottom('weight')],
  ['(the) fastest, (the) quickest', top('speed')],
  ['(the) slowest', bottom('speed')],
  ['(the) farthest, (the) furthest, (the) most distant, (the) most remote', top('distance')],
  ['(the) closest, (the) nearest', bottom('distance')],
  [
    '(the) richest, (the) wealthiest, (the) most valuable, (the) best|highest|top paid|earning, (the) biggest|highest|top spending|spender|spenders|earner|earners, spent|spend|spends (the) most, (the) most spent',
    top('wealth'),
  ],
  ['(the) most profitable|lucrative', top('profit')],
  ['(the) least profitable', bottom('profit')],
  ['(the) least valuable, (the) worst|lowest|least paid|earning', bottom('wealth')],
  [
    'more|greater|higher|larger|bigger|over|above than, more than, over, above, greater than, higher than, larger than, bigger than, exceeding, exceeds, exceed, exceeded, in excess of, upwards of, >, beyond, surpassing, surpass, strictly more than',
    more(),
  ],
  [
    'less than, fewer than, under, below, lower than, smaller than, <, beneath, short of, strictly less than, not even, not as many|much as',
    less(),
  ],
  [
    'at least, no|not less|fewer than, a minimum of, minimum of, or more, and more, or above, or higher, or over, and above, and over, and up, or greater, or later, no lower than, not under|below, not lower|smaller than, greater|more than or equal (to), > =, from at least',
    { role: 'comparative', comparison: 'gte' },
  ],
  [
    'at most, no|not more|greater|higher than, a maximum of, maximum of, or less, or fewer, or below, or lower, and below, and under, or under, up to, no higher than, not over|above, not exceeding, does|do not exceed, less|fewer than or equal (to), < =',
    { role: 'comparative', comparison: 'lte' },
  ],
  [
    'exactly, equal to, equals, precisely, is equal to, just exactly, =, is exactly',
    { role: 'comparative', comparison: 'eq' },
  ],
  [
    'not equal (to), other than exactly, ! =, different from, differs from, unequal to',
    { role: 'comparative', comparison: 'ne' },
  ],
  ['older than, aged over|above, above the age of, over the age of, senior to', more('age')],
  ['younger than, aged under|below, below the age of, under the age of, junior to', less('age')],
  [
    'more expensive than, costing|costs|cost|priced more than, costing|costs|cost|priced over|above, dearer than, pricier than, costlier than',
    more('price'),
  ],
  [
    'cheaper than, less expensive than, costing|costs|cost|priced less than, costing|costs|cost|priced under|below',
    less('price'),
  ],
  ['longer than', more('length')],
  ['shorter than', less('length')],
  ['taller than', more('height')],
  ['heavier than, weighing|weighs|weigh more than|over', more('weight')],
  ['lighter than, weighing|weighs|weigh less than|under', less('weight')],
  ['faster than, quicker than', more('speed')],
  ['slower than', less('speed')],
  ['newer than, more recent than, later than', more('date')],
  ['earlier than, older than any', less('date')],
  ['farther than, further than', more('distance')],
  ['closer than, nearer than', less('distance')],
  [
    'worth more than, richer than, earning|earns|earn more than, earning|earns|earn over|above, making|makes more than, paid more than',
    more('wealth'),
  ],
  [
    'worth less than, poorer than, earning|earns|earn less than, earning|earns|earn under|below, paid less than',
    less('wealth'),
  ],
  [
    'above|over (the) average|mean, above-average, (cost|costs|costing|priced|earn|earns|earning|paid|weighing) more|higher|greater|larger|bigger|longer|older|heavier|taller than (the) average|mean, costlier|pricier|more_expensive than (the) average|mean, better than average, exceeds|exceed|exceeding (the) average|mean',
    { role: 'average', comparison: 'gt' },
  ],
  [
    'below|under (the) average|mean, (cost|costs|costing|priced|earn|earns|earning|paid|weighing) less|lower|fewer|smaller|shorter|younger|cheaper|lighter than (the) average|mean, less_expensive than (the) average|mean, worse than average',
    { role: 'average', comparison: 'lt' },
  ],
];
