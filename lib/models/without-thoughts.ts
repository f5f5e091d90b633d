const tag = 'think|thinking|thoughts?|reasoning|reflection|analysis|scratchpad';
const open = `[<[](${tag})[>\\]]`;
const whole = new RegExp(`${open}[\\s\\S]*?[<[]/\\1[>\\]]`, 'giu');
/** Some servers write the first mark themselves, and the reply has only the last. */
const untilLast = new RegExp(`^[\\s\\S]*[<[]/(?:${tag})[>\\]]`, 'iu');
const begun = new RegExp(`^\\s*${open}`, 'iu');

/** A reply without what a model says to itself first, which may hold drafts; undefined where nothing came after it. */
export function withoutThoughts(reply: string): string | undefined {
  // Where a server leaves a model's own marks in, its last channel is the reply.
  const [last = ''] = reply.split('<|message|>').slice(-1);
  const said = last
    .replace(/<\|[a-z_]+\|>\s*$/, '')
    .replace(whole, '')
    .replace(untilLast, '');
  return begun.test(said) ? undefined : said;
}
