// The field of a condition that names none: what text names, what a bare number counts.
import type { Model } from '../../data-source/manifest.ts';
import type { Condition, FieldRef } from '../reader/nodes.ts';
import { fieldForConcept } from './concept-fields.ts';
import { displayOf, type Frame } from './frame.ts';

type TestCondition = Extract<Condition, { kind: 'test' }>;

/** Text in quotes with no field beside it names a row, or is held by one of the model's text fields. */
export function guessField(frame: Frame, condition: TestCondition, from: Model): FieldRef | undefined {
  const model = condition.model ?? from;
  const { test } = condition;
  const timed = 'unit' in test && test.unit !== undefined && test.unit !== 'percent';
  const concept = condition.concept ?? (timed ? 'length' : undefined);
  if (concept && concept !== 'count' && concept !== 'value') {
    const parents = model.relations.flatMap((relation) =>
      relation.kind === 'one' ? (frame.index.manifest.model(relation.to) ?? []) : [],
    );
    for (const candidate of [model, ...parents]) {
      const found = fieldForConcept(candidate, concept);
      if (found) return found;
    }
  }
  if (typeof (test as { value?: unknown }).value === 'string') {
    const field = displayOf(model).find((candidate) => candidate.type === 'text');
    // "products starting with A" can hardly be about anything but their names.
    const isPart = test.op === 'startsWith' || test.op === 'endsWith' || test.op === 'contains';
    frame.doubt += condition.model || isPart ? 0.1 : 0.25;
    return field && { model, field };
  }
  frame.doubt += 0.4;
  return defaultNumber(model);
}

/** The number that a bare comparison is most likely about. */
export function defaultNumber(model: Model): FieldRef | undefined {
  return fieldForConcept(model, 'value');
}
