'use client';

import { ChevronsUpDown, Database, Lightbulb, LogOut, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { signOut } from 'next-auth/react';
import { useTheme } from 'next-themes';
import { DropdownMenu } from 'radix-ui';
import { useAdminWords } from '../admin/words/admin-words.ts';
import { MenuChoice, MenuContent, MenuItem } from '../ui/menu.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { languageNames } from '../words/language-names.ts';
import { useLanguage } from '../words/words-context.tsx';
import { useMe } from './me-context.tsx';
import { rememberLocale } from './remember-locale.ts';

export function UserMenu() {
  const { words, locale } = useLanguage();
  const { theme, setTheme } = useTheme();
  const router = useRouter();
  const me = useMe();
  const { words: adminWords } = useAdminWords();

  function changeLanguage(next: string) {
    rememberLocale(next);
    router.refresh();
  }

  if (!me) return <Skeleton className="h-11" />;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-left transition-colors hover:bg-sunken">
        <span
          aria-hidden
          className="flex size-8 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent"
        >
          {(me.name || me.email).slice(0, 1).toUpperCase()}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{me.name || me.email}</span>
          <span className="block truncate text-xs text-ink-faint">{words[me.role]}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 text-ink-faint" />
        <span className="sr-only">{words.userMenu}</span>
      </DropdownMenu.Trigger>
      <MenuContent align="start" side="top" className="w-62">
        <DropdownMenu.Label className="truncate px-2 py-1.5 text-xs text-ink-faint">
          {me.email}
        </DropdownMenu.Label>
        <Separator />
        {me.role === 'admin' && (
          <>
            <MenuItem icon={Lightbulb} onSelect={() => router.push('/admin/policies')}>
              {adminWords.policies}
            </MenuItem>
            <MenuItem icon={Database} onSelect={() => router.push('/admin/sources')}>
              {adminWords.sources}
            </MenuItem>
            <MenuItem icon={Users} onSelect={() => router.push('/admin/people')}>
              {adminWords.people}
            </MenuItem>
            <Separator />
          </>
        )}
        <Heading>{words.theme}</Heading>
        <DropdownMenu.RadioGroup value={theme} onValueChange={setTheme}>
          <MenuChoice value="light">{words.themeLight}</MenuChoice>
          <MenuChoice value="dark">{words.themeDark}</MenuChoice>
          <MenuChoice value="system">{words.themeSystem}</MenuChoice>
        </DropdownMenu.RadioGroup>
        <Separator />
        <Heading>{words.language}</Heading>
        <DropdownMenu.RadioGroup value={locale} onValueChange={changeLanguage}>
          {Object.entries(languageNames).map(([one, name]) => (
            <MenuChoice key={one} value={one} lang={one}>
              {name}
            </MenuChoice>
          ))}
        </DropdownMenu.RadioGroup>
        <Separator />
        <MenuItem icon={LogOut} onSelect={() => signOut({ callbackUrl: '/sign-in' })}>
          {words.signOut}
        </MenuItem>
      </MenuContent>
    </DropdownMenu.Root>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <DropdownMenu.Label className="px-2 pt-1.5 pb-0.5 text-xs font-medium text-ink-faint">
      {children}
    </DropdownMenu.Label>
  );
}

function Separator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />;
}
