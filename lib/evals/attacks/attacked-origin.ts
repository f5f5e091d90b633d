/** Where people are told that the attacked app is; it listens on this machine alone. */
export const origin = 'https://docent.attacks.test';
