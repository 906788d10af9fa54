import type { Child } from '#jsx/jsx-runtime';

/** A link that stands by itself and not within a sentence: as high as a button, so that a thumb finds it (A3). */
export function Link({ href, children }: { href: string; children: Child }) {
  return (
    <a class="link" href={href}>
      {children}
    </a>
  );
}
