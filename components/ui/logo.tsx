import { classes } from './classes.ts';

export function Logo({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={classes('size-6 text-accent', className)}
      fill="none"
    >
      <rect x="1" y="1" width="22" height="22" rx="6" fill="currentColor" />
      <path
        d="M7 6.5h4.2a5.5 5.5 0 0 1 0 11H7z"
        className="stroke-on-accent"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path d="M10.2 12l1.6 1.6 3-3.2" className="stroke-on-accent" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}
