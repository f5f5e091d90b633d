import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

interface SelectProps<Value extends string> extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
  small?: boolean;
}

/** The browser's own list, which every keyboard and screen reader knows. */
export function Select<Value extends string>({
  value,
  options,
  onChange,
  small,
  className,
  ...rest
}: SelectProps<Value>) {
  return (
    <span className={classes('relative block', className)}>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        className={classes(
          'w-full appearance-none truncate rounded-md border border-line-strong bg-surface pr-8 text-ink hover:border-ink-soft disabled:opacity-60',
          small ? 'h-8 pl-2 text-xs' : 'h-9 pl-2.5 text-base md:text-sm',
        )}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-ink-faint"
      />
    </span>
  );
}
