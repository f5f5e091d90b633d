// "Use the net amount": a column in the place of another that the plan adds up, or takes the average of.
import type { Target } from '../../language/links.ts';
import { isNumeric } from '../../language/reader/nodes.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import type { Measure } from '../../pipeline/plan.ts';
import { meant } from './meanings-of-formula.ts';
import type { FieldOf, Names } from './names.ts';
import type { PolicyCase } from './policy-case.ts';

/** Columns that the plan computes a number of, where it could compute the same of this one. */
export function measuredBeside({ model, field }: FieldOf, { plan }: PolicyCase): FieldOf[] {
  if (plan?.model !== model.name || !isNumeric(field)) return [];
  const measured = new Set((plan.measures ?? []).map(columnOf));
  return model.fields.flatMap((other) =>
    other !== field && measured.has(other.name) ? [{ model, field: other }] : [],
  );
}

/**
 * Where the plan has a number of another column for the word, the same number of this one: with the column alone, "last
 * month's revenue" would be a list of amounts. Else the word means the column.
 */
export function effectsOf(term: string, right: FieldOf, policyCase: PolicyCase): PolicyEffect[] {
  const { model, field } = right;
  const beside = new Set(measuredBeside(right, policyCase).map((one) => one.field.name));
  const numbers = (policyCase.plan?.measures ?? []).flatMap((measure): PolicyEffect[] =>
    'path' in measure && beside.has(columnOf(measure) ?? '')
      ? [{ kind: 'metric', term, model: model.name, measure: { ...measure, path: field.name } }]
      : [],
  );
  return [...numbers, { kind: 'term', term, model: model.name, means: { field: field.name } }];
}

/** "Total revenue": what it is of has the same meaning where nobody says that it is added up. */
const addedUp = /^(?:total|overall|sum\s+of|tổng(?:\s+số)?|total\s+de|suma\s+de)\s+(?=\S)/iu;

/** Stretches of the question that were read as one of the columns, or as a number of one. */
export function wordsReadAs(columns: readonly FieldOf[], question: string, names: Names): string[] {
  return names
    .links(question)
    .flatMap(({ text, targets }) =>
      targets.some(({ target }) => isOneOf(columns, target)) ? [text.replace(addedUp, '')] : [],
    );
}

function isOneOf(columns: readonly FieldOf[], target: Target): boolean {
  if (target.kind === 'field') return columns.some(({ field }) => field === target.field);
  return (
    target.kind === 'measure' &&
    columns.some(({ model, field }) => model === target.model && columnOf(target.measure) === field.name)
  );
}

function columnOf(measure: Measure): string | undefined {
  return 'path' in measure && /^(?:sum|avg|min|max|median)$/.test(measure.fn) ? measure.path : undefined;
}

/** Each other column in the place of the one that the plan computes a number of, for the words that were read as it. */
export function columnEdits(
  policyCase: PolicyCase,
  names: Names,
): { effect: PolicyEffect; demanded: ReadonlySet<string> }[] {
  const { plan, question, manifest } = policyCase;
  const model = plan && manifest.model(plan.model);
  if (!model) return [];
  return model.fields.flatMap((field) => {
    const measured = field.primaryKey ? [] : measuredBeside({ model, field }, policyCase);
    const isKey = model.relations.some(({ on }) => on.some(({ from }) => from === field.name));
    if (measured.length === 0 || isKey) return [];
    return wordsReadAs(measured, question, names).flatMap((term) =>
      effectsOf(term, { model, field }, policyCase)
        .slice(0, 1)
        .map((effect) => ({ effect, demanded: meant(model, { field: field.name }, names).demanded })),
    );
  });
}
