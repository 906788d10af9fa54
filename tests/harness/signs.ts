/** HTML with dashes, dots and the like as signs again: a page of ours has them by their number (`src/web/jsx`), which is the same to a browser. */
export const withSigns = (html: string): string =>
  html.replaceAll(/&#(\d{4,5});/g, (_, number) => String.fromCharCode(number));
