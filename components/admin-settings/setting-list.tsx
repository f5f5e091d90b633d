'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AppSettings } from '#lib/settings/app-settings.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Switch } from '../ui/switch.tsx';
import { useNotify } from '../ui/toasts.tsx';
import { changeSettings } from './api.ts';
import { NumberSetting } from './number-setting.tsx';

type Key = keyof AppSettings;

const groups = {
  answers: ['answer_threshold', 'answer_lead', 'staff_reads_code'],
  learning: [
    'policies_enabled',
    'auto_approve',
    'auto_approve_confidence',
    'auto_deploy',
    'suspend_on_harm',
    'expire_after_days',
    'retire_after_days',
  ],
} as const;

/** Least and most of those that are numbers. */
const bounds: Partial<Record<Key, readonly [number, number]>> = {
  answer_threshold: [0, 1],
  answer_lead: [0, 1],
  auto_approve_confidence: [0, 1],
  expire_after_days: [7, 3650],
  retire_after_days: [7, 3650],
};

interface SettingListProps {
  settings: AppSettings;
  onChange: (settings: AppSettings) => void;
}

/** Every setting with what it means; a change is kept at once. */
export function SettingList({ settings, onChange }: SettingListProps) {
  const words = useTranslations('settings');
  const adminWords = useTranslations('admin');
  const notify = useNotify();
  const [saving, setSaving] = useState<Key>();

  async function change(key: Key, value: number | boolean) {
    setSaving(key);
    try {
      onChange(await changeSettings({ [key]: value }));
      notify(words('changed'));
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      notify(adminWords('saveFailed'), { bad: true });
    }
    setSaving(undefined);
  }

  return (
    <>
      {(['answers', 'learning'] as const).map((group) => (
        <section
          key={group}
          aria-label={words(group)}
          className="max-w-3xl rounded-lg border border-line bg-surface"
        >
          <h2 className="px-4 pt-3 pb-2 font-semibold">{words(group)}</h2>
          <ul>
            {groups[group].map((key) => {
              const value = settings[key];
              const range = bounds[key];
              return (
                <li
                  key={key}
                  className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t border-line px-4 py-3"
                >
                  <div className="min-w-0 flex-1 basis-44">
                    <p id={`${key}-label`} className="font-medium">
                      {words(`settings.${key}.label`)}
                    </p>
                    <p id={`${key}-hint`} className="text-sm text-ink-soft">
                      {words(`settings.${key}.hint`)}
                    </p>
                  </div>
                  {range ? (
                    <NumberSetting
                      key={String(value)}
                      name={key}
                      value={value as number}
                      range={range}
                      onChange={(number) => change(key, number)}
                    />
                  ) : (
                    <Switch
                      labelledBy={`${key}-label`}
                      describedBy={`${key}-hint`}
                      on={value === true}
                      disabled={saving === key}
                      onChange={(on) => change(key, on)}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
