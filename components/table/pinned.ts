/**
 * The first column says which row it is, so it stays in view beside the columns that are scrolled to. Not on a
 * phone, where it would leave no room for them, and not before the table is scrolled sideways: each cell that sticks
 * is a thing of its own to the browser, which it looks at in every frame.
 */
export const pinnedCell =
  'md:in-data-scrolled:sticky md:left-0 md:z-[1] md:bg-surface md:group-hover:bg-[color-mix(in_srgb,var(--sunken)_60%,var(--surface))] md:in-data-scrolled:shadow-[1px_0_0_var(--line-strong)] print:static';
/** Whether it does on this screen; the same as `md` above. */
export const pins = () => window.matchMedia('(min-width: 48rem)').matches;

export const pinnedHeading = 'md:left-0 md:z-20 md:in-data-scrolled:shadow-[1px_0_0_var(--line-strong)]';
