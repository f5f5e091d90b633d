const codes = new Set(['42P01', '42703', 'ER_NO_SUCH_TABLE', 'ER_BAD_FIELD_ERROR']);

/** True when a statement failed because a table or a column is not there any more: the manifest is old. */
export function isSchemaMismatch(thrown: unknown): boolean {
  for (let at: unknown = thrown; at instanceof Error; at = at.cause) {
    const { code } = at as Error & { code?: string };
    if (code !== undefined && codes.has(code)) return true;
    // SQLite has one code for everything that is wrong with a statement.
    if (/^no such (table|column): /.test(at.message)) return true;
  }
  return false;
}
