import { serve } from './start.ts';

/** `npm run dev`: like `npm start`, with Next compiling what is edited. */
export function run(): Promise<number> {
  return serve({ dev: true });
}
