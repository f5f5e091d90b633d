import { datesSaid } from './dates-said.ts';
import type { FieldOf, Names } from './names.ts';

/** "The amount before tax (net_amount)": in words, and then as it is called. */
const bracketed = /\([`'"]?(?<name>[\p{L}\p{N}]+_[\p{L}\p{N}_]+)[`'"]?\)/u;

/** Columns that words name: written out first, else as the planner links them, else dates by what happened on them. */
export function fieldsSaid(text: string, names: Names): FieldOf[] {
  const inBrackets = bracketed.exec(text)?.groups?.name;
  const exact = inBrackets === undefined ? [] : names.fields(inBrackets, undefined, true);
  if (exact.length > 0) return [...exact];
  const written = names.fields(text);
  if (written.length > 0) return [...written];
  const linked = names
    .links(text)
    .flatMap(({ targets }) =>
      targets.flatMap(({ target, score }) =>
        target.kind === 'field' && score >= 0.6 ? [{ model: target.model, field: target.field }] : [],
      ),
    );
  return linked.length > 0 ? linked : datesSaid(text, names.manifest);
}
