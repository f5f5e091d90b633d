'use client';

import { Search, Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useCallback, useDeferredValue, useId, useRef, useState } from 'react';
import type { PersonView } from '#lib/auth/people.ts';
import { RequestFailure } from '../conversation/api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { fieldLook } from '../ui/field.tsx';
import { loadAhead } from '../ui/load-ahead.ts';
import { useTypedAhead } from '../ui/use-typed-ahead.ts';
import { listPeople, type PeoplePage } from './api.ts';
import { LoadProblem } from './load-problem.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { PageHeading } from './page-heading.tsx';
import { useLoaded } from './use-loaded.ts';

const loadDialog = () => import('./person-dialog.tsx').then(({ PersonDialog }) => PersonDialog);
const PersonDialog = dynamic(loadDialog, { ssr: false });

export function PeopleList() {
  const words = useTranslations('admin');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const load = useCallback(() => listPeople(wanted, 0), [wanted]);
  const { loaded, reload, put } = useLoaded(load);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useTypedAhead(field, setSearch);
  return (
    <>
      <PageHeading title={words('people')} text={words('peopleText')} />
      <div className="relative max-w-sm">
        <label htmlFor={id} className="sr-only">
          {words('searchPeople')}
        </label>
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
        <input
          ref={field}
          id={id}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={words('searchPeople')}
          className={`${fieldLook} pl-8`}
        />
      </div>
      {loaded.status === 'loading' && <LoadingRows />}
      {loaded.status === 'failed' && <LoadProblem missing={loaded.missing} onRetry={reload} />}
      {loaded.status === 'ready' && <People search={wanted} page={loaded.value} onChange={put} />}
    </>
  );
}

interface PeopleProps {
  search: string;
  page: PeoplePage;
  onChange: (page: PeoplePage) => void;
}

function People({ search, page, onChange }: PeopleProps) {
  const words = useTranslations('admin');
  const shared = useTranslations('shared');
  const [editing, setEditing] = useState<PersonView>();
  const [failed, setFailed] = useState(false);

  async function more() {
    try {
      const next = await listPeople(search, page.people.length);
      onChange({ total: next.total, people: [...page.people, ...next.people] });
      setFailed(false);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) throw thrown;
      setFailed(true);
    }
  }

  if (page.people.length === 0) {
    return <EmptyState icon={Users}>{words('noPeople')}</EmptyState>;
  }
  return (
    <>
      <ul className="rounded-lg border border-line bg-surface">
        {page.people.map((person) => (
          <li key={person.id} className="border-t border-line first:border-t-0">
            <PersonRow person={person} onEdit={() => setEditing(person)} />
          </li>
        ))}
      </ul>
      <div className="flex items-center justify-center gap-3 text-xs text-ink-faint">
        {words('of', { shown: page.people.length, total: page.total })}
        {page.people.length < page.total && (
          <Button size="small" onClick={more}>
            {failed ? shared('loadFailed') : words('more')}
          </Button>
        )}
      </div>
      {editing && (
        <PersonDialog
          person={editing}
          onClose={() => setEditing(undefined)}
          onSaved={(saved) => {
            setEditing(undefined);
            onChange({ ...page, people: page.people.map((one) => (one.id === saved.id ? saved : one)) });
          }}
        />
      )}
    </>
  );
}

function PersonRow({ person, onEdit }: { person: PersonView; onEdit: () => void }) {
  const words = useTranslations('admin');
  const attributes = Object.entries(person.attributes);
  return (
    // On a phone what a person is stands below the name, and the button stays where all the others are.
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
      <div>
        <p className="font-medium break-words">{person.name}</p>
        <p className="text-xs break-words text-ink-faint">{person.email}</p>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-1.5 max-sm:order-last max-sm:col-span-2">
        {attributes.map(([name, value]) => (
          <Badge key={name}>
            {name}: {[value].flat().join(', ')}
          </Badge>
        ))}
        <Badge look={person.role === 'admin' ? 'accent' : 'plain'}>{words(`roles.${person.role}`)}</Badge>
        {person.disabled_at && <Badge look="bad">{words('disabled')}</Badge>}
      </div>
      <Button
        size="small"
        aria-label={words('editPerson', { name: person.name })}
        onPointerEnter={() => loadAhead(loadDialog)}
        onFocus={() => loadAhead(loadDialog)}
        onClick={onEdit}
      >
        {words('edit')}
      </Button>
    </div>
  );
}
