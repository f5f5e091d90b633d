/** In which the proxy tells a page its own address; whatever a client sends in it is overwritten. */
export const pageHeader = 'x-page';
