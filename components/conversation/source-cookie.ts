/** The cookie with the source that was chosen last in a browser. */
export const sourceCookie = 'docent-source';
