// From a complaint to policies, by rules and without a model: what the person wrote is cut into
// statements, each is read with the planner's own linker and reader, and of all that it may mean only
// that is proposed under which the question is read as they say. Nothing is stored, and nothing is
// asked of Docent's own database.
import type { Model } from '../../data-source/manifest.ts';
import { fold } from '../../language/locale/fold.ts';
import { questionLocale } from '../../language/locale/question-locale.ts';
import type { Measure } from '../../pipeline/plan.ts';
import { chooseEffects } from './choose-effects.ts';
import { definitionProposal } from './definition-proposals.ts';
import { describeCandidate } from './describe-candidate.ts';
import { fittingEdit } from './fitting-edits.ts';
import { giveWay } from './give-way.ts';
import { type Names, namesOf } from './names.ts';
import { numberSaid } from './number-said.ts';
import { planFacts } from './plan-facts.ts';
import { type PolicyCandidate, policyCandidateSchema } from './policy-candidate.ts';
import type { GeneratorTools, PolicyCase } from './policy-case.ts';
import type { Proposal } from './proposal.ts';
import { readingProposals } from './reading-proposals.ts';
import { remarkProposals } from './remark-proposals.ts';
import { type Definition, statementsOf } from './statements.ts';
import { isTellingWord } from './term-choices.ts';
import { besideRows, unknownRows } from './unknown-rows.ts';
import { widenedWords } from './widened-words.ts';

const longestWords = 2000;

/**
 * The fewest policies under which the question is read as the person says; none where their words say
 * nothing that the data holds, or change nothing.
 *
 * @throws what `tools` throw, and the reason of `signal` when it is aborted
 */
export async function generatePolicies(
  given: PolicyCase,
  tools: GeneratorTools,
  signal: AbortSignal,
): Promise<PolicyCandidate[]> {
  const number = given.expected ? undefined : numberSaid(given.words, given.locale);
  const policyCase = number === undefined ? given : { ...given, expected: { number } };
  const names = namesOf(policyCase.manifest, policyCase.locale, new Set());
  const said = await saidIn(policyCase, signal);
  const proposals = [
    ...said,
    ...unknownRows(policyCase, names, said),
    ...besideRows(policyCase, names, said),
    ...(await readingProposals(policyCase, names, tools)),
  ].map((proposal) => asShares(proposal, policyCase));
  const required = requiredOf(policyCase);
  let found =
    proposals.length > 0 ? await chooseEffects(proposals, policyCase, tools, signal, required) : undefined;
  if (!found || found.chosen.length === 0) {
    const fitting = await fittingEdit(policyCase, names, tools, signal);
    if (!fitting) return [];
    const only = [{ said: policyCase.words, choices: [fitting] }];
    found = await chooseEffects(only, policyCase, tools, signal, required);
  }
  const chosen = found;
  return chosen.chosen.flatMap((one) => {
    const candidate = policyCandidateSchema.safeParse(describeCandidate(one, chosen, policyCase));
    return candidate.success ? [candidate.data] : [];
  });
}

/** In the language of the question; what says nothing in it may be written in another one. */
async function saidIn(policyCase: PolicyCase, signal: AbortSignal): Promise<Proposal[]> {
  const said = await proposalsOf(policyCase, signal);
  const locale = questionLocale(policyCase.words, policyCase.locale);
  return said.length > 0 || locale === policyCase.locale
    ? said
    : proposalsOf({ ...policyCase, locale }, signal);
}

async function proposalsOf(policyCase: PolicyCase, signal: AbortSignal): Promise<Proposal[]> {
  const { manifest, locale } = policyCase;
  const spoken = spokenModels(policyCase);
  await giveWay();
  const names = namesOf(manifest, locale, new Set(spoken.map(({ name }) => name)));
  const clock = { now: policyCase.now, timeZone: policyCase.timeZone };
  const words = policyCase.words.normalize('NFKC').slice(0, longestWords);
  const statements = statementsOf(words, policyCase.question);
  const proposals: Proposal[] = [];
  for (const statement of statements) {
    await giveWay();
    signal.throwIfAborted();
    if (statement.kind === 'definition') {
      const widened = widenedWords(statement.text, policyCase.question, names);
      if (widened.length > 0) {
        proposals.push({ said: statement.text, choices: widened });
        continue;
      }
      const defined = definitionProposal(statement, policyCase, names, spoken, clock);
      if (defined) {
        proposals.push(defined);
        continue;
      }
    } else {
      const unsaid = unknownWords(statement.text, policyCase, names).flatMap(
        (definition) => definitionProposal(definition, policyCase, names, spoken, clock) ?? [],
      );
      proposals.push(...unsaid);
      if (unsaid.length > 0) continue;
    }
    await giveWay();
    proposals.push(...remarkProposals(statement.text, policyCase, names, spoken, clock));
  }
  return proposals;
}

const sharing =
  /(?<![\p{L}])(?:rates?|percent(?:age)?|share|tỷ\s+lệ|tỉ\s+lệ|phần\s+trăm|tasas?|porcentaje)(?![\p{L}])/iu;

function isCountOfRows({ fn, path }: Measure): boolean {
  return fn === 'count' && path === undefined;
}

/** One number over another is shown as a share where its word says so, or it stands in the place of one; so are rows of rows. */
function asShares({ said, choices }: Proposal, { plan, expected }: PolicyCase): Proposal {
  const wasShare = plan?.measures?.some(({ fn, percent }) => fn === 'ratio' && percent) ?? false;
  return {
    said,
    choices: choices.flatMap((choice) => {
      const { effect } = choice;
      if (effect.kind !== 'metric' || effect.measure.fn !== 'ratio') return [choice];
      if (!wasShare && !sharing.test(effect.term) && !effect.measure.of?.every(isCountOfRows))
        return [choice];
      const measure = { ...effect.measure, percent: true, as: 'percentage' };
      const percent = { ...choice, effect: { ...effect, measure } };
      // Who expects 0.25 does not mean 25.
      return expected ? [percent, choice] : [percent];
    }),
  };
}

const saysMeaning =
  /^(?:(?:no|wrong|sai|mal)[,:]?\s+)?(?:(?:i|we)\s+(?:only\s+|actually\s+|really\s+)?mean(?:t)?\s+(?!that\b)(?<en>.+)|ý\s+(?:tôi|mình)\s+là\s+(?<vi>.+)|(?:me\s+refiero|me\s+refer[ií]a|nos\s+referimos)\s+a\s+(?<es>.+))$/iu;

/** "I mean those of level 4": what is meant is the word of the question that nothing was made of, where it is one. */
function unknownWords(text: string, { question, locale }: PolicyCase, names: Names): Definition[] {
  const { en, vi, es } = saysMeaning.exec(text)?.groups ?? {};
  const meaning = en ?? vi ?? es;
  const [term, ...more] = names.unread(question).filter((word) => isTellingWord(word, locale));
  return meaning && term && more.length === 0 ? [{ kind: 'definition', term, meaning, text }] : [];
}

/** Models that the question or the plan speaks of; what the question is about first. */
function spokenModels({ question, plan, manifest, locale }: PolicyCase): Model[] {
  const found: Model[] = [];
  const add = (model: Model | undefined) => {
    if (model && !found.includes(model)) found.push(model);
  };
  const linked = namesOf(manifest, locale, new Set()).links(question);
  for (const { targets } of linked)
    for (const { target, score } of targets) if (target.kind === 'model' && score >= 0.8) add(target.model);
  if (plan) {
    add(manifest.model(plan.model));
    for (const fact of planFacts(plan, manifest)) {
      const [kind, name = ''] = fact.split(' ');
      if (kind === 'model' || kind === 'field') add(manifest.model(name.split('.')[0] as string));
    }
  }
  for (const { targets } of linked)
    for (const { target, score } of targets) if (score >= 0.8) add(target.model);
  return found;
}

const asksNumber =
  /\b(how many|how much|number of|count|how often|average|total|percent|percentage|cu[aá]nt[oa]s?|promedio|bao nhi[eê]u|trung b[iì]nh)\b/iu;
const asksOne =
  /^\P{L}*(?:what\s+(?:is|was|were|has\s+been|did\s+we|have\s+we)|cu[aá]l\s+(?:es|fue|ha\s+sido))\s/iu;

/** What the question says whatever its words mean: the rows it names, and that it asks for a number. */
function requiredOf({ question, manifest, locale }: PolicyCase): Set<string> {
  const required = new Set<string>();
  const links = namesOf(manifest, locale, new Set()).links(question);
  for (const { targets } of links) {
    const [first] = targets;
    if (first?.target.kind === 'model' && first.score >= 0.9)
      required.add(`model ${first.target.model.name}`);
    // "Big flats": what big means does not make a flat of everything.
    if (first?.target.kind === 'value' && first.score >= 0.7) {
      const { model, field, value } = first.target;
      required.add(`value ${model.name}.${field.name} ${fold(value)}`);
    }
  }
  // "What was our turnover?" names no rows: it asks for one number of all of them.
  const isOfAll = links.every(({ targets }) =>
    targets.every(({ target }) => target.kind === 'field' || target.kind === 'measure'),
  );
  if (asksNumber.test(question) || (asksOne.test(question) && isOfAll)) required.add('number');
  return required;
}
