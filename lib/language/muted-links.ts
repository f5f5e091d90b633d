// Words that would link to something of the schema, and in their place do not: requests, counts, small talk.
import type { Candidate } from './links.ts';
import type { CueSpan } from './locale/cues.ts';
import type { Token } from './locale/tokens.ts';
import { isPlural, type NameMatch } from './name-links.ts';
import type { ValueMatch } from './value-links.ts';

/** "you" is hardly ever a song of that name, unless it is written like a name. */
export function isMutedValue(
  tokens: readonly Token[],
  cues: readonly CueSpan[],
  { start, end }: { start: number; end: number },
): boolean {
  const token = tokens[start];
  if (end - start > 1 || !token || token.quoted || token.text !== token.text.toLowerCase()) return false;
  return cues.some(
    (cue) => cue.start <= start && end <= cue.end && /^(filler|stopword|pronoun|smalltalk)$/.test(cue.role),
  );
}

/** "them" is never a theme, "not" no note, and the "show" that opens a request is not the show next to a concert. */
export function isPointerOrRequest(
  tokens: readonly Token[],
  cues: readonly CueSpan[],
  { start, end, candidate }: { start: number; end: number; candidate: Candidate },
): boolean {
  return cues.some((cue) => {
    if (cue.start !== start) return false;
    // "list the staff" asks for staff, not for a view of that name.
    if (cue.role === 'list')
      return (
        (candidate.score < 0.96 || (end > cue.end && cue.end === start + 1)) && beginsClause(tokens, start)
      );
    return (cue.role === 'pronoun' || cue.role === 'negation') && cue.end === end && end - start === 1;
  });
}

/** The "number" of "number of orders" says how many; it is no order's number. */
export function isCounting(
  tokens: readonly Token[],
  cues: readonly CueSpan[],
  { start, end }: { start: number; end: number },
): boolean {
  return cues.some((cue) => {
    const noun = tokens[cue.end];
    return cue.role === 'count' && cue.start === start && cue.end > end && isPlural(noun);
  });
}

/** "first and last name", "minimum or maximum price": the noun follows the second. */
export function isElided(tokens: readonly Token[], start: number, end: number): boolean {
  if (!/^(first|last|middle|start|end|home|work)$/.test(tokens[start]?.folded ?? '')) return false;
  const next = tokens[end]?.folded;
  return next === 'and' || next === 'or' || next === ',' || next === '/' || next === '&';
}

/** True for a name that its place in the question gives another sense. */
export function isSaidOtherwise(
  tokens: readonly Token[],
  match: NameMatch,
  values: readonly ValueMatch[],
): boolean {
  return (
    isWorking(tokens, match) ||
    isOpen(tokens, match) ||
    isOfKind(match, values) ||
    isAuxiliary(tokens, match) ||
    isCall(tokens, match)
  );
}

/** "open tasks" are not yet done; when they were opened is another matter. */
function isOpen(tokens: readonly Token[], { start, end, candidate }: NameMatch): boolean {
  const { target } = candidate;
  const isDay = target.kind === 'field' && /^(date|timestamp|timestamptz)$/.test(target.field.type);
  return (
    isDay &&
    end - start === 1 &&
    /^(open|abiert[oa]s?)$/.test(tokens[start]?.folded ?? '') &&
    candidate.score < 0.95
  );
}

/** "credit cards" of cards that are credit or debit: a word more for a card says of what kind it is. */
function isOfKind({ start, end, candidate }: NameMatch, values: readonly ValueMatch[]): boolean {
  const { target, score } = candidate;
  if (target.kind !== 'model' || score >= 0.95 || end - start < 2) return false;
  return values.some(
    (value) =>
      value.start === start &&
      value.end < end &&
      value.candidate.target.model === target.model &&
      value.candidate.score >= 0.8,
  );
}

/** "people who work in sales" are where they are; nobody asks for their jobs. */
function isWorking(tokens: readonly Token[], { start, end, candidate }: NameMatch): boolean {
  return (
    candidate.score < 0.95 &&
    /^work(s|ed|ing)?$/.test(tokens[start]?.folded ?? '') &&
    /^(in|at|for|on|with|under|here)$/.test(tokens[end]?.folded ?? '')
  );
}

/** The "do" of "do we have" is a verb of the question, and no deed with its day. */
function isAuxiliary(tokens: readonly Token[], { start, end, candidate }: NameMatch): boolean {
  return candidate.score < 0.95 && end - start === 1 && /^(do|does|did)$/.test(tokens[start]?.folded ?? '');
}

/** What something is called is its name; "calls" are none. */
function isCall(tokens: readonly Token[], { start, candidate: { target } }: NameMatch): boolean {
  const isName = target.kind === 'fields' || (target.kind === 'field' && !/\bcall/.test(target.field.label));
  return isName && /^calls?$/.test(tokens[start]?.folded ?? '');
}

export function beginsClause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return true;
  return (
    before.kind === 'punctuation' ||
    /^(please|and|also|then|you|to|me|pls|just|only|now)$/.test(before.folded)
  );
}

/** True behind "without a", "no", "lack" and behind "per": whom a key points to may be missing, or be a group. */
export function isPointedAt(tokens: readonly Token[], start: number): boolean {
  const before = tokens[start - 1]?.folded ?? '';
  const at = /^(an?|any|un|una|each|every|the)$/.test(before) ? start - 2 : start - 1;
  return /^(without|no|lacks?|lacking|sin|per|by|por|cada|theo|moi|tung)$/.test(tokens[at]?.folded ?? '');
}
