// "Average track length in minutes" where milliseconds are kept, "time to finish in hours" where days would be counted: the
// numbers that were asked for, in the unit that was asked for.
import type { ManifestIndex } from '../data-source/manifest.ts';
import { resolvePath } from '../data-source/manifest.ts';
import type { Expression, Measure, OutputField, Plan, TimeUnit } from '../pipeline/plan.ts';
import type { Token } from './locale/tokens.ts';
import { senseOf } from './name-sense.ts';
import type { Node } from './reader/nodes.ts';

interface Unit {
  readonly name: string;
  readonly of: 'time' | 'data' | 'weight' | 'length';
  /** In the smallest of its kind. */
  readonly size: number;
  /** As a person or a column says it, in the three languages. */
  readonly said: RegExp;
}

const units: readonly Unit[] = [
  {
    name: 'milliseconds',
    of: 'time',
    size: 1,
    said: /^(milliseconds?|millis|msecs?|ms|milisegundos?|mili giay)$/,
  },
  { name: 'seconds', of: 'time', size: 1000, said: /^(seconds?|secs?|segundos?|giay)$/ },
  { name: 'minutes', of: 'time', size: 60_000, said: /^(minutes?|mins?|minutos?|phut)$/ },
  { name: 'hours', of: 'time', size: 3_600_000, said: /^(hours?|hrs?|horas?|gio)$/ },
  { name: 'days', of: 'time', size: 86_400_000, said: /^(days?|dias?|ngay)$/ },
  { name: 'bytes', of: 'data', size: 1, said: /^(bytes?)$/ },
  { name: 'kb', of: 'data', size: 1000, said: /^(kb|kilobytes?)$/ },
  { name: 'mb', of: 'data', size: 1e6, said: /^(mb|megabytes?|megas?)$/ },
  { name: 'gb', of: 'data', size: 1e9, said: /^(gb|gigabytes?|gigas?)$/ },
  { name: 'grams', of: 'weight', size: 1, said: /^(grams?|gramos?|gr)$/ },
  { name: 'kilograms', of: 'weight', size: 1000, said: /^(kg|kgs|kilos?|kilograms?|kilogramos?)$/ },
  { name: 'tons', of: 'weight', size: 1e6, said: /^(tons?|tonnes?|toneladas?|tan)$/ },
  { name: 'metres', of: 'length', size: 1, said: /^(metres?|meters?|metros?|met)$/ },
  {
    name: 'kilometres',
    of: 'length',
    size: 1000,
    said: /^(km|kms|kilometres?|kilometers?|kilometros?|cay so)$/,
  },
];

const before = /^(in|en|theo|bang)$/;

export interface AskedUnit {
  readonly unit: Unit;
  /** The question without the words that say it. */
  readonly rest: readonly Node[];
}

/** The unit that a question names behind "in"; undefined where it names none. */
export function unitAsked(nodes: readonly Node[], tokens: readonly Token[]): AskedUnit | undefined {
  for (let at = 1; at < tokens.length; at += 1) {
    const unit = units.find(({ said }) => said.test(tokens[at]?.folded ?? ''));
    if (!unit || !before.test(tokens[at - 1]?.folded ?? '')) continue;
    const from = tokens[at - 2]?.folded === 'tinh' ? at - 2 : at - 1;
    const rest = nodes.filter(({ start, end }) => end <= from || start > at);
    if (
      rest.length > 0 &&
      nodes.every(({ start, end }) => end <= from || start > at || (start >= from && end <= at + 1))
    )
      return { unit, rest };
  }
  return undefined;
}

/** The plan with its numbers in that unit; undefined where none of them has one of its kind. */
export function inUnit(plan: Plan, unit: Unit, manifest: ManifestIndex): Plan | undefined {
  let changed = false;
  const turned = <Output extends Measure | OutputField>(output: Output): Output => {
    if ('of' in output && output.of) return output;
    const expr = converted(output, plan.model, unit, manifest);
    if (!expr) return output;
    changed = true;
    const { path: _, ...rest } = output;
    return { ...(rest as Output), expr };
  };
  const isNumber = ({ fn }: Measure) => ['sum', 'avg', 'min', 'max', 'median'].includes(fn);
  const measures = plan.measures?.map((measure) => (isNumber(measure) ? turned(measure) : measure));
  const fields = plan.fields?.map(turned);
  return changed ? { ...plan, ...(measures && { measures }), ...(fields && { fields }) } : undefined;
}

function converted(
  { path, expr }: Pick<Measure, 'path' | 'expr'>,
  model: string,
  unit: Unit,
  manifest: ManifestIndex,
): Expression | undefined {
  if (expr && 'difference' in expr) return unit.of === 'time' ? elapsed(expr, unit) : undefined;
  if (path === undefined) return undefined;
  const field = resolvePath(manifest, model, path)?.field;
  const kept = field && unitOf(senseOf(field));
  if (!kept || kept.of !== unit.of || kept === unit) return undefined;
  return unit.size > kept.size
    ? { op: 'divide', args: [{ path }, { value: unit.size / kept.size }] }
    : { op: 'multiply', args: [{ path }, { value: kept.size / unit.size }] };
}

/** Whole days or hours say nothing of minutes: minutes are counted, and made of what was asked for. */
function elapsed(expr: Expression & { difference: TimeUnit }, { name, size }: Unit): Expression | undefined {
  const minutes: Expression = { ...expr, difference: 'minute' };
  if (name === 'minutes') return expr.difference === 'minute' ? undefined : minutes;
  const many = size / 60_000;
  return many > 1 ? { op: 'divide', args: [minutes, { value: many }] } : undefined;
}

/** `duration_ms`, `length in seconds`: the unit is a word of the name. */
function unitOf(sense: string): Unit | undefined {
  const words = sense.toLowerCase().split(/[\s_]+/);
  return units.find(({ said }) => words.some((word) => word !== 'min' && said.test(word)));
}
