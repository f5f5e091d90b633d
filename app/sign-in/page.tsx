import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SignInForm } from '#components/sign-in/sign-in-form.tsx';
import { Logo } from '#components/ui/logo.tsx';
import { currentActor } from '#lib/auth/current-actor.ts';
import { returnPath } from '#lib/auth/return-path.ts';
import { isDemoSource } from '#lib/demo/demo-source.ts';
import { settings } from '#lib/env/settings.ts';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('shared');
  return { title: `${words('signInTitle')} · Docent` };
}

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { from, ended } = await searchParams;
  const next = returnPath(from);
  if (await currentActor()) redirect(next);
  const words = await getTranslations('shared');
  // From the top, not from the middle: what is drawn first must not move when the rest has come.
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[max(2.5rem,14dvh)] pb-10">
      <div className="w-full max-w-sm">
        <div className="flex flex-col items-center text-center">
          <Logo className="size-10" />
          <h1 className="mt-3 text-xl leading-tight font-semibold tracking-tight">{words('product')}</h1>
          <p className="mt-1 text-balance text-ink-soft">{words('tagline')}</p>
        </div>
        <SignInForm next={next} ended={ended === '1'} demo={isDemoSource(settings().dataUrl)} />
      </div>
    </main>
  );
}
