import { environment } from '../env/environment.ts';

/** Where the person was when they called the command; npm itself runs it in the project's folder. */
export function commandFolder(): string {
  return environment().INIT_CWD ?? process.cwd();
}
