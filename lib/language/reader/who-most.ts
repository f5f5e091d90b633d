// "Who has the most tickets": the people that tickets belong to, of whom one has the most. Where tickets have a
// customer and an agent, each is a reading of its own, unless the verb tells them apart.
import type { Model } from '../../data-source/manifest.ts';
import { isParty, isPerson, isWorker } from '../assemble/party-of.ts';
import type { SchemaIndex } from '../schema-index.ts';
import { withTimeOf } from './done-when.ts';
import { isDate, type Node, roleOf } from './nodes.ts';
import { isKindOfRow } from './rows-of-kind.ts';

/** The question with the people it may be about named in it; empty where it asks for nobody's most. */
export function whoHasMost(nodes: readonly Node[], index: SchemaIndex): Node[][] {
  const who = nodes.findIndex(
    (node) => node.t === 'cue' && node.cue.role === 'question' && node.cue.value === 'person',
  );
  const most = nodes.findIndex(
    (node) => node.t === 'cue' && node.cue.role === 'superlative' && node.cue.concept === 'count',
  );
  const place = nodes.findIndex((node, at) => at > who && (node.t === 'model' || isKindOfRow(node)));
  const thing = nodes[place];
  // "the most no-shows": of rows of that kind.
  const kind = isKindOfRow(thing) && place > most ? thing : undefined;
  const counted = thing?.t === 'model' ? thing.model : kind?.ref.model;
  if (who < 0 || most < 0 || !counted || isPerson(counted)) return [];
  if (nodes.some((node) => (node.t === 'model' && isPerson(node.model)) || roleOf(node) === 'groupBy'))
    return [];
  const people = counted.relations.flatMap(({ kind, to }) => {
    const target = kind === 'one' ? index.manifest.model(to) : undefined;
    return target && isPerson(target) ? [target] : [];
  });
  const verbs = nodes
    .slice(who + 1, most)
    .map((node) =>
      'said' in node ? node.said : 'word' in node ? node.word : 'text' in node ? node.text : '',
    );
  return fitting([...new Set(people)], verbs.join(' ')).map((model) => {
    const { start, end } = nodes[who] as Node;
    const told = nodes.slice(who + 1).filter((node, at) => at + who + 1 >= most || node.t !== 'field');
    const deed = nodes.slice(who + 1, most).find((node) => isDeedOf(node, counted));
    const rest = (deed?.t === 'field' && withTimeOf(told, deed.ref, deed.start)) || told;
    const named = kind
      ? rest.flatMap((node) =>
          node === kind ? [{ ...node, t: 'model' as const, model: counted }, node] : [node],
        )
      : rest;
    return [...nodes.slice(0, who), { t: 'model', model, start, end }, ...named];
  });
}

/** "who closed the most deals this quarter": the quarter is that of the closing. */
function isDeedOf(node: Node, counted: Model): boolean {
  return node.t === 'field' && node.ref.model === counted && isDate(node.ref.field);
}

const worked =
  /\b(handled?|process(ed)?|served?|sold|sell|took|take|assigned|entered|fixed|repaired|closed|resolved|answered|atendio|vendio|cerro|resolvio)\b/;
const bought =
  /\b(placed|bought|purchased|ordered|paid|rented|borrowed|booked|compro|pago|pidio|alquilo|reservo|mua|dat)\b/;

/** Those that the verb speaks of, where some are customers and some work there. */
function fitting(people: readonly Model[], verbs: string): readonly Model[] {
  const wanted = worked.test(verbs)
    ? people.filter(isWorker)
    : bought.test(verbs)
      ? people.filter(isParty)
      : [];
  return wanted.length > 0 ? wanted : people;
}
