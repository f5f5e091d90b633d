// Everything that whole phrases may mean to a model, beside the names in them.
import { ageMatches } from './age-links.ts';
import { deedMatches, quantityMatches } from './deed-nouns.ts';
import { deedTimeMatches } from './deed-times.ts';
import { durationMatches } from './duration-links.ts';
import { elapsedMatches } from './elapsed-links.ts';
import { expiredMatches } from './expired-links.ts';
import { moneyMatches } from './money-links.ts';
import { punctualMatches } from './punctual-links.ts';
import { spanMatches } from './span-links.ts';
import { stateMatches } from './state-links.ts';
import { tradeMatches } from './trade-links.ts';
import { unitMatches } from './unit-links.ts';
import { waitingMatches } from './waiting-links.ts';
import { weekendMatches } from './weekend-links.ts';
import { worthMatches } from './worth-links.ts';

/** Each finds the stretches of a question that say something of its kind. */
export const phrasesRead = [
  durationMatches,
  elapsedMatches,
  stateMatches,
  weekendMatches,
  ageMatches,
  spanMatches,
  waitingMatches,
  tradeMatches,
  deedMatches,
  deedTimeMatches,
  quantityMatches,
  moneyMatches,
  expiredMatches,
  punctualMatches,
  unitMatches,
  worthMatches,
];
