// "Busiest weekday for orders", "quietest month of the year for tickets": which stretch of time has the most of them.
import { type Node, roleOf } from './nodes.ts';
import { type Rewriting, rewrite, skipSmall } from './rewrite.ts';
import { isKindOfRow } from './rows-of-kind.ts';

export function readBusiestUnit(nodes: readonly Node[]): Node[] {
  return rewrite(nodes, busiest);
}

const most = /^(the )?(busiest|best|top|peak)$/;
const fewest = /^(the )?(quietest|slowest|worst|calmest)$/;
const stretches = /^(day|week|month|quarter|year)s?$/;
const parts = /^(weekday|hour)s?$/;

function busiest(nodes: readonly Node[], at: number): Rewriting | undefined {
  const [how, time] = [nodes[at], nodes[at + 1]];
  const said = how?.t === 'cue' ? how.text : how?.t === 'word' ? how.word : '';
  const direction = most.test(said) ? 'desc' : fewest.test(said) ? 'asc' : undefined;
  const unit = unitOf(time);
  if (!direction || !how || !time || !unit) return undefined;
  const place = skipSmall(nodes, at + 2, (node) => roleOf(node) === 'each' || roleOf(node) === 'existence');
  const thing = nodes[place];
  if (thing?.t !== 'model' && !isKindOfRow(thing)) return undefined;
  let from = at;
  while (from > 0 && isOpening(nodes[from - 1] as Node)) from -= 1;
  const { start, end } = how;
  const first: Node = {
    t: 'cue',
    start,
    end,
    cue: { role: 'superlative', direction, concept: 'count', start, end },
    text: direction === 'desc' ? 'the most' : 'the fewest',
  };
  const asked: Node = {
    t: 'cue',
    start: time.start,
    end: time.end,
    cue: { ...unit, start: time.start, end: time.end },
    text: unit.value,
  };
  return { from, to: place, by: [asked, first] };
}

/** "what is our": the stretch of time is what is asked for. */
function isOpening(node: Node): boolean {
  return node.t === 'small' || roleOf(node) === 'pronoun' || roleOf(node) === 'question';
}

function unitOf(node: Node | undefined): { role: 'question' | 'datePart'; value: string } | undefined {
  if (node?.t === 'cue' && node.cue.role === 'datePart' && node.cue.value)
    return { role: 'datePart', value: node.cue.value };
  if (node?.t !== 'word') return undefined;
  const value = node.word.replace(/s$/, '');
  if (parts.test(node.word)) return { role: 'datePart', value };
  return stretches.test(node.word) ? { role: 'question', value } : undefined;
}
