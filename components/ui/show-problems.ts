import { flushSync } from 'react-dom';

/** Marks the fields that are wrong, and takes the keyboard to the first: it may be out of sight. */
export function showProblems(form: HTMLElement | null, mark: () => void): void {
  flushSync(mark);
  form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}
