/** Where the embedded server keeps the demo business, and the role that reads it. */
export const demoSource = { database: 'docent_demo', reader: 'docent_reader' } as const;

/** True when questions are put to the demo business; a source of one's own is never read by its role. */
export function isDemoSource(dataUrl: string | undefined): boolean {
  if (dataUrl === undefined) return true;
  if (!URL.canParse(dataUrl)) return false;
  const { pathname, username } = new URL(dataUrl);
  return pathname === `/${demoSource.database}` && username === demoSource.reader;
}
