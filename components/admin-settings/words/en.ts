import type { SameKeys } from '../../words/same-keys.ts';

export const en = {
  title: 'Settings',
  text: 'What holds for everybody from the next question on. Each change is in the audit log.',
  answers: 'Answers',
  learning: 'Learning',
  changed: 'Saved.',
  settings: {
    answer_threshold: {
      label: 'Answer from this confidence',
      hint: 'Below it Docent asks back. 0.7 unless you change it; higher asks more and errs less.',
    },
    answer_lead: {
      label: 'Lead over the second reading',
      hint: 'How much surer the best reading must be than the next. 0.12 unless you change it.',
    },
    staff_reads_code: {
      label: 'Staff see the code and the SQL of an answer',
      hint: 'Admins always do. As long as nobody chose: only with the demo business.',
    },
    policies_enabled: {
      label: 'Policies hold',
      hint: 'Off: every question is answered as if no policy had ever been deployed.',
    },
    auto_approve: {
      label: 'Approve by itself',
      hint: 'Only what has a clean proof, enough confidence and complaints of two people or more.',
    },
    auto_approve_confidence: {
      label: 'Confidence needed for that',
      hint: '0.85 unless you change it.',
    },
    auto_deploy: {
      label: 'Deploy what was approved by itself',
      hint: 'To everybody, at once. It can be taken back with one click.',
    },
    suspend_on_harm: {
      label: 'Suspend a policy that does harm',
      hint: 'When its answers are surely rated down more often than those without it.',
    },
    expire_after_days: {
      label: 'Silence a policy after days',
      hint: 'Until an admin deploys it again. From 7 to 3,650.',
    },
    retire_after_days: {
      label: 'Propose to retire after days without use',
      hint: 'From 7 to 3,650.',
    },
  },
  numberWrong: 'A number from {least} to {most} is needed.',
  webhooks: 'Webhooks',
  webhooksText:
    'Notices for admins are sent to these addresses, signed. Public https only; nothing of rows or questions is sent.',
  noWebhooks: 'No address yet.',
  webhookUrl: 'Address',
  webhookWrong: 'A public https address on its usual port is needed.',
  events: 'What is sent',
  eventNames: {
    policy: {
      suggested: 'A policy is suggested',
      regression: 'A proof shows something worse',
      suspended: 'A policy was suspended',
      harms: 'A policy may do harm',
      unused: 'A policy is not used any more',
      vanished: 'A live policy names what the source no longer has',
      expired: 'A policy has expired',
    },
    generation: { failed: 'Making a policy failed' },
    learning: { alert: 'An alert of the learning loop' },
  },
  eventMissing: 'Choose at least one.',
  add: 'Add',
  remove: 'Remove {url}',
  removed: 'The address was removed.',
  secret: 'The secret of its signatures. It is shown once: copy it now.',
  neverCalled: 'Nothing was sent yet',
  delivered: 'Last delivered {time}',
  failing: 'Last try failed: {problem}',
} as const;

export type SettingsWords = SameKeys<typeof en>;
