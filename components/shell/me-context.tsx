'use client';

import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { type Me, RequestFailure, readMe } from '../conversation/api.ts';

const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; nothing until it is known. */
export function MeProvider({ children }: { children: ReactNode }) {
  const [me, setMe] = useState<Me>();
  useEffect(() => {
    readMe().then(setMe, (thrown) => {
      // Without it the page lacks a name and nothing else; a lost session has already led to sign-in.
      if (!(thrown instanceof RequestFailure)) throw thrown;
    });
  }, []);
  return <MeContext value={me}>{children}</MeContext>;
}

export function useMe(): Me | undefined {
  return use(MeContext);
}
