import type { Counts, Summary } from './summarise.ts';

/** The summary as people read it: the counts, the classes where there are several, and the reliability. */
export function renderSummary(summary: Summary): string {
  const lines = [
    `${summary.cases} cases: ${counted(summary)}`,
    `as expected: ${summary.as_expected} (clarifications, refusals and errors that were asked for)`,
    `of ${summary.answered} answered, ${percent(summary.right, summary.answered)} right; ` +
      `${summary.model_calls} model calls; p50 ${summary.p50_ms} ms, p95 ${summary.p95_ms} ms`,
  ];
  const classes = Object.entries(summary.by_class);
  if (classes.length > 1) {
    const width = Math.max(...classes.map(([name]) => name.length));
    lines.push(
      '',
      ...classes.map(([name, counts]) => `  ${name.padEnd(width)}  ${counts.cases}: ${counted(counts)}`),
    );
  }
  if (summary.reliability.length > 0) {
    lines.push(
      '',
      'confidence of answers, and how many of them were right:',
      ...summary.reliability.map(
        ({ from, to, answered, right, confidence }) =>
          `  ${from.toFixed(1)}–${to.toFixed(1)}  ${right} of ${answered} right (${percent(right, answered)}; said ${(confidence * 100).toFixed(0)} %)`,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

function counted({ answered, right, exact, wrong, clarified, refused, failed }: Counts): string {
  return `${answered} answered (${right} right, ${exact} exact, ${wrong} wrong), ${clarified} clarified, ${refused} refused, ${failed} failed`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
