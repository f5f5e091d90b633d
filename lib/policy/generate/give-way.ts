import { setImmediate } from 'node:timers/promises';

/**
 * Lets whatever waits go first. With `npm start` one process answers people and learns from them, and an `await` of
 * what is there already gives nobody a turn: a complaint that takes a hundred readings would hold up every request.
 */
export async function giveWay(): Promise<void> {
  await setImmediate();
}
