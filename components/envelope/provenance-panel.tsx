'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Collapsible, Tabs } from 'radix-ui';
import type { Provenance } from '#lib/envelope/envelope.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { intoView } from '../ui/into-view.ts';
import { ProvenanceReading } from './provenance-reading.tsx';
import type { EditPart } from './reading-parts.tsx';
import { sqlLines } from './sql-lines.ts';
import { visibleText } from './visible-text.ts';

interface ProvenancePanelProps {
  provenance: Provenance;
  code: string | undefined;
  /** Absent where the answer has no record that could be edited. */
  onEdit: EditPart | undefined;
  onWithout: ((policy: Provenance['policies'][number]) => void) | undefined;
}

/** How an answer came to be. Code and SQL have a tab only for those to whom the server sent them. */
export function ProvenancePanel({ provenance, code, onEdit, onWithout }: ProvenancePanelProps) {
  const words = useTranslations('shared');
  const sql = provenance.sql?.map(sqlLines).join(';\n\n');
  const tabs = [
    {
      id: 'reading',
      title: words('reading'),
      content: <ProvenanceReading provenance={provenance} onEdit={onEdit} onWithout={onWithout} />,
    },
    ...(provenance.plan === null
      ? []
      : [
          {
            id: 'plan',
            title: words('plan'),
            content: <Source text={JSON.stringify(provenance.plan, null, 2)} />,
          },
        ]),
    ...(code ? [{ id: 'code', title: words('code'), content: <Source text={code} /> }] : []),
    ...(sql ? [{ id: 'sql', title: words('sql'), content: <Source text={sql} /> }] : []),
  ];
  return (
    // Its parts are laid out by the row it is in: what is opened lies below the row, which stays as it was.
    <Collapsible.Root className="contents print:data-[state=closed]:hidden">
      <Collapsible.Trigger className="group flex h-8 items-center gap-1 rounded-md pr-2 font-medium text-ink-soft hover:text-ink">
        <ChevronRight aria-hidden className="size-4 transition-transform group-data-[state=open]:rotate-90" />
        {words('provenance')}
      </Collapsible.Trigger>
      <Collapsible.Content className="order-last mt-1 min-w-0 basis-full overflow-hidden rounded-lg border border-line bg-surface">
        <Tabs.Root ref={intoView} defaultValue="reading" className="scroll-my-4">
          <Tabs.List
            className="scroll-thin flex overflow-x-auto border-b border-line px-1.5"
            aria-label={words('provenance')}
          >
            {tabs.map(({ id, title }) => (
              <Tabs.Trigger
                key={id}
                value={id}
                className="-mb-px border-b-2 border-transparent px-2.5 py-2 text-xs font-medium text-ink-soft hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
              >
                {title}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {tabs.map(({ id, content }) => (
            <Tabs.Content key={id} value={id} className="focus-visible:-outline-offset-2">
              {content}
            </Tabs.Content>
          ))}
        </Tabs.Root>
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

function Source({ text }: { text: string }) {
  return (
    <div className="relative">
      <div className="absolute top-1.5 right-2 rounded-md bg-surface">
        <CopyButton text={text} />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="scroll-thin max-h-96 overflow-auto p-4 font-mono max-sm:pt-10 sm:pr-24 text-xs leading-relaxed focus-visible:-outline-offset-2"
      >
        {visibleText(text)}
      </pre>
    </div>
  );
}
