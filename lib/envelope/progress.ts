/** What people see of a question while it is worked on: the `data` of a streamed `data-stage` part. */
export type Progress =
  | { readonly stage: string; readonly state: 'started' }
  | { readonly stage: string; readonly state: 'ended' | 'failed'; readonly milliseconds: number }
  /** How the question is read, before it runs. */
  | { readonly reading: string };
