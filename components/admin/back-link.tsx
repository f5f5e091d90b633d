import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';

export function BackLink({ href, text }: { href: string; text: string }) {
  return (
    <Link
      href={href}
      className="-my-1 inline-flex w-fit items-center gap-1 text-xs font-medium text-ink-soft hover:text-ink print:hidden py-1"
    >
      <ChevronLeft aria-hidden className="size-3.5" />
      {text}
    </Link>
  );
}
