// Chooses, for every stretch that may mean several things, which one is meant: the choices that hang
// together best win. A field goes with the model that is spoken of, a value with the field beside it,
// and things that are near one another in the data are likelier to be meant together.
import type { Model } from '../data-source/manifest.ts';
import type { Cutting } from './linker.ts';
import type { Candidate, Span, Target } from './links.ts';
import { isPlural } from './name-links.ts';
import type { SchemaIndex } from './schema-index.ts';

export interface Choice {
  /** One for each `link` span of the cutting, in order. */
  readonly targets: readonly Candidate[];
  readonly score: number;
}

const beamWidth = 24;
const keptChoices = 6;

type LinkSpan = Extract<Span, { kind: 'link' }>;

export function chooseTargets(cutting: Cutting, index: SchemaIndex, favoured: ReadonlySet<string>): Choice[] {
  const links = cutting.spans.filter((span): span is LinkSpan => span.kind === 'link');
  const spoken = spokenModels(links);
  let beam: { targets: Candidate[]; score: number; models: Model[] }[] = [
    { targets: [], score: 0, models: [] },
  ];
  for (const [position, span] of links.entries()) {
    const gap = position > 0 ? gapBefore(cutting, links[position - 1] as LinkSpan, span) : undefined;
    const next = beam.flatMap((state) =>
      span.candidates.map((candidate) => {
        const previous = state.targets[position - 1]?.target;
        const score =
          state.score +
          candidate.score * 2 +
          modelFit(candidate, spoken, favoured) +
          countedFit(cutting, span, candidate) +
          (previous && gap ? neighbourFit(previous, candidate.target, gap) : 0) +
          nearness(candidate.target, state.models, index);
        const { model } = candidate.target;
        const models = state.models.includes(model) ? state.models : [...state.models, model];
        return { targets: [...state.targets, candidate], score, models };
      }),
    );
    beam = next.sort((left, right) => right.score - left.score).slice(0, beamWidth);
  }
  return beam.slice(0, keptChoices).map(({ targets, score }) => ({ targets, score }));
}

/** Models that the question names outright, with how well. */
function spokenModels(links: readonly LinkSpan[]): Map<string, number> {
  const spoken = new Map<string, number>();
  for (const { candidates } of links) {
    const top = candidates[0]?.score ?? 0;
    for (const { target, score, speaksOfModel } of candidates) {
      if ((target.kind !== 'model' && !speaksOfModel) || score < Math.max(0.5, top * 0.8)) continue;
      spoken.set(target.model.name, Math.max(spoken.get(target.model.name) ?? 0, score));
    }
  }
  return spoken;
}

function modelFit(
  { target, score }: Candidate,
  spoken: ReadonlyMap<string, number>,
  favoured: ReadonlySet<string>,
): number {
  const { model } = target;
  let fit = favoured.has(model.name) ? 0.35 : 0;
  if (target.kind === 'model') {
    // An entity is what people speak of, not the table that only ties others together.
    return fit + (score >= 0.9 ? 0.6 : 0.15) + (model.isJunction ? -0.25 : 0) + (model.isView ? -0.3 : 0);
  }
  fit += 0.55 * (spoken.get(model.name) ?? 0) * Math.min(1, score + 0.1);
  // "customer" is the customer, not the column that points to one, unless its id is asked for.
  if (target.kind === 'field' && score < 0.9 && pointsElsewhere(target.model, target.field.name)) fit -= 0.45;
  if (model.isView) fit -= 0.3;
  if (target.kind === 'value' && model.displayFields.includes(target.field.name)) fit += 0.2;
  if (target.kind === 'field' && target.field.primaryKey) fit += 0.06;
  return fit;
}

/** "more than 2 payments" counts payments; a column of theirs is compared by its own name. */
function countedFit({ tokens }: Cutting, { start, end }: Span, { target }: Candidate): number {
  const isCounted = tokens[start - 1]?.kind === 'number' && isPlural(tokens[end - 1]);
  return isCounted && target.kind === 'model' ? 0.3 : 0;
}

function pointsElsewhere(model: Model, field: string): boolean {
  return model.relations.some(
    (relation) => relation.kind === 'one' && relation.on.some((pair) => pair.from === field),
  );
}

interface Gap {
  readonly words: readonly string[];
}

function gapBefore(cutting: Cutting, left: LinkSpan, right: LinkSpan): Gap | undefined {
  const words = cutting.tokens.slice(left.end, right.start).map((token) => token.folded);
  return words.length <= 4 ? { words } : undefined;
}

const ofWords = new Set([
  'of',
  'de',
  'del',
  'cua',
  'for',
  'from',
  "'s",
  'the',
  'in',
  'each',
  'all',
  'every',
  'any',
]);

const joining = new Set(['or', 'and', ',', 'o', 'u', 'y', 'e', 'hoac', 'va', 'hay', 'either', 'both']);

function neighbourFit(left: Target, right: Target, gap: Gap): number {
  const sameModel = left.model.name === right.model.name;
  if (isPlain(left) && isPlain(right)) {
    const sameField = sameModel && left.field.name === right.field.name;
    if (sameField && left.kind !== right.kind) return 0.9;
    // "in London or Paris": two of a kind.
    if (
      sameField &&
      left.kind === 'value' &&
      gap.words.length > 0 &&
      gap.words.every((word) => joining.has(word))
    )
      return 0.6;
    // "names, color descriptions": nobody lists one field twice.
    if (sameField && left.kind === 'field') return -0.4;
    if (left.kind === 'value' && right.kind === 'value' && gap.words.length === 0) {
      if (isFullName(left, right)) return 1.2;
      if (sameModel) return 0.5;
    }
    return sameModel ? 0.25 : 0;
  }
  if (!sameModel) return 0;
  if (left.kind !== 'model' && right.kind !== 'model') return 0.25;
  return gap.words.every((word) => ofWords.has(word)) ? 0.5 : 0.25;
}

/** "Michael Goodrich" is one person, whoever else is called Michael. */
function isFullName(left: Plain, right: Plain): boolean {
  if (left.model.name !== right.model.name || left.field.name === right.field.name) return false;
  const { displayFields } = left.model;
  return displayFields.includes(left.field.name) && displayFields.includes(right.field.name);
}

type Plain = Extract<Target, { kind: 'field' | 'value' }>;

function isPlain(target: Target): target is Plain {
  return target.kind === 'field' || target.kind === 'value';
}

function nearness(target: Target, models: readonly Model[], index: SchemaIndex): number {
  if (models.length === 0 || models.some((model) => model.name === target.model.name)) return 0;
  let nearest = Number.POSITIVE_INFINITY;
  for (const model of models) {
    nearest = Math.min(
      nearest,
      index.graph.distance(model.name, target.model.name),
      index.graph.distance(target.model.name, model.name),
    );
  }
  if (nearest === Number.POSITIVE_INFINITY) return -1.5;
  return -0.12 - 0.16 * Math.min(nearest, 5);
}
