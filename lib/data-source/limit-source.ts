import type { IntrospectOptions, Source } from './source.ts';

/** What whoever connected a database set for it. Absent: what the question asks for. */
export interface SourceSettings {
  /** Schemas to read; empty: all that are not the engine's own. */
  readonly schemas: readonly string[];
  /** Milliseconds the database may work on one statement. */
  readonly statementMilliseconds?: number;
}

/** The source with the time and the schemas that were set for it, whatever it is asked for. */
export function limitSource(
  source: Source,
  { schemas, statementMilliseconds: milliseconds }: SourceSettings,
): Source {
  return {
    dialect: source.dialect,
    introspect: (options?: IntrospectOptions) =>
      source.introspect({ ...options, ...(schemas.length > 0 && { schemas }) }),
    run(statement, limits, signal) {
      if (milliseconds === undefined) return source.run(statement, limits, signal);
      const allowed = Math.min(milliseconds, limits.atMostMilliseconds ?? milliseconds);
      return source.run(statement, { ...limits, milliseconds: allowed }, signal);
    },
    stream: (statement, limits, signal) =>
      source.stream(statement, { ...limits, ...(milliseconds !== undefined && { milliseconds }) }, signal),
    inspectRights: () => source.inspectRights(),
    close: () => source.close(),
  };
}
