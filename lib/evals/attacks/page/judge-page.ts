// What may be on a page that shows text of attackers: that text, and nothing that it asks for.
import type { Page } from '@playwright/test';

/** Elements that load, run, send or decorate. Text must never become one. */
const dangerous =
  'script,iframe,frame,object,embed,portal,img,image,picture,video,audio,source,track,link,meta,base,form,input,style,template,math,foreignObject,animate,set,use,a,area,marquee,dialog,details';

/** Characters that deceive the eye, or that nobody sees. */
const unseen =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|[\\u{e0000}-\\u{e007f}]|[\\u{e0100}-\\u{e01ef}]';

export interface PageState {
  /** How many there are of each dangerous element. */
  readonly elements: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
  /** All the text that a person can read. */
  readonly text: string;
}

/** Looks at a page as it stands. */
export function stateOf(page: Page, origin: string): Promise<PageState> {
  return page.evaluate(
    ([dangerousNames, unseenPattern, ownOrigin]) => {
      const problems = new Set<string>();
      const elements: Record<string, number> = {};
      const hidden = new RegExp(unseenPattern, 'u');
      const addresses =
        /^(src|srcset|href|xlink:href|action|formaction|data|poster|background|ping|cite|manifest)$/i;
      const leads = (value: string) => {
        if (/^\s*(javascript|data|vbscript|blob|file):/i.test(value)) return true;
        return URL.canParse(value, location.href) && new URL(value, location.href).origin !== ownOrigin;
      };
      for (const found of document.querySelectorAll(dangerousNames)) {
        const name = found.localName.toLowerCase();
        // The list of conversations grows with every question.
        if (name === 'a' && found.getAttribute('href')?.startsWith('/chats/')) continue;
        elements[name] = (elements[name] ?? 0) + 1;
      }
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (/^on/i.test(name)) problems.add(`an element with ${name}`);
          if (addresses.test(name) && leads(value))
            problems.add(`${element.localName} leads to ${value.slice(0, 60)}`);
          if (name === 'style' && /url\s*\(|expression|@import/i.test(value))
            problems.add('a style that loads');
          if (/^(title|aria-label|alt|placeholder)$/.test(name) && hidden.test(value))
            problems.add(`hidden characters in the ${name} of ${element.localName}`);
        }
      }
      const read: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent?.closest('script,style,noscript,template')) continue;
        read.push(node.nodeValue ?? '');
        if (hidden.test(node.nodeValue ?? '')) problems.add(`hidden characters in ${parent?.localName}`);
      }
      if (hidden.test(document.title)) problems.add('hidden characters in the title');
      return { elements, problems: [...problems], text: read.join('\n') };
    },
    [dangerous, unseen, origin] as const,
  );
}

/** Problems of a page, beside one of the same form with harmless text. */
export function* judgeState(state: PageState, harmless: PageState): Iterable<string> {
  yield* state.problems;
  for (const [name, count] of Object.entries(state.elements)) {
    const usual = harmless.elements[name] ?? 0;
    if (count > usual) yield `text became ${name}`;
  }
}

/** The beginning of a text as it must be found on the page, whatever marks stand for what cannot be seen. */
export function isShown(text: string, { text: page }: PageState): boolean {
  const probe = bare(text).slice(0, 40);
  return probe === '' || bare(page).includes(probe);
}

function bare(text: string): string {
  return text.replace(/[\s\p{C}\ufffd]+/gu, '');
}
