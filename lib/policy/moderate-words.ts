// Looks at the words of a feedback before anybody reads them. Nothing is refused here: what is flagged is set
// aside for an admin, who sees the words as they are, and no policy is made of it until an admin says so.
import { foldWords } from '../pipeline/context-builder.ts';
import { abusiveWords } from './abusive-words.ts';

const feedbackFlags = ['abuse', 'hidden_characters', 'link', 'instructions'] as const;
export type FeedbackFlag = (typeof feedbackFlags)[number];

const abusive = new Set(Object.values(abusiveWords).flat());
const longest = Math.max(...[...abusive].map((phrase) => phrase.split(' ').length));

// Zero-width and bidirectional controls, tags, variation selectors in a row: text that hides in text.
const hidden = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]|\uFE0F{2,}/u;
const link = /\b(?:https?|ftp|file|javascript|data):|\bwww\.|\]\(/i;
/** Written to a machine and not to a colleague. Depth only: what a policy can do is limited by its type. */
const instructions =
  /\b(?:ignore|disregard|forget|bo qua|ignora|olvida)\b.{0,40}\b(?:instructions?|rules?|previous|above|huong dan|chi dan|quy tac|instrucciones|reglas|anterior(?:es)?)\b|\bsystem prompt\b|<\/?(?:system|script|img|iframe)\b|\b(?:reveal|show|return|include|mostrar|hien thi)\b.{0,40}\b(?:password|passwords|secret|secrets|api key|mat khau|contrasenas?)\b/;

/** Why an admin should look first; nearly always nothing. */
export function moderateWords(words: string): FeedbackFlag[] {
  const flags: FeedbackFlag[] = [];
  const folded = foldWords(words.replace(/[\u200B-\u200F\u2060-\u2064\uFEFF]/gu, ''));
  if (isAbusive(folded)) flags.push('abuse');
  if (hidden.test(words)) flags.push('hidden_characters');
  if (link.test(words)) flags.push('link');
  if (instructions.test(folded) || instructions.test(words.toLowerCase())) flags.push('instructions');
  return flags;
}

/** What sets a feedback aside; a link is only shown to be one. */
export function setsAside(flags: readonly FeedbackFlag[]): boolean {
  return flags.some((flag) => flag !== 'link');
}

function isAbusive(folded: string): boolean {
  const words = folded.split(' ');
  return words.some((_, start) => {
    for (let length = 1; length <= longest; length++) {
      if (abusive.has(words.slice(start, start + length).join(' '))) return true;
    }
    return false;
  });
}
