import { stem } from './locale/stem.ts';

// Verbs that mostly say again what a relation or a value says: "members who live in Hanoi". Everyday
// English; in the other languages such words are cues or stay close to their nouns.
const verbs = `live reside work belong study play own buy sell teach learn attend visit come go stay speak write
  read make earn hold join use need want win lose lead run serve offer produce sign carry cost last weigh rent
  borrow owe pay place take give bring send receive get register enroll participate compete perform direct publish
  release launch open close create build found establish manage handle process issue file submit book reserve host
  star appear sing record compose train graduate major specialize treat prescribe supply deliver ship order request
  contain include consist share stand sit range spend charge bear locate base headquarter associate relate correspond
  hire employ report supervise advise assign operate drive fly travel arrive depart start begin end finish happen
  occur exist know call name list show sort find tell match fit apply
  wrote written gave given bought sent made held took taken got spoke went came drove flew taught`;

const stems = new Set(verbs.split(/\s+/).map((verb) => stem(verb, 'en')));

/** True for a word whose being left unread loses little. */
export function isLinkingVerb(word: string): boolean {
  return stems.has(stem(word, 'en'));
}
