'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { DataColumn } from '#lib/data-pages/read-rows.ts';
import type { Condition } from '#lib/pipeline/plan.ts';
import { visibleText } from '../envelope/visible-text.ts';
import { Button } from '../ui/button.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import type { WordsOf } from '../words/messages.ts';
import { capital } from './capital.ts';
import {
  conditionOf,
  type FilterTest,
  kindOf,
  type PeriodName,
  periods,
  testsOf,
} from './filter-condition.ts';

interface FilterFormProps {
  columns: readonly DataColumn[];
  onAdd: (condition: Condition) => void;
}

export function FilterForm({ columns, onAdd }: FilterFormProps) {
  const words = useTranslations('data');
  const [name, setName] = useState(columns.find(isToldBy)?.name ?? columns[0]?.name ?? '');
  const column = columns.find((one) => one.name === name) ?? columns[0];
  if (!column) return <p className="text-ink-soft">{words('none')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <Field label={words('field')}>
        {(control) => (
          <Select
            {...control}
            value={column.name}
            onChange={setName}
            options={columns.map(({ name: value, label }) => ({
              value,
              label: capital(visibleText(label)),
            }))}
          />
        )}
      </Field>
      <ConditionForm key={column.name} column={column} onAdd={onAdd} />
    </div>
  );
}

/** Rows are mostly told apart by what they are and when, seldom by a number of their own. */
function isToldBy(column: DataColumn): boolean {
  const kind = kindOf(column);
  return kind === 'choice' || kind === 'date';
}

function ConditionForm({ column, onAdd }: { column: DataColumn; onAdd: (condition: Condition) => void }) {
  const words = useTranslations('data');
  const tests = testsOf(column);
  const [test, setTest] = useState<FilterTest>(tests[0] ?? 'notEmpty');
  const [value, setValue] = useState('');
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const condition = conditionOf(column, { test, value: value || firstValue(column, test), to });
    if (condition) onAdd(condition);
    else setWrong(true);
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <Field label={words('test')}>
        {(control) => (
          <Select
            {...control}
            value={test}
            onChange={(next) => {
              setTest(next);
              setValue('');
              setWrong(false);
            }}
            options={tests.map((one) => ({ value: one, label: words(`tests.${one}`) }))}
          />
        )}
      </Field>
      <ValueInput
        column={column}
        test={test}
        value={value}
        problem={wrong ? words('valueWrong') : undefined}
        onChange={setValue}
      />
      {test === 'between' && (
        <TextField label={words('to')} value={to} inputMode="decimal" onChange={setTo} />
      )}
      <Button type="submit" look="primary" className="self-end">
        {words('apply')}
      </Button>
    </form>
  );
}

interface ValueInputProps {
  column: DataColumn;
  test: FilterTest;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

function ValueInput({ column, test, value, problem, onChange }: ValueInputProps) {
  const words = useTranslations('data');
  if (test === 'empty' || test === 'notEmpty') return null;
  const options = choicesOf(column, test, words);
  if (options) {
    return (
      <Field label={words('value')} problem={problem}>
        {(control) => (
          <Select
            {...control}
            value={value || (options[0]?.value ?? '')}
            onChange={onChange}
            options={options}
          />
        )}
      </Field>
    );
  }
  const type = test === 'month' ? 'month' : test === 'since' || test === 'before' ? 'date' : 'text';
  return (
    <TextField
      label={test === 'between' ? words('from') : words('value')}
      problem={problem}
      type={type}
      value={value}
      {...(kindOf(column) === 'number' || test === 'year' ? { inputMode: 'decimal' as const } : {})}
      onChange={onChange}
    />
  );
}

function choicesOf(column: DataColumn, test: FilterTest, words: WordsOf<'data'>) {
  if (column.type === 'boolean') {
    return [
      { value: 'true', label: words('yes') },
      { value: 'false', label: words('no') },
    ];
  }
  if (test === 'period') {
    return (Object.keys(periods) as PeriodName[]).map((value) => ({
      value,
      label: words(`periods.${value}`),
    }));
  }
  if (column.values && (test === 'is' || test === 'isNot')) {
    return column.values.map((value) => ({ value, label: visibleText(value) }));
  }
  return undefined;
}

/** What a list of choices shows before anything was chosen is what it means. */
function firstValue(column: DataColumn, test: FilterTest): string {
  if (column.type === 'boolean') return 'true';
  if (test === 'period') return 'today';
  return test === 'is' || test === 'isNot' ? (column.values?.[0] ?? '') : '';
}
