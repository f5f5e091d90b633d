// Why a query can be refused: every rule of the check, by name. A refusal tells the rule's name and at
// most names that the asker wrote or may see, so that a repair can be told what broke.
import { AssistantError } from '../errors/assistant-error.ts';

export const queryRules = {
  size: 'the query is too large',
  text: 'the text is not well-formed, or holds control characters',
  json: 'the text is not JSON',
  depth: 'the query is nested too deeply',
  nodes: 'the query has too many parts',
  shape: 'the query is not of the grammar',
  joins: 'the query has too many joins',
  unknown_model: 'there is no such model',
  unknown_column: 'there is no such column',
  unknown_alias: 'no part of the query that can be seen from here has this alias',
  unknown_output: 'the query has no output of this name',
  duplicate_alias: 'an alias is used twice',
  duplicate_output: 'an output name is used twice',
  join_columns: 'a join must compare a column of what it adds with a column that came before',
  masked_column: 'a masked column can only be listed',
  aggregate_place: 'an aggregate cannot stand here',
  nested_aggregate: 'an aggregate cannot contain an aggregate or a window',
  window_place: 'a window function can only stand in an output or in the order',
  ungrouped_column: 'with aggregates, a column outside them must be grouped',
  distinct_order: 'with distinct, the order must be by an output',
  set_order: 'a set of queries is ordered by output',
  set_arity: 'the queries of a set must have the same number of outputs',
  set_types: 'the queries of a set must have outputs of the same types',
  one_output: 'a query that gives a value must have exactly one output',
  arguments: 'a function has the wrong number or kind of arguments',
  types: 'the types do not fit together',
  value: 'a value does not fit its type',
  pattern: 'a pattern is too long or has too many wildcards',
  time_zone: 'the time zone is not known',
} as const;

export type QueryRule = keyof typeof queryRules;

/** @throws AssistantError `query.refused`, always; `about` are names the asker may see. */
export function refuse(rule: QueryRule, about?: string): never {
  const detail = `${rule}: ${queryRules[rule]}${about ? ` (${about.slice(0, 200)})` : ''}`;
  throw new AssistantError('query.refused', { detail });
}
