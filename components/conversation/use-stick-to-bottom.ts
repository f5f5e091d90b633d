import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface StickToBottom {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly atBottom: boolean;
  readonly toBottom: () => void;
}

// A few pixels of slack: zoomed pages scroll to fractions.
const slack = 48;

/**
 * Follows growing content while the reader is at its end, and leaves the reader alone who has
 * scrolled up. A new entry (`count`) is the reader's own doing and always comes into view.
 */
export function useStickToBottom(count: number): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const sticking = useRef(true);
  const [atBottom, setAtBottom] = useState(true);

  const toBottom = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what brings the end into view
  useLayoutEffect(toBottom, [count, toBottom]);

  useEffect(() => {
    const element = scroller.current;
    const grown = content.current;
    if (!element || !grown) return;
    const onScroll = () => {
      sticking.current = element.scrollHeight - element.scrollTop - element.clientHeight <= slack;
      setAtBottom(sticking.current);
    };
    const observer = new ResizeObserver(() => {
      if (sticking.current) toBottom();
      else onScroll();
    });
    observer.observe(grown);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [toBottom]);

  return { scroller, content, atBottom, toBottom };
}
