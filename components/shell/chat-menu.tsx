'use client';

import { Archive, ArchiveRestore, Pencil, Pin, PinOff, Share2, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ChatSummary } from '../conversation/api.ts';
import { useShare } from '../share/use-share.ts';
import { MenuContent, MenuItem } from '../ui/menu.tsx';

interface ChatMenuProps {
  chat: ChatSummary;
  trigger: ReactNode;
  onPin: () => void;
  onRename: () => void;
  onArchive: () => void;
  onDelete: () => void;
}

/** Open from the start: it is there because somebody pressed the button in its place. */
export function ChatMenu({ chat, trigger, onPin, onRename, onArchive, onDelete }: ChatMenuProps) {
  const words = useTranslations('shared');
  const share = useShare();
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <MenuContent align="start">
        <MenuItem icon={chat.pinned ? PinOff : Pin} onSelect={onPin}>
          {chat.pinned ? words('unpin') : words('pin')}
        </MenuItem>
        <MenuItem icon={Pencil} onSelect={onRename}>
          {words('rename')}
        </MenuItem>
        <MenuItem icon={Share2} onSelect={() => share(chat.id)}>
          {words('share')}
        </MenuItem>
        <MenuItem icon={chat.archived ? ArchiveRestore : Archive} onSelect={onArchive}>
          {chat.archived ? words('unarchive') : words('archive')}
        </MenuItem>
        <MenuItem icon={Trash2} bad onSelect={onDelete}>
          {words('delete')}
        </MenuItem>
      </MenuContent>
    </DropdownMenu.Root>
  );
}
