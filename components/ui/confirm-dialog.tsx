'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ConfirmDialogProps } from './confirm-question.tsx';

const ConfirmQuestion = dynamic(
  () => import('./confirm-question.tsx').then(({ ConfirmQuestion }) => ConfirmQuestion),
  { ssr: false },
);

/** Asks before something that cannot be taken back; its script comes with the first such thing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [used, setUsed] = useState(false);
  if (props.open && !used) setUsed(true);
  return used ? <ConfirmQuestion {...props} /> : null;
}
