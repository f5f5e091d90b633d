/** What is more than 80 % of a number is, divided by 0.8, more than the number. */
export function shared(path: string, share: number | undefined) {
  if (share === undefined || share === 1) return { path };
  return { expr: { op: 'divide' as const, args: [{ path }, { value: share }] } };
}
