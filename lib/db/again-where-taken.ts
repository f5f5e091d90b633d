/** More than that at once on one row is no race any more. */
const tries = 5;

/**
 * Runs a statement again when another one, which it could not see yet, has just taken its place in a unique
 * index: the second time it sees what was taken.
 */
export async function againWhereTaken<T>(index: string, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (thrown) {
      if (attempt === tries || takenIndex(thrown) !== index) throw thrown;
    }
  }
}

function takenIndex(thrown: unknown): string | undefined {
  const { meta } = thrown as {
    meta?: { driverAdapterError?: { cause?: { kind?: string; constraint?: { index?: string } } } };
  };
  const cause = meta?.driverAdapterError?.cause;
  return cause?.kind === 'UniqueConstraintViolation' ? cause.constraint?.index : undefined;
}
