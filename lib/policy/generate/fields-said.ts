import { datesSaid } from './dates-said.ts';
import type { FieldOf, Names } from './names.ts';

/** Columns that words name: written out first, else as the planner links them, else dates by what happened on them. */
export function fieldsSaid(text: string, names: Names): FieldOf[] {
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
