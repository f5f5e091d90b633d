'use client';

import { Switch as Radix } from 'radix-ui';

interface SwitchProps {
  /** Ids of what names and of what explains it. */
  labelledBy: string;
  describedBy?: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

export function Switch({ labelledBy, describedBy, on, disabled, onChange }: SwitchProps) {
  return (
    <Radix.Root
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      checked={on}
      disabled={disabled}
      onCheckedChange={onChange}
      className="relative h-6 w-10 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors disabled:opacity-60 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
    >
      <Radix.Thumb className="block size-4.5 translate-x-0.5 rounded-full bg-ink-faint transition-transform data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-on-accent" />
    </Radix.Root>
  );
}
