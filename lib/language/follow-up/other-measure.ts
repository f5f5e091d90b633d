// Edits that keep the groups of the last answer and say another number of each: "and the average?", "as a
// percentage".
import { type Assembled, assemble, isAmount } from '../assemble/assemble.ts';
import { openFrame } from '../assemble/frame.ts';
import { keptIn, type Said } from './said.ts';

/** "what about the average?" after totals by country: the average by country. */
export function otherMeasure(turn: Said): Assembled | undefined {
  const { sketch, set, index } = turn;
  const shown = set.shown.flatMap(({ operand }) => operand ?? []);
  const groups = shown.filter((operand) => !isAmount(operand));
  const outputs = sketch.outputs.filter(isAmount);
  const made = assemble({ ...sketch, entity: undefined, outputs, groups }, index);
  if (!made?.plan.measures || made.plan.model !== set.base.name) return undefined;
  const { orderBy, limit, dimensions, topPerGroup: _top, having: _having, ...rest } = set.plan;
  const { measures, where } = keptIn(made, { ...turn, set: { ...set, isPlain: true } }).plan;
  const [measure] = measures ?? [];
  const sorted = new Map((set.plan.measures ?? []).map(({ as }) => [as, measure?.as ?? as]));
  const order = orderBy?.map((term) => ({
    ...term,
    ...(term.by !== undefined && { by: sorted.get(term.by) ?? term.by }),
  }));
  return {
    ...made,
    plan: {
      ...rest,
      ...(where && { where }),
      ...(measures && { measures }),
      ...(dimensions && { dimensions }),
      ...(order && { orderBy: order }),
      ...(limit !== undefined && { limit }),
    },
  };
}

/** "as a percentage": each number as its share of them all. */
export function asShares({ set, index }: Said): Assembled | undefined {
  const { measures = [], compare: _compare, ...plan } = set.plan;
  const [only, second] = measures;
  if (!only || second || only.fn === 'share' || only.fn === 'ratio' || !plan.dimensions) return undefined;
  const share = { fn: 'share' as const, of: [{ ...only, as: 'part' }], as: only.as };
  return { plan: { ...plan, measures: [share] }, frame: openFrame(index, set.base) };
}
