// A plan cut into the parts a person can point at. Each part has its text and the place in the plan it
// stands for; the sentence of `interpretation.ts` is these texts in order, so what is removed is what was read.
import type { ReadingPart } from '../envelope/reading-part.ts';
import type { Ordered } from '../i18n/reading-words.ts';
import { entityGroups } from './entity-groups.ts';
import { type OutputTexts, PlanReader, type ReadingSetting } from './interpretation-reader.ts';
import type { Condition, OrderTerm, Plan } from './plan.ts';

/** The parts of a plan, in the order in which they are read. */
export function interpretParts(plan: Plan, setting: ReadingSetting): ReadingPart[] {
  const reader = new PlanReader(setting, (nested, rows) => readSentence(nested, setting, rows));
  const outputs = outputTexts(plan, reader);
  const order = (term: OrderTerm) => orderText(term, plan, reader, outputs);
  const shown = (plan.measures?.length ?? 0) + (plan.fields?.length ?? 0);
  const groups = plan.dimensions ?? [];
  const entities = entityGroups(plan, setting.manifest);
  // What is combined has the same columns on both sides; taking one away from this side breaks it.
  const loose = !plan.combine;
  const part = (id: string, kind: ReadingPart['kind'], text: string, removable = true): ReadingPart => ({
    id,
    kind,
    text,
    removable,
  });
  const parts: ReadingPart[] = [
    ...(plan.measures ?? []).map((measure, at) =>
      part(`measures.${at}`, 'measure', reader.measure(measure, plan.model), loose && shown > 1),
    ),
    ...(plan.fields ?? []).map((field, at) =>
      part(`fields.${at}`, 'field', reader.output(field, plan.model), loose && shown > 1),
    ),
    ...groups.flatMap((group, at) => {
      const entity = entities.find(({ places }) => places.includes(at));
      if (group.hidden || (entity && entity.places[0] !== at)) return [];
      const places = entity?.places ?? [at];
      const others = groups.filter(({ hidden }, place) => !hidden && !places.includes(place));
      return part(
        `dimensions.${places.join('+')}`,
        'group',
        entity?.text ?? reader.dimension(group, plan.model),
        loose && (shown > 0 || others.length > 0),
      );
    }),
    ...conjuncts(plan.where).map((condition, at, all) =>
      part(`where.${at}`, 'filter', reader.condition(condition, { model: plan.model }, all.length > 1)),
    ),
    ...conjuncts(plan.having).map((condition, at, all) =>
      part(
        `having.${at}`,
        'having',
        reader.condition(condition, { model: plan.model, outputs }, all.length > 1),
      ),
    ),
  ];
  if (plan.topPerGroup) {
    const { by, limit, orderBy } = plan.topPerGroup;
    const names = by.map((name) => outputs.get(name)?.text ?? name);
    const text = reader.words.topPer(
      reader.number(limit),
      reader.list(names, reader.words.and),
      reader.list(orderBy.map(order), reader.words.and),
    );
    parts.push(part('topPerGroup', 'topPerGroup', text));
  }
  for (const [at, term] of (plan.orderBy ?? []).entries())
    parts.push(part(`orderBy.${at}`, 'order', order(term)));
  if (plan.limit !== undefined)
    parts.push(part('limit', 'limit', reader.words.top(reader.number(plan.limit))));
  if (plan.offset) parts.push(part('offset', 'offset', reader.words.skip(reader.number(plan.offset))));
  if (plan.compare) {
    const { comparePeriod, compareYear } = reader.words;
    parts.push(part('compare', 'compare', plan.compare.to === 'previous_year' ? compareYear : comparePeriod));
  }
  if (plan.combine) {
    const text = reader.words[plan.combine.op](readSentence(plan.combine.plan, setting));
    parts.push(part('combine', 'combine', text));
  }
  return parts;
}

/**
 * The parts as one sentence, without capital letter or full stop, so that it can stand inside another. `rows`: what
 * it lists are the rows themselves, and no column of them.
 */
export function readSentence(plan: Plan, setting: ReadingSetting, rows = false): string {
  const reader = new PlanReader(setting, (nested, rows) => readSentence(nested, setting, rows));
  const { words } = reader;
  const parts = interpretParts(plan, setting);
  const texts = (kind: ReadingPart['kind']) =>
    parts.filter((part) => part.kind === kind).map(({ text }) => text);
  const groups = reader.list(texts('group'), words.and);
  const clauses = [
    texts('filter').length > 0 ? words.where(texts('filter').join(` ${words.and} `)) : '',
    texts('having').length > 0 ? words.having(texts('having').join(` ${words.and} `)) : '',
    ...texts('topPerGroup'),
    // Order and limit are of the combined whole, so they are read after it.
    ...texts('combine'),
    ...texts('compare'),
    texts('order').length > 0 ? words.sortedBy(texts('order').join(', ')) : '',
    ...texts('offset'),
    ...texts('limit'),
  ].filter(Boolean);
  return [rows ? reader.plural(plan.model) : subject(plan, reader, texts, groups), ...clauses].join(', ');
}

function subject(
  plan: Plan,
  reader: PlanReader,
  texts: (kind: ReadingPart['kind']) => string[],
  groups: string,
): string {
  const { words } = reader;
  const of = reader.plural(plan.model);
  if (plan.measures) {
    const measures = reader.list(texts('measure'), words.and);
    return groups ? `${measures} ${words.per(groups)}` : measures;
  }
  const listed = [...texts('field'), ...(plan.fields ? [] : texts('group'))];
  const fields = plan.fields && groups ? [...texts('group'), ...texts('field')] : listed;
  if (fields.length === 0) return words.listAll(of);
  const joined = reader.list(fields, words.and);
  return plan.distinct || !plan.fields ? words.different(joined, of) : words.list(of, joined);
}

/** Conditions that must all hold, each on its own. */
export function conjuncts(condition: Condition | undefined): Condition[] {
  if (!condition) return [];
  return 'and' in condition ? condition.and : [condition];
}

/**
 * What measures and fields are called beside the sentence that says all of them, by output name. Of which rows a
 * measure is, the sentence has said; a heading says it again only where another output would be called the same.
 */
export function outputHeadings(plan: Plan, reader: PlanReader): ReadonlyMap<string, string> {
  const outputs = [
    ...(plan.measures ?? []).map((measure) => ({
      as: measure.as,
      bare: reader.measureHeading(ofAllRows(measure), plan.model),
      whole: reader.measureHeading(measure, plan.model),
    })),
    ...(plan.fields ?? []).map((field) => ({
      as: field.as,
      bare: reader.output(
        field.expr && 'measure' in field.expr
          ? { ...field, expr: { measure: ofAllRows(field.expr.measure) } }
          : field,
        plan.model,
      ),
      whole: reader.output(field, plan.model),
    })),
  ];
  const ordered = (plan.orderBy ?? []).flatMap(({ measure, expr }) => [
    ...(measure ? [measure] : []),
    ...(expr && 'measure' in expr ? [expr.measure] : []),
  ]);
  const all = [
    ...outputs.map(({ bare }) => bare),
    ...ordered.map((measure) => reader.measureHeading(ofAllRows(measure), plan.model)),
  ];
  return new Map(
    outputs.map(({ as, bare, whole }) => [
      as,
      all.filter((text) => text === bare).length === 1 ? bare : whole,
    ]),
  );
}

function ofAllRows<Some extends { readonly where?: unknown }>(measure: Some): Omit<Some, 'where'> {
  const { where: _, ...rest } = measure;
  return rest;
}

function outputTexts(plan: Plan, reader: PlanReader): OutputTexts {
  const headings = outputHeadings(plan, reader);
  const texts = new Map<string, { text: string; kind: Ordered }>();
  for (const measure of plan.measures ?? []) {
    const kind = measure.fn === 'min' || measure.fn === 'max' ? reader.kindOf(measure, plan.model) : 'number';
    texts.set(measure.as, { text: headings.get(measure.as) ?? measure.as, kind });
  }
  for (const group of plan.dimensions ?? []) {
    const kind = group.bucket ? 'time' : group.part ? 'number' : reader.kindOf(group, plan.model);
    texts.set(group.as, { text: reader.dimension(group, plan.model), kind });
  }
  for (const field of plan.fields ?? []) {
    texts.set(field.as, {
      text: headings.get(field.as) ?? field.as,
      kind: reader.kindOf(field, plan.model),
    });
  }
  return texts;
}

function orderText(term: OrderTerm, plan: Plan, reader: PlanReader, outputs: OutputTexts): string {
  const output = term.by === undefined ? undefined : outputs.get(term.by);
  const text = term.measure
    ? reader.measure(term.measure, plan.model)
    : (output?.text ?? reader.place({ path: term.by, expr: term.expr }, { model: plan.model, outputs }));
  const kind = term.measure
    ? 'number'
    : (output?.kind ?? reader.kindOf({ path: term.by, expr: term.expr }, plan.model));
  return reader.words.direction(text, term.direction, kind);
}
