// "What are their e-mail addresses?": addresses alone say nothing of whose they are. What tells the rows of the
// last answer apart is shown beside what is asked of them.
import type { Field, Model } from '../../data-source/manifest.ts';
import { displayOf, NoWay, openFrame, walkTo } from '../assemble/frame.ts';
import type { FieldRef, Operand } from '../reader/nodes.ts';
import type { Said } from './said.ts';

const most = 2;

/** The outputs, with the names of the rows that were spoken of before them; as they are where they stand alone. */
export function besideNames(outputs: readonly Operand[], turn: Said): readonly Operand[] {
  const { sketch, references, set, index } = turn;
  const { subject, shown } = set;
  if (set.kind === 'groups' || outputs.length === 0 || outputs.length > most + 1) return outputs;
  if (sketch.distinct || set.plan.combine || sketch.groups.length > 0) return outputs;
  if (references.cues.has('only') || references.cues.has('instead')) return outputs;
  const ofSubject = sketch.entity === undefined || sketch.entity === subject;
  const single = outputs.every(
    (output) => output.kind === 'field' && isOneFor(subject, output.ref.model, turn),
  );
  if (
    !ofSubject ||
    !single ||
    outputs.some((output) => output.kind === 'field' && tells(output.ref, subject))
  )
    return outputs;
  const told = shown.flatMap(({ ref }) => (ref && tells(ref, subject) ? [ref] : [])).slice(0, most);
  const names = nameFieldsOf(subject, turn.index).slice(0, most);
  if (set.plan.distinct && told.length === 0) return outputs;
  const before = told.length > 0 ? told : names;
  return [...before.map((ref): Operand => ({ kind: 'field', ref })), ...outputs];

  function isOneFor(from: Model, to: Model, { index: within }: Said): boolean {
    try {
      return !walkTo(openFrame(within, from), to).toMany;
    } catch (error) {
      if (error instanceof NoWay) return false;
      throw error;
    }
  }

  function tells(ref: FieldRef, model: Model): boolean {
    if (ref.model !== model) return nameFieldsOf(model, index).some((name) => isSame(name, ref));
    return isUnique(ref.field) || displayOf(model).includes(ref.field);
  }
}

/** What a row is called; a row without a name of its own has that of the one thing it is about. */
export function nameFieldsOf(model: Model, index: Said['index']): FieldRef[] {
  const own = displayOf(model);
  const isNamed = own.some((field) => !isUnique(field) && field.type === 'text');
  if (isNamed || own.length > 1) return own.map((field) => ({ model, field }));
  const parents = model.relations.flatMap((relation) => {
    const parent = relation.kind === 'one' ? index.manifest.model(relation.to) : undefined;
    const named = parent?.fields.find(({ label, type }) => type === 'text' && /(^| )name$/.test(label));
    return parent && named ? [{ model: parent, field: named }] : [];
  });
  const [only] = parents;
  return only && parents.length === 1 ? [only] : own.map((field) => ({ model, field }));
}

function isUnique(field: Field): boolean {
  return field.primaryKey === true || field.unique === true;
}

function isSame(one: FieldRef, other: FieldRef): boolean {
  return one.model === other.model && one.field === other.field;
}
