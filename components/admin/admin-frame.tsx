'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from '../ui/classes.ts';
import { focusIntoView } from '../ui/into-view.ts';

/** What the pages for admins share: where one is, and a scrolling column. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const words = useTranslations('admin');
  const path = usePathname();
  const list = useRef<HTMLUListElement>(null);

  // On a narrow screen the places scroll, and the one that is open may be out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what opens another place
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && open) {
      list.current.scrollLeft = open.offsetLeft + open.offsetWidth / 2 - list.current.clientWidth / 2;
    }
  }, [path]);

  const places = [
    { href: '/admin/policies', title: words('policies') },
    { href: '/admin/verified', title: words('verified') },
    { href: '/admin/sources', title: words('sources') },
    { href: '/admin/anti-patterns', title: words('antiPatterns') },
    { href: '/admin/model', title: words('model') },
    { href: '/admin/people', title: words('people') },
    { href: '/admin/settings', title: words('settings') },
  ];
  return (
    <div className="relative scroll-thin min-h-0 flex-1 overflow-y-auto print:overflow-visible">
      <nav
        aria-label={words('administration')}
        className="sticky top-0 z-20 border-b border-line bg-canvas print:hidden"
      >
        <ul
          ref={list}
          onFocus={focusIntoView}
          className="relative scroll-thin scroll-px-6 mx-auto flex max-w-6xl gap-1 overflow-x-auto px-4 max-md:fade-ends md:px-8"
        >
          {places.map(({ href, title }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={path.startsWith(href) ? 'page' : undefined}
                className={classes(
                  '-mb-px block border-b-2 px-2.5 py-3 font-medium whitespace-nowrap focus-visible:-outline-offset-2',
                  path.startsWith(href)
                    ? 'border-accent text-ink'
                    : 'border-transparent text-ink-soft hover:text-ink',
                )}
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mx-auto flex max-w-6xl flex-col gap-6 px-4 py-6 md:px-8">{children}</div>
    </div>
  );
}
