import type { Field, Model } from '../../data-source/manifest.ts';
import type { Condition } from '../../pipeline/plan.ts';
import type { Cutting } from '../linker.ts';
import type { Candidate, Span, Target } from '../links.ts';
import type { Node, Operand } from './nodes.ts';

/** The stretches of a cutting, with a target chosen for each link, as a row of nodes. */
export function toNodes(cutting: Cutting, targets: readonly Candidate[]): Node[] {
  let link = 0;
  return cutting.spans.flatMap((span) => {
    if (span.kind === 'link') link += 1;
    return nodesOf(cutting, span, targets[link - 1]);
  });
}

function nodesOf(cutting: Cutting, span: Span, chosen: Candidate | undefined): Node[] {
  const { start, end } = span;
  switch (span.kind) {
    case 'link': {
      const { target } = chosen as Candidate;
      const said = textOf(cutting, start, end);
      if (target.kind === 'model') return [{ t: 'model', start, end, model: target.model, said }];
      if (target.kind === 'field') {
        const { model, field, where } = target;
        if (target.deed) return deedNodes(model, field, start, end);
        const stands = pointsToRow(model, field) && !keyWords.test(said);
        const ref = stands ? { model, field, stands } : { model, field };
        const indefinite = /^(a|an|any|some|una?|algun[ao]?)$/.test(cutting.tokens[start - 1]?.folded ?? '');
        const named: Node = { t: 'field', start, end, ref, said, ...(indefinite && { indefinite }) };
        return where ? [givenNode(model, where, start, end), named] : [named];
      }
      if (target.kind === 'most') return [mostNode(target, start, end)];
      if (target.kind === 'fields') {
        return target.fields.map(
          (field): Node => ({ t: 'field', start, end, ref: { model: target.model, field } }),
        );
      }
      if (target.kind === 'condition') {
        return [{ ...givenNode(target.model, target.condition, start, end), taught: true }];
      }
      if (target.kind === 'measure') {
        return [
          {
            t: 'operand',
            start,
            end,
            text: said,
            operand: { kind: 'given', model: target.model, measure: target.measure },
          },
        ];
      }
      if (target.kind === 'expression') {
        const { model, expression } = target;
        return [{ t: 'operand', start, end, operand: { kind: 'computed', model, expression } }];
      }
      if (target.kind === 'value') {
        const { value, corrected } = target;
        return [
          { t: 'value', start, end, ref: target, value, corrected, ...(chosen?.policy && { taught: true }) },
        ];
      }
      return [{ t: 'model', start, end, model: target.model, via: target.relation.name, said }];
    }
    case 'cue':
      if (span.cue.role === 'filler') return [];
      if (span.cue.role === 'stopword') {
        return smallWords(cutting, start, end);
      }
      return [{ t: 'cue', start, end, cue: span.cue, text: textOf(cutting, start, end) }];
    case 'number': {
      const { value, isPercent, unit, ordinal, currency, weak } = span.number;
      return [{ t: 'number', start, end, value, percent: isPercent, unit, ordinal, currency, weak }];
    }
    case 'period':
      return [{ t: 'period', start, end, period: span.period.period, op: span.period.op }];
    case 'literal':
      return [{ t: 'literal', start, end, text: span.text, quoted: span.quoted }];
    case 'word': {
      const token = cutting.tokens[start];
      if (!token) return [];
      if (token.kind === 'punctuation') {
        return /[.,;:?!¿()]/.test(token.text) ? [{ t: 'mark', start, end, mark: token.text }] : [];
      }
      return [{ t: 'word', start, end, word: token.folded }];
    }
  }
}

const keyWords = /\b(ids?|codes?|numbers?|no|num|keys?|ma|so|codigos?|numeros?|identificador)\b/;

function pointsToRow(model: Model, field: Field): boolean {
  return model.relations.some(
    ({ kind, on }) => kind === 'one' && on.length === 1 && on[0]?.from === field.name && !field.primaryKey,
  );
}

/** The rows of a deed: those that have its day. */
function deedNodes(model: Model, field: Field, start: number, end: number): Node[] {
  const ref = { model, field };
  return [
    { t: 'model', start, end, model },
    {
      t: 'condition',
      start,
      end,
      condition: { kind: 'test', ref, test: { op: 'isNull' }, negated: true, deed: true, clause: start },
    },
  ];
}

function givenNode(
  model: Model,
  where: Condition,
  start: number,
  end: number,
): Extract<Node, { t: 'condition' }> {
  return {
    t: 'condition',
    start,
    end,
    condition: { kind: 'given', model, where, negated: false, clause: start },
  };
}

/** The first by a field of its own; where only some rows count, by the best of those. */
function mostNode(target: Extract<Target, { kind: 'most' }>, start: number, end: number): Node {
  const { model, field, path, direction, where } = target;
  const fn = direction === 'desc' ? 'max' : 'min';
  const by: Operand = where
    ? { kind: 'given', model, measure: { fn, path, where, as: 'most' } }
    : { kind: 'field', ref: { model, field } };
  return { t: 'superlative', start, end, superlative: { direction, by } };
}

const articles = new Set(['a', 'an', 'the', 'el', 'la', 'los', 'las', 'un', 'una', 'unos', 'unas', 'lo']);

function smallWords(cutting: Cutting, start: number, end: number): Node[] {
  return cutting.tokens
    .slice(start, end)
    .flatMap((token, offset): Node[] =>
      articles.has(token.folded)
        ? []
        : [{ t: 'small', start: start + offset, end: start + offset + 1, word: token.folded }],
    );
}

function textOf(cutting: Cutting, start: number, end: number): string {
  return cutting.tokens
    .slice(start, end)
    .map((token) => token.folded)
    .join(' ');
}
