// What somebody teaches by saying which of several readings they meant, or by knowing the answer that only one of
// them gives: where the readings differ in a way, a field or a model, and a word of the question stands for either,
// the word, or the way, is what should be known.
import type { Target } from '../../language/links.ts';
import type { PolicyEffect } from '../../pipeline/live-policy.ts';
import { isNarrow } from '../../pipeline/narrow-text.ts';
import type { Plan } from '../../pipeline/plan.ts';
import { agrees } from './expected-answer.ts';
import { meant } from './meanings-of-formula.ts';
import type { Names } from './names.ts';
import { planFacts, wayOf } from './plan-facts.ts';
import type { GeneratorTools, PolicyCase } from './policy-case.ts';
import type { EffectChoice, Proposal } from './proposal.ts';

const mostOptions = 4;
const longestTerm = 40;

/** None where no reading is known to be the right one, or all of them are. */
export async function readingProposals(
  policyCase: PolicyCase,
  names: Names,
  tools: GeneratorTools,
): Promise<Proposal[]> {
  const readings = await judgedReadings(policyCase, tools);
  if (!readings) return [];
  const { manifest, question } = policyCase;
  const right = planFacts(readings.right, manifest);
  const wrong = new Set(readings.wrong.flatMap((plan) => [...planFacts(plan, manifest)]));
  const gained = new Set([...right].filter((fact) => !wrong.has(fact)));
  const lost = new Set([...wrong].filter((fact) => !right.has(fact)));
  const choices = [
    ...waysTaken(readings.right, gained, lost, names),
    ...wordsMeant(question, gained, lost, names),
  ];
  return choices.length > 0 ? [{ said: question, choices }] : [];
}

interface Readings {
  readonly right: Plan;
  readonly wrong: readonly Plan[];
}

async function judgedReadings(
  { expected, plan, policies }: PolicyCase,
  tools: GeneratorTools,
): Promise<Readings | undefined> {
  if (!expected) return undefined;
  if ('plan' in expected) return plan && { right: expected.plan, wrong: [plan] };
  const planning = await tools.read(policies);
  if (planning?.kind !== 'clarification') return undefined;
  const right: Plan[] = [];
  const wrong: Plan[] = [];
  for (const { reading } of planning.options.slice(0, mostOptions)) {
    const rows = await tools.run(reading.plan);
    (rows && agrees(expected, rows) === true ? right : wrong).push(reading.plan);
  }
  const [first] = right;
  return first && wrong.length > 0 ? { right: first, wrong } : undefined;
}

/** Ways between two models that the right reading takes and a wrong one takes otherwise. */
function waysTaken(
  { model: start }: Plan,
  gained: ReadonlySet<string>,
  lost: ReadonlySet<string>,
  { manifest }: Names,
): EffectChoice[] {
  const otherWays = manifest.manifest.models.flatMap((owner) =>
    owner.relations.flatMap((relation) =>
      lost.has(wayOf({ owner, relation })) ? [`${owner.name} ${relation.to}`] : [],
    ),
  );
  const taken = manifest.manifest.models.flatMap((owner) =>
    owner.relations.flatMap((relation): EffectChoice[] => {
      const way = wayOf({ owner, relation });
      if (!gained.has(way) || !otherWays.includes(`${owner.name} ${relation.to}`)) return [];
      const effect = { kind: 'joinPath', from: owner.name, to: relation.to, path: relation.name } as const;
      return [{ effect, triggers: [], demanded: new Set([way]) }];
    }),
  );
  const fromStart = ({ effect }: EffectChoice) => effect.kind === 'joinPath' && effect.from === start;
  return [...taken.filter(fromStart), ...taken.filter((one) => !fromStart(one))];
}

/** Words of the question that stand for what the right reading has and, as they were read, for what it has not. */
function wordsMeant(
  question: string,
  gained: ReadonlySet<string>,
  lost: ReadonlySet<string>,
  names: Names,
): EffectChoice[] {
  return names.links(question).flatMap(({ text, targets }) => {
    const term = text.toLowerCase();
    if (term.length > longestTerm || !isNarrow(term)) return [];
    if (!targets.some(({ target }) => lost.has(factOf(target)))) return [];
    return targets.flatMap(({ target }): EffectChoice[] => {
      if (!gained.has(factOf(target))) return [];
      const { model } = target;
      const means = target.kind === 'field' ? { field: target.field.name } : { model: model.name };
      const effect: PolicyEffect = { kind: 'term', term, model: model.name, means };
      return [{ effect, triggers: [], demanded: meant(model, means, names).demanded }];
    });
  });
}

function factOf(target: Target): string {
  if (target.kind === 'field') return `field ${target.model.name}.${target.field.name}`;
  return target.kind === 'model' ? `model ${target.model.name}` : '';
}
