/** What a script of words is as a component: there is nothing of it to see. */
export const nothing = () => () => null;
