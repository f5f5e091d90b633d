// Words that a name leans on, or that a number is asked of, and nobody knows.
import type { Cutting } from './linker.ts';
import { isLinkingVerb } from './linking-verbs.ts';
import type { Sketch } from './reader/sketch.ts';

const saysNoState =
  /^(listed|ordered|sorted|given|related|associated|corresponding|combined|recorded|registered|existing|named|called|different|employed|used|involved|stored|provided|affected|selected|specified|mentioned|included|contained|owned|hired|enrolled|needed|required|detailed|shared|limited|united|registrad[oa]s?|inscrit[oa]s?|incluid[oa]s?|relacionad[oa]s?|guardad[oa]s?|listad[oa]s?)$/;

const adding = /^(running|cumulative|cumulated|accumulated|acumulad[oa]s?|luy)$/;

const untimely = /^(late|overdue|delayed|punctual(ly)?|tarde|atrasad[oa]s?|retrasad[oa]s?|tre|muon)$/;

const amountRole = /^(avg|sum|min|max|count|share|ratio)$/;
const participle =
  /(ed|ing|en)$|^(paid|sold|bought|made|sent|held|built|kept|led|won|run|done|taught|spent|lent)$/;

/** "customer satisfaction score": words that a name leans on, or that a number is asked of, and nobody knows. */
export function lostWords(cutting: Cutting, sketch: Sketch): number {
  const { spans, tokens } = cutting;
  // An idiom may have used the word after all ("late", "overdue").
  const unread = new Set(sketch.unread.flatMap((node) => (node.t === 'word' ? [node.start] : [])));
  let lost = 0;
  for (const [at, span] of spans.entries()) {
    if (span.kind !== 'word' || tokens[span.start]?.kind !== 'word' || !unread.has(span.start)) continue;
    const word = tokens[span.start]?.folded ?? '';
    const before = spans[at - 1];
    const after = spans[at + 1];
    const narrows =
      after?.kind === 'link' && after.candidates[0]?.target.kind === 'model' && after.start === span.end;
    // "the running total of sales": no plan can add up from row to row.
    if (adding.test(word)) {
      lost += 3;
      continue;
    }
    // "late shipments": late against what is not known.
    if (untimely.test(word)) {
      lost += 2;
      continue;
    }
    // "postponed appointments": a state that the data does not know. Between two things it only ties them.
    if (/(ed|ing)$/.test(word) || isLinkingVerb(word)) {
      const isDoer = before?.kind === 'cue' && before.cue.role === 'question' && before.cue.value !== 'thing';
      const ties = before?.kind === 'link' || before?.kind === 'word' || isDoer || saysNoState.test(word);
      if (narrows && !ties && /[a-z]{3}ed$/.test(word)) lost += 2;
      // "how many candidates are shortlisted?": a state too.
      if (isUnknownState(cutting, at)) lost += 2;
      // "salary range per grade": what is told of each is what was not understood.
      const isTold = /^(per|by)$/.test(tokens[span.end]?.folded ?? '') && !participle.test(word);
      if (isTold) lost += 2;
      continue;
    }
    const asked =
      before?.kind === 'cue' &&
      (amountRole.test(before.cue.role) || /^(list|superlative)$/.test(before.cue.role));
    const leaned =
      before?.kind === 'link' && before.candidates[0]?.target.kind === 'model' && before.end === span.start;
    // "the average commission of salesmen": of whom it is.
    const isOwner = /^(of|de|cua)$/.test(tokens[span.start - 1]?.folded ?? '') && asksAmount(spans, at);
    // "orders per galaxy": a number of each of what nobody knows.
    const isGroup = before?.kind === 'cue' && /^(groupBy|each)$/.test(before.cue.role);
    if (isHeadOf(cutting, at)) lost += 1;
    if (narrows || isGroup || isPredicate(cutting, at) || isHad(cutting, at)) lost += 2;
    else if (isOwner) lost += 1.5;
    else if (asked || leaned) lost += 1;
  }
  return lost;
}

const saysLittle =
  /^(details?|info|information|records?|data|datos|sets?|kinds?|types?|copy|rest|part|case|rows?|entries|summary|overview|breakdown|view|detalles?|resumen|chi|thong)$/;

/** "the velocity of orders": what is asked for is what nobody knows. */
function isHeadOf({ spans, tokens }: Cutting, at: number): boolean {
  const end = spans[at]?.end ?? 0;
  if (!/^(of|de|del|cua)$/.test(tokens[end]?.folded ?? '') || saysLittle.test(tokens[end - 1]?.folded ?? ''))
    return false;
  const after = spans.slice(at + 1).find(({ start, kind }) => start > end && kind !== 'cue');
  const isAsked = spans.slice(0, at).every((span) => span.kind === 'cue' || span.kind === 'word');
  return isAsked && after?.kind === 'link';
}

/** Whether a number was asked for before. */
function asksAmount(spans: Cutting['spans'], at: number): boolean {
  return spans.slice(0, at).some((span) => span.kind === 'cue' && amountRole.test(span.cue.role));
}

/** "how many candidates are shortlisted?", where nothing says so of anybody. */
export function isUnknownState(cutting: Cutting, at: number): boolean {
  const span = cutting.spans[at];
  const word = span?.kind === 'word' ? (cutting.tokens[span.start]?.folded ?? '') : '';
  const isState = /[a-z]{3}(ed|[ai]d[oa]s?)$/.test(word) && !isLinkingVerb(word) && !saysNoState.test(word);
  return isState && isPredicate(cutting, at);
}

const being = /^(is|are|was|were|be|been|being|bi|esta|estan|estaba|estaban|es|son|fue|fueron)$/;
const having = /^(have|has|had|got|did|ha|han|se|da)$/;
const relative = /^(who|that|which|que|quien|quienes)$/;

/** "how many customers are overdue", "users who upgraded this year": all that the question says of them is that word. */
function isPredicate({ spans, tokens }: Cutting, at: number): boolean {
  const span = spans[at];
  const start = span?.start ?? 0;
  // "is a colony", "are vegan".
  const place = /^(a|an)$/.test(tokens[start - 1]?.folded ?? '') ? start - 2 : start - 1;
  const before = tokens[place]?.folded ?? '';
  const isClause =
    relative.test(before) || (having.test(before) && relative.test(tokens[place - 1]?.folded ?? ''));
  const rest = spans.slice(at + 1);
  const isPlace = (one: Cutting['spans'][number]) =>
    tokens.slice(one.start, one.end).every((token) => token.kind === 'punctuation');
  if (isClause) return rest.every((one) => one.kind === 'period' || isPlace(one));
  return being.test(before) && rest.every(isPlace);
}

/** "products with a description", "members without a locker": what they have or lack, and nobody knows. */
function isHad({ spans, tokens }: Cutting, at: number): boolean {
  const article = spans[at - 1];
  const before = article?.kind === 'cue' && article.cue.role === 'stopword' ? spans[at - 2] : article;
  const has = before?.kind === 'cue' && /^(existence|negation)$/.test(before.cue.role);
  return has && tokens.slice(spans[at]?.end ?? 0).every((token) => token.kind === 'punctuation');
}
