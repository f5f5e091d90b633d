import { type RefObject, useEffect, useRef } from 'react';

/** How far down the window its start may be and still be seen without looking for it. */
const far = 0.6;

/**
 * The place where something chosen is shown. Below a list on a narrow screen it begins under the fold, and who chose
 * would see nothing happen: then it comes up. Beside the list nothing moves.
 */
export function useInSight(chosen: string | undefined): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(chosen);
  useEffect(() => {
    const isNew = chosen !== before.current;
    before.current = chosen;
    const start = place.current?.getBoundingClientRect().top ?? 0;
    if (isNew && start > window.innerHeight * far) place.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  return place;
}
