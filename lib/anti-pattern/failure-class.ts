// What went wrong when a question was turned into something that runs, sorted into a closed list. Two
// failures of one class on the same part of the schema are the same mistake, whatever the question was.
import type { AssistantError } from '../errors/assistant-error.ts';

const failureClasses = [
  'reply_unreadable',
  'plan_invalid',
  'unknown_model',
  'unknown_field',
  'unknown_relation',
  'type_mismatch',
  'code_types',
  'guard',
  'query_check',
  'sandbox',
  'database',
  'timeout',
  'empty_result',
  'implausible_result',
] as const;
export type FailureClass = (typeof failureClasses)[number];

/** The part of the schema, and the rule of ours, that a failure is about. Names as the failed text gave them. */
export interface SchemaContext {
  readonly model?: string;
  readonly field?: string;
  readonly relation?: string;
  /** The rule that was broken: of the plan, the guard or the query check. */
  readonly constraint?: string;
  /** A function or an operator that was used wrongly. */
  readonly fn?: string;
}

export interface ClassifiedFailure {
  readonly errorClass: FailureClass;
  /** The failure's code. */
  readonly errorType: string;
  /** The failure's own words with every name taken out; equal for equal mistakes. */
  readonly messagePattern: string;
  readonly context: SchemaContext;
}

/** Failures that say nothing of what was generated teach nothing: undefined. */
export function classifyFailure(error: AssistantError): ClassifiedFailure | undefined {
  const classify = classifiers[error.code];
  if (!classify) return undefined;
  const { errorClass, context, said = error.detail ?? error.code } = classify(error.detail ?? '');
  return {
    errorClass,
    errorType: error.code,
    messagePattern: patternOf(said),
    context,
  };
}

type Classified = Pick<ClassifiedFailure, 'errorClass' | 'context'> & {
  /** In place of the failure's own words, where those are a code. */
  readonly said?: string;
};

const classifiers: Readonly<Partial<Record<AssistantError['code'], (detail: string) => Classified>>> = {
  'model.invalid_reply': ofReply,
  'plan.invalid': ofPlan,
  'snippet.type_error': ofTypes,
  'guard.refused': (detail) => ({ errorClass: 'guard', context: ruleOf(detail) }),
  'query.refused': ofQuery,
  'sandbox.threw': () => ({ errorClass: 'sandbox', context: { constraint: 'threw' } }),
  'sandbox.timeout': () => ({ errorClass: 'timeout', context: { constraint: 'sandbox' } }),
  'sandbox.out_of_memory': () => ({ errorClass: 'sandbox', context: { constraint: 'memory' } }),
  'sandbox.output_rejected': () => ({ errorClass: 'sandbox', context: { constraint: 'output' } }),
  'query.timeout': () => ({ errorClass: 'timeout', context: { constraint: 'statement' } }),
  'query.failed': () => ({ errorClass: 'database', context: {} }),
};

const unreadable: Readonly<Record<string, string>> = {
  no_object: 'the reply had no object',
  cut_off: 'the reply was cut off',
  not_json: 'the reply was no JSON',
  several: 'the reply had several objects',
};

/** `cut_off`, or of an object in another form `plans.0: invalid_type`. */
function ofReply(detail: string): Classified {
  const [member = ''] = /^[a-z]+/i.exec(detail) ?? [];
  const said = unreadable[detail] ?? (detail.includes(': ') ? `${member} had another form` : undefined);
  if (said === undefined) return { errorClass: 'reply_unreadable', context: {} };
  return { errorClass: 'reply_unreadable', context: { constraint: said }, said };
}

/** `orders.totel: there is no such field`: what it is about, and what is wrong with it. */
function ofPlan(detail: string): Classified {
  const colon = detail.indexOf(': ');
  const subject = colon < 0 ? '' : detail.slice(0, colon);
  const said = colon < 0 ? detail : detail.slice(colon + 2);
  const [model = '', ...rest] = subject.split('.');
  const path = rest.join('.');
  if (said.includes('no such model')) return { errorClass: 'unknown_model', context: { model: subject } };
  if (said.includes('no such field')) return { errorClass: 'unknown_field', context: { model, field: path } };
  if (said.includes('no such relation') || said.includes('exists needs a relation'))
    return { errorClass: 'unknown_relation', context: { model, relation: path } };
  const doubt = doubts.find(([words]) => said.includes(words));
  if (doubt) return { errorClass: doubt[1], context: { model, field: path } };
  if (said.includes('names a relation'))
    return { errorClass: 'unknown_field', context: { model, field: path, constraint: 'is_a_relation' } };
  if (/is not a (?:date|number)|cannot be compared|is not an ISO date/.test(said)) {
    return {
      errorClass: 'type_mismatch',
      context: { ...(path ? { model, field: path } : { field: subject }), constraint: wordsOnly(said) },
    };
  }
  return { errorClass: 'plan_invalid', context: { constraint: `${partOf(subject)}${wordsOnly(said)}` } };
}

/** What was well-formed and hardly meant. */
const doubts: readonly (readonly [words: string, of: FailureClass])[] = [
  ['it found nothing', 'empty_result'],
  ['never has this value', 'empty_result'],
  ['cannot be two values', 'empty_result'],
  ['a key and no amount', 'implausible_result'],
];

/** `line 2: orders.totel: there is no such field; it has id, total`: one problem of several, the first. */
function ofTypes(detail: string): Classified {
  const [first = ''] = detail.split(/; (?=line \d)/);
  const said = first.replace(/^line -?\d+: /, '').replace(/;.*$/, '');
  if (/there is no such (?:model|field)$/.test(said)) return ofPlan(said);
  const [, fn] = /^(\w+)\(.*\) does not fit/.exec(said) ?? [];
  if (fn !== undefined) return { errorClass: 'type_mismatch', context: { fn } };
  return { errorClass: 'code_types', context: { constraint: wordsOnly(said) } };
}

/** `unknown_column: there is no such column (o.totel)`: a rule by name, and what it is about. */
function ofQuery(detail: string): Classified {
  const { constraint = '', about } = ruleOf(detail);
  if (constraint === 'unknown_model') return { errorClass: 'unknown_model', context: { model: about ?? '' } };
  if (constraint === 'unknown_column') {
    // The first name is an alias that the snippet chose, so only the column tells anything.
    return { errorClass: 'unknown_field', context: { field: about?.split('.').at(-1) ?? '' } };
  }
  if (constraint === 'types' || constraint === 'value') {
    return { errorClass: 'type_mismatch', context: { constraint } };
  }
  if (constraint === 'arguments') {
    return { errorClass: 'type_mismatch', context: { constraint, ...(about ? { fn: about } : {}) } };
  }
  return { errorClass: 'query_check', context: { constraint } };
}

function ruleOf(detail: string): { constraint?: string; about?: string } {
  const [, constraint, about] = /^([a-z_]+): [^(]*(?:\(([^)]*)\))?/.exec(detail) ?? [];
  return { ...(constraint ? { constraint } : {}), ...(about ? { about } : {}) };
}

/** The keyword of a plan that a failure names; an output's own name says nothing and is left out. */
function partOf(subject: string): string {
  return /^(?:compare|dimensions|fields|having|orderBy|topPerGroup|combine|period)$/.test(subject)
    ? `${subject}: `
    : '';
}

function wordsOnly(said: string): string {
  return patternOf(said).slice(0, 80);
}

/** What a failure says without what it is about, and without names, values and numbers. */
function patternOf(text: string): string {
  return text
    .replace(/^[^:\s]+: /, '')
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/\([^)]*\)/g, '(…)')
    .replace(/[^\s]*[._\d][^\s]*[^\s:;,]/g, '…')
    .slice(0, 200);
}
