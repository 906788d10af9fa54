/**
 * Where the first screen of a phone ends, on a page that says `firstScreen`. The head names this, and a browser draws as soon as it meets it: not what nobody
 * sees yet (decision 0013). It stands for itself: of something with words in it only the beginning would be there.
 */
export const FirstScreenEnd = () => <span id={firstScreenEnd} hidden />;
export const firstScreenEnd = 'eerste-scherm';
