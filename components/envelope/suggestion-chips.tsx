import { visibleText } from './visible-text.ts';

interface SuggestionChipsProps {
  title: string;
  questions: readonly string[];
  onAsk: (question: string) => void;
}

export function SuggestionChips({ title, questions, onAsk }: SuggestionChipsProps) {
  return (
    <div className="print:hidden">
      <p className="pb-1.5 text-xs font-medium text-ink-faint">{title}</p>
      <ul className="flex flex-wrap gap-2">
        {questions.map((question) => (
          <li key={question}>
            <button
              type="button"
              onClick={() => onAsk(question)}
              className="rounded-full border border-line bg-surface px-3 py-1.5 text-left transition-colors hover:border-line-strong hover:text-accent"
            >
              {visibleText(question)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
