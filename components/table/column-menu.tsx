'use client';

import { Columns3 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, startTransition, useState } from 'react';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { loadAhead } from '../ui/load-ahead.ts';

export interface MenuColumn {
  readonly name: string;
  readonly label: string;
}

interface ColumnMenuProps {
  columns: readonly MenuColumn[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
  look?: ButtonProps['look'];
  size?: ButtonProps['size'];
}

const loadItems = () => import('./column-menu-items.tsx');

/** Menus are a tenth of a page's script, and most tables are read with the columns they have. */
const ColumnMenuItems = lazy(() => loadItems().then((module) => ({ default: module.ColumnMenuItems })));

export function ColumnMenu({ columns, hidden, onChange, look, size }: ColumnMenuProps) {
  const [opened, setOpened] = useState(false);
  const shown = { away: hidden.size, ...(look && { look }), ...(size && { size }) };
  if (!opened)
    return (
      <ColumnButton
        {...shown}
        aria-haspopup="menu"
        onPointerEnter={() => loadAhead(loadItems)}
        onFocus={() => loadAhead(loadItems)}
        // The button stays, with the focus, until there is a menu.
        onClick={() => startTransition(() => setOpened(true))}
      />
    );
  return (
    <ColumnMenuItems
      columns={columns}
      hidden={hidden}
      onChange={onChange}
      trigger={<ColumnButton {...shown} />}
    />
  );
}

function ColumnButton({ away, size, ...rest }: { away: number } & ButtonProps) {
  const words = useTranslations('table');
  return (
    <Button {...(size ? { size } : {})} {...rest}>
      <Columns3 aria-hidden className={size === 'small' ? 'size-3.5' : 'size-4'} />
      <span className={size === 'small' ? 'max-sm:sr-only' : 'max-md:sr-only'}>{words('columns')}</span>
      {away > 0 && <span className="text-accent">{words('columnsHidden', { count: away })}</span>}
    </Button>
  );
}
