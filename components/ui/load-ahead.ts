/** Loads a part of the page before it is needed. What does not come is loaded again when it is. */
export function loadAhead(load: () => Promise<unknown>): void {
  load().then(undefined, () => {
    // Without a connection, say. Nobody has asked for it yet, so there is nobody to tell.
  });
}
