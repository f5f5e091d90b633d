import type { Cutting } from './linker.ts';
import type { Candidate } from './links.ts';

/**
 * How doubtful a choice is for a state that is told of others than it is said of, in parts of a doubt. "Active customers"
 * are not those whose salesperson has not left; that they have rows of their own in that state is another matter.
 */
export function strangerDoubt({ spans }: Cutting, targets: readonly Candidate[]): number {
  const links = spans.filter(({ kind }) => kind === 'link');
  const isStrange = links.some(({ end }, at) => {
    const [state, noun] = [targets[at]?.target, targets[at + 1]?.target];
    if (state?.kind !== 'condition' || noun?.kind !== 'model' || links[at + 1]?.start !== end) return false;
    const { model } = state;
    const isTheirs = noun.model.relations.some(({ kind, to }) => kind === 'many' && to === model.name);
    return model !== noun.model && !isTheirs;
  });
  return isStrange ? 0.35 : 0;
}
