import { isDemoSource } from '../demo/demo-source.ts';
import { settings } from '../env/settings.ts';

/** Whether staff see code: what an admin chose, else only with the demo, which is there to be looked into. */
export function staffReadsCode(chosen: unknown): boolean {
  return typeof chosen === 'boolean' ? chosen : isDemoSource(settings().dataUrl);
}
