// The words of a question that point back at the last answer ("of those", "its", "what about", "the
// second one"), taken out of its nodes so that what is left can be read like any question.
import type { Model } from '../../data-source/manifest.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Comparison } from '../../pipeline/plan.ts';
import { runsBackwards } from '../assemble/concept-fields.ts';
import type { Cutting } from '../linker.ts';
import { type Node, type Operand, roleOf } from '../reader/nodes.ts';
import { isAnd } from '../reader/rewrite.ts';
import { changesAnswer } from './changes-answer.ts';
import { comparedShift } from './compared-periods.ts';
import type { LastSet } from './last-set.ts';
import { type PeriodShift, periodShift } from './moved-period.ts';
import { bareGroups } from './regroup.ts';
import { type ThanThat, takeThanThat } from './than-that.ts';
import { bareComparison } from './turned-comparison.ts';

export type Cue =
  | 'about'
  | 'of'
  | 'only'
  | 'also'
  | 'instead'
  | 'again'
  | 'list'
  | 'count'
  | 'drop'
  | 'others'
  | 'more'
  | 'and'
  | 'pronoun'
  /** "for each of them" */
  | 'each'
  /** "which are not among those" */
  | 'outside'
  /** "what are they called?" */
  | 'names'
  /** "without duplicates" */
  | 'once'
  /** "older than that" */
  | 'than';

export interface References {
  readonly cues: ReadonlySet<Cue>;
  /** The nodes without what points back. */
  readonly nodes: readonly Node[];
  /** "the second one": which row of the last answer, from 1; -1 is the last. */
  readonly row?: number;
  /** "older than that" */
  readonly than?: ThanThat;
  /** "and the month before?" */
  readonly shift?: PeriodShift;
  /** The period that the last answer is to be compared with. */
  readonly against?: PeriodShift;
  /** "how about more than?" */
  readonly turn?: Comparison;
  /** "by country" and nothing else: the groups. */
  readonly groups?: readonly Operand[];
  /** "newest first": an order, however it is worded. */
  readonly sorts: boolean;
  /** "which", "who": rows are asked for. */
  readonly isWhich: boolean;
  /** "those countries": what the set is called. */
  readonly called?: Model;
}

const demonstratives = /^(this|that|these|those|such|ese|esa|esos|esas|este|esta|estos|estas|dicho|dicha)$/;
const pointers =
  /^(above|previous|prior|aforementioned|mentioned|anterior|anteriores|mismo|misma|truoc|tren)$/;
const listNouns =
  /^(list|values?|results?|entries|rows?|output|answers?|set|lista|resultados?|filas?|danh|ket)$/;

/** Finds what points back; nothing is pointed at where `cues` is empty. */
export function findReferences(
  all: readonly Node[],
  cutting: Cutting,
  set: LastSet,
  locale: Locale,
): References {
  const cues = new Set<Cue>();
  const comparison = takeThanThat(all, cutting, locale);
  if (comparison) cues.add('than');
  const nodes = comparison?.nodes ?? all;
  let called: Model | undefined;
  let row: number | undefined;
  const kept: Node[] = [];
  const last = (offset = 1) => kept[kept.length - offset];
  const isNoun = (node: Node | undefined) => node?.t === 'model' || node?.t === 'field';
  const dropped = new Set<number>();
  const changes = changesAnswer(cutting);
  for (const [at, node] of nodes.entries()) {
    if (dropped.has(at)) continue;
    const next = nodes[at + 1];
    const text = wordOf(node, cutting);
    if (node.t === 'cue' && node.cue.role === 'followUp') {
      if (/each|cada|moi/.test(text)) cues.add('each');
      cues.add((node.cue.value ?? 'again') as Cue);
      kept.push(...askedWith(node, text));
      continue;
    }
    // "how many are taller than that": what is counted was named before.
    if (roleOf(node) === 'count' && !kept.some((other) => other.t !== 'small') && isVerb(next, cutting)) {
      const { start, end } = node;
      const counted: Node = { t: 'operand', operand: { kind: 'count' }, text, start, end };
      kept.push(counted);
      cues.add('count');
      continue;
    }
    if (node.t === 'cue' && node.cue.role === 'pronoun') {
      if (isOwnThing(kept, next)) {
        kept.push(node);
        continue;
      }
      cues.add('pronoun');
      if (next?.t === 'model' && set.models.has(next.model.name)) called ??= next.model;
      if (isNameOfSet(next, text, set) && last()?.t === 'small') dropped.add(at + 1);
      const before = last();
      if (before?.t === 'model' && set.models.has(before.model.name)) called ??= before.model;
      if (groupsHere(before) && !isNoun(next)) {
        kept.pop();
        cues.add('each');
      }
      if (/^(negation|except)$/.test(roleOf(before) ?? '') && atEnd(nodes, at + 1)) {
        kept.pop();
        cues.add('outside');
      }
      continue;
    }
    // "exclude Spain": of the same rows, but those.
    const leavesOut = roleOf(node) === 'except' || (roleOf(node) === 'null' && next?.t === 'value');
    if (node.start === 0 && leavesOut) cues.add('only');
    if (
      node.start === 0 &&
      /^(including|include|incluyendo|incluso|incluidos|incluidas|ke ca|bao gom)/.test(text)
    ) {
      cues.add('also');
      continue;
    }
    // "update this list to include their ages"
    if (changes && (roleOf(node) === 'write' || roleOf(node) === 'existence' || node.t === 'word')) {
      if (/^(include|includes|including|add|incluir|incluya|them|bao gom)$/.test(text)) cues.add('also');
      if (roleOf(node) === 'write' || /^(include|includes|including|to|incluir|incluya)$/.test(text))
        continue;
    }
    if (node.t === 'word' && node.word === 'instead') {
      cues.add('instead');
      continue;
    }
    if (node.t === 'small' && demonstratives.test(node.word)) {
      const noun = next?.t === 'word' && listNouns.test(next.word);
      if (isNoun(next) && !isNoun(last()) && pointsAt(next as Node, set)) {
        cues.add('pronoun');
        if (next?.t === 'model') called ??= next.model;
        continue;
      }
      if (noun || atEnd(nodes, at + 1)) {
        cues.add('pronoun');
        continue;
      }
    }
    // "above 1,000" and "trên 1.000" compare; "the above" points.
    const points = node.t === 'word' && pointers.test(node.word) && next?.t !== 'number';
    if (points || (node.t === 'word' && listNouns.test(node.word) && kept.length > 0)) {
      cues.add('pronoun');
      continue;
    }
    // "in the decreasing order": the direction said it already.
    if (node.t === 'word' && /^(order|ordering)$/.test(node.word) && roleOf(last()) === 'order') continue;
    if (isOne(node, cutting) && (atEnd(nodes, at + 1) || !isNoun(next))) {
      const before = last();
      if (before?.t === 'number' && before.ordinal) {
        row = before.value;
        kept.pop();
      }
      cues.add('pronoun');
      continue;
    }
    // "those 12 templates", "of the 239 countries": how many they are was said by the last answer.
    if (
      node.t === 'number' &&
      !node.ordinal &&
      isNoun(next) &&
      pointsAt(next as Node, set) &&
      isCounted(nodes, at, cutting)
    ) {
      cues.add('pronoun');
      if (next?.t === 'model') called ??= next.model;
      continue;
    }
    if (
      roleOf(node) === 'and' &&
      kept.every((other) => other.t === 'small' || roleOf(other) === 'smalltalk')
    ) {
      cues.add(/also|too|tambien|cung/.test(text) ? 'also' : 'and');
      continue;
    }
    if ((roleOf(node) === 'and' || node.t === 'word') && /^(also|too|tambien|cung|nua|as well)$/.test(text)) {
      if (node.t === 'word' || !joins(nodes, at)) {
        cues.add('also');
        continue;
      }
    }
    kept.push(node);
  }
  if (
    row === undefined &&
    cues.has('pronoun') === false &&
    kept.length === 1 &&
    kept[0]?.t === 'number' &&
    kept[0].ordinal
  ) {
    row = kept[0].value;
    kept.pop();
  }
  // "for each, …": the groups are what was shown.
  const lonely = kept.findIndex(
    (node, at) => groupsHere(node) && !isNoun(kept[at + 1]) && !isNoun(kept[at + 2]),
  );
  if (lonely >= 0) {
    kept.splice(lonely, 1);
    cues.add('each');
  }
  const groups = bareGroups(kept);
  // "all of them", once they were filtered.
  if (cues.has('of') && kept.length > 0 && kept.every((node) => roleOf(node) === 'all' || node.t === 'mark'))
    cues.add('drop');
  orderWithFirst(kept, cutting);
  const sorts = takeFirst(kept, cutting);
  const shift = periodShift(cutting);
  const against = comparedShift(cutting);
  const turn = cues.size > 0 ? bareComparison(kept, cutting) : undefined;
  return {
    cues,
    nodes: kept,
    ...(row !== undefined && { row }),
    ...(called && { called }),
    ...(comparison && { than: comparison.than }),
    ...(turn && { turn }),
    ...(shift && { shift }),
    ...(against && { against }),
    ...(groups && { groups }),
    sorts,
    isWhich: all.some(
      (node) => node.t === 'cue' && /^(which|who|cual|cuales|quien|quienes|ai)/.test(node.text),
    ),
  };
}

/** "how many of them", "which of those": the question word stands within what points back. */
function askedWith(node: Node & { t: 'cue' }, text: string): Node[] {
  const { start, end } = node;
  if (node.cue.value === 'count') return [];
  if (/^(how many|cuant[oa]s|(co )?bao nhieu)/.test(text))
    return [{ t: 'operand', operand: { kind: 'count' }, text, start, end }];
  if (/^(which|who|cual|cuales|quienes)/.test(text)) {
    return [{ t: 'cue', cue: { role: 'question', value: 'thing', start, end }, text, start, end }];
  }
  return [];
}

/** "for those ids": what was shown is named again, and not asked for. */
/** "the latest orders and their customers": whose they are was said in this very question. */
function isOwnThing(kept: readonly Node[], next: Node | undefined): boolean {
  return isAnd(kept.at(-1)) && next?.t === 'model' && kept.some((other) => other.t === 'model');
}

function isNameOfSet(node: Node | undefined, pronoun: string, set: LastSet): boolean {
  if (node?.t !== 'field' || !demonstratives.test(pronoun)) return false;
  return set.shown.some(({ ref }) => ref?.field.label === node.ref.field.label);
}

/** True after "those", "all" or "of the": the number tells how many there are, not how many are wanted. */
function isCounted(nodes: readonly Node[], at: number, cutting: Cutting): boolean {
  const number = nodes[at] as Node;
  const before = cutting.tokens
    .slice(Math.max(0, number.start - 2), number.start)
    .map((token) => token.folded);
  return /(^| )(those|these|of the|of all|all|de los|de las|esos|esas|estos|estas)$/.test(before.join(' '));
}

/** "by age with oldest first": the direction of the order is said after it. */
function orderWithFirst(kept: Node[], cutting: Cutting): void {
  const at = kept.findIndex((node) => roleOf(node) === 'order');
  const order = kept[at];
  const extreme = kept.findIndex((node, place) => place > at && roleOf(node) === 'superlative');
  const said = kept[extreme];
  const first = kept[extreme + 1];
  if (order?.t !== 'cue' || order.cue.direction || said?.t !== 'cue' || !first) return;
  if (!/^(first|primero|primera|truoc|dau tien)$/.test(wordOf(first, cutting))) return;
  const by = kept.slice(at, extreme).find((node) => node.t === 'field');
  const { direction, concept } = said.cue;
  if (by?.t !== 'field' || !direction) return;
  const turned = runsBackwards(by.ref, concept);
  kept[at] = { ...order, cue: { ...order.cue, direction: turned ? opposite(direction) : direction } };
  kept.splice(extreme, 2);
}

function opposite(direction: 'asc' | 'desc'): 'asc' | 'desc' {
  return direction === 'asc' ? 'desc' : 'asc';
}

/** "highest first": takes the word that makes an order of a superlative. */
function takeFirst(kept: Node[], cutting: Cutting): boolean {
  const at = kept.findLastIndex((node) => node.t !== 'mark');
  const last = kept[at];
  if (!last || roleOf(kept[at - 1]) !== 'superlative') return false;
  if (!/^(first|primero|primera|truoc|dau tien)$/.test(wordOf(last, cutting))) return false;
  kept.splice(at, 1);
  return true;
}

function groupsHere(node: Node | undefined): boolean {
  return (
    roleOf(node) === 'each' ||
    (roleOf(node) === 'groupBy' && /each|every|cada|moi/.test((node as Node & { t: 'cue' }).text))
  );
}

function wordOf(node: Node, cutting: Cutting): string {
  return cutting.tokens
    .slice(node.start, node.end)
    .map((token) => token.folded)
    .join(' ');
}

function isVerb(node: Node | undefined, cutting: Cutting): boolean {
  return node !== undefined && /^(have|has|had|are|were|tienen|son|co|la)$/.test(wordOf(node, cutting));
}

/** "one" after "which" or "the": what stands for a thing, not a number. */
function isOne(node: Node, cutting: Cutting): boolean {
  const text = wordOf(node, cutting);
  if (!/^(one|ones|uno|una|unos|unas|cai|nguoi)$/.test(text)) return false;
  const before = cutting.tokens[node.start - 1]?.folded ?? '';
  return /^(which|what|the|that|this|first|second|third|fourth|fifth|last|el|la|los|las|cual|cuales|segundo|segunda|primer|primera|each|those|these|only|just|\d+(st|nd|rd|th))$/.test(
    before,
  );
}

function atEnd(nodes: readonly Node[], at: number): boolean {
  return nodes.slice(at).every((node) => node.t === 'mark' || node.t === 'small');
}

/** "maximum and also the minimum": the word joins two things of the question itself. */
function joins(nodes: readonly Node[], at: number): boolean {
  const before = nodes[at - 1];
  return (
    before !== undefined &&
    (before.t === 'field' || before.t === 'model' || before.t === 'value' || roleOf(before) === 'and')
  );
}

function pointsAt(node: Node, set: LastSet): boolean {
  if (node.t === 'model') return set.models.has(node.model.name);
  if (node.t === 'field') return set.models.has(node.ref.model.name);
  return false;
}
