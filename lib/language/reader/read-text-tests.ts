// Tests of text, and of a value that is not there.

import { displayOf } from '../assemble/frame.ts';
import { senseOf } from '../name-sense.ts';
import { condition, negation } from './negation.ts';
import { isNumeric, type Node, roleOf } from './nodes.ts';
import { endsAt, type Rewriting, skipSmall } from './rewrite.ts';

const inside = /^(in|inside|within|en|trong)$/;
const namesThing = /name|title|description|subject|note|comment|text|label/;

/** "with River in the title": the text is a part of what the column holds. */
export function textInside(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const text = textOf(node);
  const has = nodes[at - 1];
  if (text === undefined || (node.t !== 'literal' && node.t !== 'value' && node.t !== 'word'))
    return undefined;
  if (roleOf(has) !== 'existence') return undefined;
  const small = nodes[at + 1];
  if ((small?.t !== 'small' && small?.t !== 'word') || !inside.test(small.word)) return undefined;
  const index = skipSmall(nodes, at + 1, (other) => roleOf(other) === 'pronoun');
  const field = nodes[index];
  if (field?.t !== 'field' || field.ref.field.type !== 'text' || !namesThing.test(senseOf(field.ref.field)))
    return undefined;
  return condition(nodes, at, index + 1, (negated) => ({
    kind: 'test',
    ref: field.ref,
    test: { op: 'contains', value: text },
    negated,
    clause: node.start,
  }));
}

const onSubject = /^(about|regarding|concerning|mentioning|containing|sobre|acerca|ve|noi ve|lien quan den)$/;
const headings = /\b(title|subject|headline|summary|topic|description|message|question|content|body|note)\b/;

/** "tickets about login": a word that is nothing in the schema is looked for in what the things are headed by. */
export function textAbout(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const said = node.t === 'small' || node.t === 'word' ? node.word : node.t === 'cue' ? node.text : '';
  const of = nodes[at - 1];
  if (!onSubject.test(said) || of?.t !== 'model') return undefined;
  const first = skipSmall(nodes, at + 1);
  let to = first;
  while (nodes[to]?.t === 'word') to += 1;
  const words = nodes.slice(first, to).flatMap((word) => (word.t === 'word' ? [word.word] : []));
  const [field] = displayOf(of.model);
  if (words.length === 0 || field?.type !== 'text' || !headings.test(senseOf(field))) return undefined;
  return condition(nodes, at, to, (negated) => ({
    kind: 'test',
    ref: { model: of.model, field },
    test: { op: 'contains', value: words.join(' ') },
    negated,
    clause: node.start,
  }));
}

/** "name contains x", "starting with the letter S". */
export function textTest(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const letters = node.t === 'word' && /^(letter|letters|substring|prefix|chu)$/.test(node.word);
  // "that contain 'river'": before a text, to contain is to hold the text.
  const holds =
    roleOf(node) === 'existence' &&
    node.t === 'cue' &&
    /contain|includ/.test(node.text) &&
    nodes[at + 1]?.t === 'literal';
  if (!letters && !holds && (node.t !== 'cue' || node.cue.role !== 'contains')) return undefined;
  let index = skipSmall(nodes, at + 1, isLetterWord);
  if (nodes[index]?.t === 'mark' && nodes[index + 1]) index += 1;
  // "starts with A": nothing follows that could be the text, so the article is none.
  const letterA = lastArticle(nodes, at);
  if (letterA >= 0) index = letterA;
  const next = nodes[index];
  const text = letterA >= 0 ? 'a' : textOf(next);
  if (text === undefined || !next) return undefined;
  let fieldAt: number | undefined;
  for (let back = at - 1; back >= Math.max(0, at - 5); back -= 1) {
    const before = nodes[back];
    if (before?.t === 'field') {
      fieldAt = back;
      break;
    }
    if (before?.t === 'model' || before?.t === 'condition') break;
  }
  let to = index + 1;
  // "contains the letter 'a' in its name"
  if (fieldAt === undefined) {
    const after = skipSmall(nodes, to, (other) => roleOf(other) === 'pronoun');
    const field = nodes[after];
    if (field?.t === 'field' && !isNumeric(field.ref.field)) {
      const denied = negation(nodes, at);
      to = after + 1;
      return condition(
        nodes,
        at,
        to,
        (negated) => ({
          kind: 'test',
          ref: field.ref,
          test: { op: op(node), value: text },
          negated,
          clause: node.start,
        }),
        false && denied !== undefined,
      );
    }
  }
  const ref = fieldAt === undefined ? undefined : (nodes[fieldAt] as Node & { t: 'field' }).ref;
  // "publishers that have 'Murray' in their names": what was asked for is also what is tested.
  const between = fieldAt === undefined ? [] : nodes.slice(fieldAt + 1, at);
  const isAsked = between.some(
    (other) =>
      roleOf(other) === 'existence' ||
      (other.t === 'small' && other.word === 'that') ||
      roleOf(other) === 'question',
  );
  const denied = negation(nodes, at);
  const from = fieldAt ?? at;
  return {
    from,
    to,
    by: [
      ...(isAsked && fieldAt !== undefined
        ? nodes.slice(fieldAt, at).filter((other) => other.t !== 'word')
        : []),
      {
        t: 'condition',
        start: (nodes[from] as Node).start,
        end: next.end,
        condition: {
          kind: 'test',
          ref,
          test: { op: op(node), value: text },
          negated: denied !== undefined && denied >= from,
          clause: node.start,
        },
      },
    ],
  };
}

/** Where the "a" stands that a text test ends with; negative where it ends with something else. */
function lastArticle(nodes: readonly Node[], at: number): number {
  const node = nodes[at];
  if (node?.t === 'cue' && / (a|letter)$/.test(node.text) && endsAt(nodes, at + 1)) return at;
  const last = nodes.findIndex((other, index) => index > at && other.t === 'small' && other.word === 'a');
  const between = nodes.slice(at + 1, last);
  const isLast = last > at && endsAt(nodes, last + 1) && between.every((other) => isLetterWord(other));
  return isLast ? last : -1;
}

function isLetterWord(node: Node): boolean {
  return (
    node.t === 'small' ||
    (node.t === 'word' &&
      /^(letter|letters|word|words|substring|string|phrase|character|letra|chu|cai)$/.test(node.word))
  );
}

function op(node: Node): 'contains' | 'startsWith' | 'endsWith' {
  const value = node.t === 'cue' ? node.cue.value : undefined;
  return value === 'startsWith' || value === 'endsWith' ? value : 'contains';
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.t === 'literal') return node.text;
  if (node?.t === 'value') return node.value;
  if (node?.t === 'word') return node.word;
  if (node?.t === 'number') return String(node.value);
  return undefined;
}

/** "missing phone", "phone is unknown", "has no email": the value itself is absent. */
export function absence(nodes: readonly Node[], at: number): Rewriting | undefined {
  const node = nodes[at] as Node;
  const role = roleOf(node);
  if (role !== 'null' && role !== 'notNull') return undefined;
  const before = nodes[at - 1]?.t === 'small' ? at - 2 : at - 1;
  const previous = nodes[before];
  const after = skipSmall(nodes, at + 1);
  const next = nodes[after];
  const fieldAt = previous?.t === 'field' ? before : next?.t === 'field' ? after : undefined;
  if (fieldAt === undefined) return undefined;
  const ref = (nodes[fieldAt] as Node & { t: 'field' }).ref;
  const from = Math.min(fieldAt, at);
  return condition(nodes, from, Math.max(fieldAt, at) + 1, (negated) => ({
    kind: 'test',
    ref,
    test: { op: 'isNull' },
    negated: negated !== (role === 'notNull'),
    clause: node.start,
  }));
}
