import { buildWeb } from './build-web.ts';
import { say } from './prepare-databases.ts';

/** `docent build`: for images, where building and starting are two moments. */
export async function run(): Promise<number> {
  await buildWeb(say);
  return 0;
}
