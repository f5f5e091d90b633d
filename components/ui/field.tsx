import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

/** Its edge is all that shows where to type, so it is seen as well as an icon: 3 to 1. */
export const fieldLook =
  'h-9 w-full scroll-my-20 text-ellipsis rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink hover:border-ink-soft ' +
  'aria-invalid:border-bad disabled:opacity-60 md:text-sm';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  className?: string;
  /** Given what ties the control to its label, its hint and its problem. */
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A label above a control, and below it what to know or what is wrong. */
export function Field({ label, hint, problem, className, children }: FieldProps) {
  const id = useId();
  const said = problem ?? hint;
  return (
    <div className={classes('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-xs font-medium text-ink-soft">
        {label}
      </label>
      {children({
        id,
        ...(said ? { 'aria-describedby': `${id}-said` } : {}),
        ...(problem ? { 'aria-invalid': true as const } : {}),
      })}
      {said && (
        <p id={`${id}-said`} className={classes('text-xs', problem ? 'text-bad' : 'text-ink-faint')}>
          {said}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> &
  Omit<ComponentProps<'input'>, 'id' | 'onChange'> & { onChange: (value: string) => void };

export function TextField({ label, hint, problem, className, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem} {...(className ? { className } : {})}>
      {(control) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...control}
          onChange={(event) => onChange(event.target.value)}
          className={fieldLook}
        />
      )}
    </Field>
  );
}
