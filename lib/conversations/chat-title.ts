const titleLength = 60;
const summaryLength = 1000;

/** A question as the title of its chat: one line, cut at a word. */
export function chatTitle(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  const points = [...line];
  if (points.length <= titleLength) return line;
  const cut = points.slice(0, titleLength - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > titleLength / 2 ? cut.slice(0, space) : cut}…`;
}

/** The running summary with one more reading; the oldest go first when it grows too long. */
export function summaryWith(summary: string, reading: string): string {
  const lines = [...summary.split('\n').filter(Boolean), reading.replace(/\s+/g, ' ').trim()];
  while (lines.length > 1 && lines.join('\n').length > summaryLength) lines.shift();
  return lines.join('\n').slice(0, summaryLength);
}
