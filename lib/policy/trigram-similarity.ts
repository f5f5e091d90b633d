import { foldWords } from '../pipeline/context-builder.ts';

/**
 * How alike two texts are, 0 to 1: the share of their three-letter pieces that both have. The measure of
 * PostgreSQL's pg_trgm, computed here because a managed server may not let us install extensions.
 */
export function trigramSimilarity(left: string, right: string): number {
  const ours = trigrams(left);
  const theirs = trigrams(right);
  if (ours.size === 0 || theirs.size === 0) return ours.size === theirs.size ? 1 : 0;
  let shared = 0;
  for (const piece of ours) if (theirs.has(piece)) shared++;
  return shared / (ours.size + theirs.size - shared);
}

function trigrams(text: string): Set<string> {
  const pieces = new Set<string>();
  for (const word of foldWords(text).split(' ')) {
    if (word === '') continue;
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) pieces.add(padded.slice(at, at + 3));
  }
  return pieces;
}
