import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface StickToBottom {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly nearBottom: boolean;
  readonly toBottom: () => void;
}

// A few pixels of slack: zoomed pages scroll to fractions.
const slack = 48;
/** A way down for less would cover more than it uncovers. */
const worthAJump = 160;
/** What stays free above the newest entry when it is taller than the view. */
const headroom = 16;

/**
 * Follows growing content until the reader scrolls up, and again when they are back at its end. It
 * never scrolls past the start of the newest entry: what is read first stays in sight. It never scrolls up
 * either: whoever is further down, as where a form was opened, went there. A new entry (`count`) is the
 * reader's own doing and always comes into view.
 */
export function useStickToBottom(count: number): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticking = useRef(true);
  const [nearBottom, setNearBottom] = useState(true);

  const follow = useCallback(() => {
    const element = scroller.current;
    const newest = content.current?.lastElementChild;
    if (!element || !newest) return;
    const start = newest.getBoundingClientRect().top - element.getBoundingClientRect().top - headroom;
    if (start > 0) element.scrollTop = Math.min(element.scrollHeight, element.scrollTop + start);
  }, []);

  const toBottom = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what brings the end into view
  useLayoutEffect(() => {
    sticking.current = true;
    follow();
  }, [count, follow]);

  useEffect(() => {
    const element = scroller.current;
    const grown = content.current;
    if (!element || !grown) return;
    let before = element.scrollTop;
    const look = () => {
      const below = element.scrollHeight - element.scrollTop - element.clientHeight;
      const end = below <= slack;
      // Content may have grown since the scrolling that this event tells of; only going up is a wish.
      if (end) sticking.current = true;
      else if (element.scrollTop < before) sticking.current = false;
      before = element.scrollTop;
      setNearBottom(below <= worthAJump);
    };
    const observer = new ResizeObserver(() => {
      if (sticking.current) follow();
      look();
    });
    observer.observe(grown);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [follow]);

  return { scroller, content, nearBottom, toBottom };
}
