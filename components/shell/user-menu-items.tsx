'use client';

import { Keyboard, LogOut } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { MenuChoice, MenuContent, MenuItem } from '../ui/menu.tsx';
import { languageNames } from '../words/language-names.ts';
import type { Me } from './me-context.tsx';
import { rememberLocale } from './remember-locale.ts';
import { useShortcutHelp } from './shortcuts.tsx';

/** The menu of a person, open from the start: it is there because somebody pressed the button in its place. */
export function UserMenuItems({ me, trigger }: { me: Me; trigger: ReactNode }) {
  const words = useTranslations('shared');
  const locale = useLocale();
  const { theme, setTheme } = useTheme();
  const router = useRouter();
  const openHelp = useShortcutHelp();

  function changeLanguage(next: string) {
    rememberLocale(next);
    router.refresh();
  }

  async function leave() {
    const { signOut } = await import('next-auth/react');
    await signOut({ callbackUrl: '/sign-in' });
  }

  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <MenuContent align="start" side="top" className="w-62">
        <DropdownMenu.Label className="truncate px-2 py-1.5 text-xs text-ink-faint">
          {me.email}
        </DropdownMenu.Label>
        <Separator />
        <Heading>{words('theme')}</Heading>
        <DropdownMenu.RadioGroup value={theme} onValueChange={setTheme}>
          <MenuChoice value="light">{words('themeLight')}</MenuChoice>
          <MenuChoice value="dark">{words('themeDark')}</MenuChoice>
          <MenuChoice value="system">{words('themeSystem')}</MenuChoice>
        </DropdownMenu.RadioGroup>
        <Separator />
        <Heading>{words('language')}</Heading>
        <DropdownMenu.RadioGroup value={locale} onValueChange={changeLanguage}>
          {Object.entries(languageNames).map(([one, name]) => (
            <MenuChoice key={one} value={one} lang={one}>
              {name}
            </MenuChoice>
          ))}
        </DropdownMenu.RadioGroup>
        <Separator />
        <MenuItem icon={Keyboard} onSelect={openHelp}>
          {words('keyboardHelp')}
        </MenuItem>
        <MenuItem icon={LogOut} onSelect={leave}>
          {words('signOut')}
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
