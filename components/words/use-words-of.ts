import { use } from 'react';
import { fetchWords, type WordScripts } from './fetch-words.ts';
import { useLanguage } from './words-context.tsx';

/** The words of a part of the product in the reader's language. What needs them is drawn once they are there. */
export function useWordsOf<Words>(scripts: WordScripts<Words>): Words {
  return use(fetchWords(scripts, useLanguage().locale));
}
