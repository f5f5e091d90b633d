type EnvelopeView = typeof import('../envelope/envelope-view.tsx').EnvelopeView;

let view: EnvelopeView | undefined;

/** Tables, charts and panels are half of the script and nothing of an empty chat: they come after it. */
export async function loadEnvelopeView(): Promise<EnvelopeView> {
  const { EnvelopeView } = await import('../envelope/envelope-view.tsx');
  view = EnvelopeView;
  return view;
}

/** What shows an answer, once it has come: without a placeholder, which would be of another height. */
export function loadedEnvelopeView(): EnvelopeView | undefined {
  return view;
}
