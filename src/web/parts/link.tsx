import type { Child } from '#jsx/jsx-runtime';

/**
 * A link that stands by itself and not within a sentence: as high as a button, so that a thumb finds it (A3). `spoken` replaces the words
 * for the ear, where several links are called alike, and has to begin with them.
 */
export function Link(props: { href: string; spoken?: string; children: Child }) {
  const { href, spoken, children } = props;
  return (
    <a class="link" href={href} aria-label={spoken}>
      {children}
    </a>
  );
}
