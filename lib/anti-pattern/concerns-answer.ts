// Whether an answer came past the place where a mistake was made. A mistake that was told and not made again
// was prevented only where it could have been made: in an answer that touches what it is about.
import type { FailureClass, SchemaContext } from './failure-class.ts';
import { wordsOf } from './words-of.ts';

export interface MadeMistake {
  readonly errorClass: FailureClass;
  readonly context: SchemaContext;
  /** Models of the questions it happened with. */
  readonly models: readonly string[];
  readonly badSnippet: string;
  readonly correctSnippet?: string;
}

export interface GivenAnswer {
  readonly question: string;
  /** What a model wrote and what ran: a plan in its notation, or the code of a snippet. */
  readonly text: string;
  readonly isSnippet: boolean;
}

export function concernsAnswer(mistake: MadeMistake, answer: GivenAnswer): boolean {
  const { errorClass, context, models } = mistake;
  const named = namesIn(answer.text);
  const names = (path: string | undefined) => path === undefined || named.has(lastOf(path));
  const sharesModel = models.length === 0 || models.some(names);
  switch (errorClass) {
    case 'reply_unreadable':
      return true;
    case 'unknown_model':
      return stoodFor(context.model, mistake, answer, named);
    case 'unknown_field':
    case 'unknown_relation': {
      const wrong = context.field ?? context.relation;
      return names(context.model) && (named.has(lastOf(wrong)) || stoodFor(wrong, mistake, answer, named));
    }
    case 'type_mismatch': {
      const { model, field, fn } = context;
      if (field === undefined && fn === undefined) return answer.isSnippet && sharesModel;
      return names(model) && names(field) && names(fn);
    }
    case 'plan_invalid': {
      const clause = clauses[context.constraint?.split(':')[0] ?? ''];
      return !answer.isSnippet && (clause ? clause.test(answer.text) : sharesModel);
    }
    case 'code_types':
    case 'guard':
    case 'query_check':
    case 'sandbox':
      return answer.isSnippet && sharesModel;
    case 'empty_result':
    case 'implausible_result':
      return sharesModel && names(context.field);
    case 'database':
    case 'timeout':
      return sharesModel;
  }
}

/** The part of a plan that a rule is about, as its notation begins it. */
const clauses: Readonly<Record<string, RegExp>> = {
  compare: /\bcompare\b/,
  dimensions: /\bgroup\b/,
  fields: /\bshow\b/,
  having: /\bhaving\b/,
  orderBy: /\border\b/,
  topPerGroup: /\btop \d/,
  combine: /\b(?:union|intersect|except)\b/,
  period: /\b(?:during|before|since|after|until)\b/,
};

/** A name that does not exist cannot be in an answer: the question speaks of it, or what is right instead is there. */
function stoodFor(
  wrong: string | undefined,
  { badSnippet, correctSnippet = '' }: MadeMistake,
  { question }: GivenAnswer,
  named: ReadonlySet<string>,
): boolean {
  const asked = wordsOf(question);
  if ([...wordsOf(lastOf(wrong))].some((word) => asked.has(word))) return true;
  const bad = namesIn(badSnippet);
  // What an output is called says nothing, and an alias is short.
  const right = namesIn(correctSnippet.replace(/\bas \w+/g, ''));
  return [...right].some(
    (name) => name.length > 2 && !notation.has(name) && !bad.has(name) && named.has(name),
  );
}

/** Words that plans and snippets are written with, which are in most of them. */
const notation = new Set(
  `from where measure group show distinct having order limit offset top per compare previous year period union
  intersect except all and or not in between contains starts ends with like is null exists during before since after
  until today this last past month week day hour quarter weekday to date now count count_distinct sum avg min max
  median ratio percent share as by asc desc round lower length abs coalesce concat difference case when then else end
  return await db join leftjoin groupby orderby select page col eq ne lt lte gt gte isnull isin inquery scalar over
  only bucket datepart datedifference choose fn const let columns rows truncated query`.split(/\s+/),
);

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
}

function lastOf(path = ''): string {
  return (path.split('.').at(-1) ?? '').toLowerCase();
}
