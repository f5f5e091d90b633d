// Who stands behind a record: "who rented it" asks for the customer of a rental, not for the rental.
import type { ManifestIndex, Model } from '../../data-source/manifest.ts';
import { senseOf } from '../name-sense.ts';
import type { Sketch } from '../reader/sketch.ts';

const party =
  /\b(customer|client|buyer|member|patient|guest|student|user|person|passenger|subscriber|donor|borrower|visitor|tenant|applicant)s?\b/;
const worker =
  /\b(employee|staff|worker|agent|clerk|mechanic|doctor|teacher|operator|technician|driver|rep|representative|trainer|instructor|manager|seller|salesperson|consultant|nurse|volunteer)s?\b/;
const worked =
  /^(handled?|process(ed)?|served?|sold|sell|took|take|assigned|entered|fixed|repaired|delivered)$/;

/** Those a business is done with or a service is given to. */
export function isParty(model: Model): boolean {
  return party.test(senseOf(model));
}

/** Those who work there. */
export function isWorker(model: Model): boolean {
  return worker.test(senseOf(model));
}

const ofPerson = /\b(email|e mail|birth date|born|gender|sex|salary|hired?|hourly rate|phone)\b/;

/** True for people of any kind: by what they are called, or by what is kept of them. */
export function isPerson(model: Model): boolean {
  if (isParty(model) || isWorker(model)) return true;
  const labels = model.fields.map((field) => senseOf(field));
  if (labels.some((label) => /\b(first|last|full) name$/.test(label))) return true;
  return labels.some((label) => /^name$/.test(label)) && labels.some((label) => ofPerson.test(label));
}

/** The people a record is about, or undefined where it names people itself or several could be meant. */
export function partyOf(sketch: Sketch, model: Model, manifest: ManifestIndex): Model | undefined {
  if (party.test(senseOf(model)) || worker.test(senseOf(model))) return undefined;
  if (model.fields.some((field) => /\b(first|last|full) name$|^name$/.test(senseOf(field)))) return undefined;
  const byWorker = sketch.unread.some((node) => node.t === 'word' && worked.test(node.word));
  const parents = model.relations.flatMap((relation) =>
    relation.kind === 'one' ? (manifest.model(relation.to) ?? []) : [],
  );
  const named = (label: RegExp) => new Set(parents.filter((target) => label.test(senseOf(target))));
  const found = named(byWorker ? worker : party);
  // Of a leave or a shift there is nobody but who works there.
  const [only, ...others] = found.size > 0 ? found : named(worker);
  return others.length === 0 ? only : undefined;
}
