'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldLook } from '../ui/field.tsx';

interface NumberSettingProps {
  name: string;
  value: number;
  range: readonly [number, number];
  onChange: (value: number) => void;
}

/** A number that is kept when it is entered or left; Escape takes it back. */
export function NumberSetting({ name, value, range: [least, most], onChange }: NumberSettingProps) {
  const words = useTranslations('settings');
  const locale = useLocale();
  const written = (number: number) => number.toLocaleString(locale, { useGrouping: false });
  const [text, setText] = useState(written(value));
  const [wrong, setWrong] = useState(false);

  function keep() {
    const number = /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
    const fits = number >= least && number <= most && (most <= 1 || Number.isInteger(number));
    setWrong(!fits);
    if (fits && number !== value) onChange(number);
  }

  return (
    <div className="flex flex-col items-end gap-1">
      <input
        aria-labelledby={`${name}-label`}
        aria-describedby={`${name}-hint`}
        aria-invalid={wrong || undefined}
        inputMode="decimal"
        className={`${fieldLook} max-w-24 text-right tabular-nums`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          if (event.key !== 'Escape') return;
          setText(written(value));
          setWrong(false);
        }}
      />
      {wrong && (
        <p role="alert" className="text-xs text-bad">
          {words('numberWrong', { least: written(least), most: written(most) })}
        </p>
      )}
    </div>
  );
}
