// Somebody who gives the right number and says nothing else says which reading they mean, where of all small changes of
// it only one comes to that number: another date, another column, only the rows of one state. It is a guess that
// nobody's words support, and never more than that.
import type { Field, Model } from '../../data-source/manifest.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import type { Condition, Plan } from '../../pipeline/plan.ts';
import { isDate } from './dates-said.ts';
import { agrees } from './expected-answer.ts';
import { giveWay } from './give-way.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { columnEdits } from './other-columns.ts';
import { planFacts } from './plan-facts.ts';
import type { GeneratorTools, PolicyCase } from './policy-case.ts';
import { type EffectChoice, tried } from './proposal.ts';

const mostEdits = 40;
const mostValues = 12;
/** Nothing and one come of many changes by chance. */
const leastTelling = 2;

/** Undefined where no change comes to the number, or more than one does. */
export async function fittingEdit(
  policyCase: PolicyCase,
  names: Names,
  tools: GeneratorTools,
  signal: AbortSignal,
): Promise<EffectChoice | undefined> {
  const { plan, expected, policies } = policyCase;
  if (!plan || !expected || !('number' in expected) || Math.abs(expected.number) < leastTelling)
    return undefined;
  const fitting: EffectChoice[] = [];
  for (const choice of editsOf(plan, policyCase, names).slice(0, mostEdits)) {
    signal.throwIfAborted();
    await giveWay();
    const planning = await tools.read([...policies, tried(choice, 0)]);
    const rows = planning?.kind === 'plan' ? await tools.run(planning.reading.plan) : undefined;
    if (rows && agrees(expected, rows) === true) fitting.push(choice);
    if (fitting.length > 1) return undefined;
  }
  return fitting[0];
}

function editsOf(plan: Plan, policyCase: PolicyCase, names: Names): EffectChoice[] {
  const model = policyCase.manifest.model(plan.model);
  if (!model) return [];
  const dates = otherDates(plan, model, policyCase).map((field): EffectChoice => {
    const effect: PolicyEffect = { kind: 'mainDate', model: model.name, field: field.name };
    return fitted(effect, meant(model, { field: field.name }, names).demanded);
  });
  const columns = columnEdits(policyCase, names).map(({ effect, demanded }) => fitted(effect, demanded));
  const rows = model.fields.flatMap((field) =>
    JSON.stringify(plan.where ?? {}).includes(`"${field.name}"`)
      ? []
      : testsOf(field).map((where) =>
          fitted(
            { kind: 'defaultFilter', model: model.name, where },
            meant(model, { condition: where }, names).demanded,
          ),
        ),
  );
  return [...dates, ...columns, ...rows];
}

function fitted(effect: PolicyEffect, demanded: ReadonlySet<string>): EffectChoice {
  return { effect, triggers: [], demanded, guessed: true, fitted: true };
}

function otherDates(plan: Plan, model: Model, { manifest }: PolicyCase): Field[] {
  const facts = planFacts(plan, manifest);
  const isAsked = ({ name }: Field) => facts.has(`time ${model.name}.${name}`);
  const dates = model.fields.filter(isDate);
  return dates.some(isAsked) ? dates.filter((field) => !isAsked(field)) : [];
}

/** Each state alone, and all but each. */
function testsOf({ name: path, type, ...field }: Field): Condition[] {
  if (type === 'boolean') return [true, false].map((value) => ({ path, op: 'eq', value }));
  const values = field.enumValues ?? (field.valuesComplete ? field.values : undefined) ?? [];
  if (values.length < 2 || values.length > mostValues) return [];
  const alone = values.map((value): Condition => ({ path, op: 'eq', value }));
  return values.length === 2
    ? alone
    : [...alone, ...values.map((value): Condition => ({ path, op: 'ne', value }))];
}
