import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Logo } from '#components/ui/logo.tsx';

export default async function NotFoundPage() {
  const words = await getTranslations('shared');
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
      <title>{`${words('notFoundTitle')} · Docent`}</title>
      <Logo className="size-10" />
      <h1 className="text-xl font-semibold">{words('notFoundTitle')}</h1>
      <p className="max-w-sm text-ink-soft">{words('notFoundText')}</p>
      <Link
        href="/chats/new"
        className="inline-flex h-9 items-center rounded-md bg-accent px-3 font-medium text-on-accent hover:bg-accent-strong"
      >
        {words('goHome')}
      </Link>
    </main>
  );
}
