/** What an attack asks for has no place in the grammar of queries, so nothing can be sent. */
export class InexpressibleAttack extends Error {}

export function inexpressible(what: string): never {
  throw new InexpressibleAttack(what);
}
