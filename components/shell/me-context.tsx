'use client';

import { createContext, type ReactNode, use } from 'react';

export interface Me {
  readonly email: string;
  readonly name: string;
  readonly role: 'admin' | 'staff';
}

const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in, as the server knew when it made the page: nothing moves when it becomes known. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <MeContext value={me}>{children}</MeContext>;
}

/** @throws Error outside of the frame of pages behind sign-in */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('Nobody is signed in here.');
  return me;
}
