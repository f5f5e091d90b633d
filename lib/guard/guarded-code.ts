declare const guarded: unique symbol;

/** Code that the guard has read and accepted, as JavaScript ready to run. Only `guard.ts` makes it. */
export type GuardedCode = string & { readonly [guarded]: true };
