// The only place that touches process.env.

export type Environment = Readonly<Record<string, string | undefined>>;

export function environment(): Environment {
  return process.env;
}

export function setVariable(name: string, value: string): void {
  process.env[name] = value;
}

/** Reads a `.env` file where there is one; what the environment says already wins. */
export function loadEnvironmentFile(file = '.env'): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
