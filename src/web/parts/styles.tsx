import { raw } from '#jsx/jsx-runtime';
import type { Look, View } from '../view.ts';

/** Letters that a browser has are there from the first word on. At a first visit it has none, and would wait a tenth of a second for them. */
export function Letters({ assets: { first, fonts }, font }: { assets: View['assets']; font: Look['font'] }) {
  if (first !== undefined) return null;
  return fonts[font]?.map((file) => (
    <link rel="preload" href={file} as="font" type="font/woff2" crossorigin="anonymous" />
  ));
}

/**
 * The styles, named; at a first visit those of this page within it (the policy knows their hash), and all of them fetched without anything
 * waiting for it: for paper, for our letters, for what a script adds, and for the next page. `page`: gives the page from `<html>` on.
 */
export function Styles({ assets: { style, first }, page }: { assets: View['assets']; page: () => string }) {
  if (first === undefined) return <link rel="stylesheet" href={style} />;
  return (
    <>
      <style>{raw(first(page()))}</style>
      <link rel="stylesheet" href={style} media="print" />
    </>
  );
}

/** At the end of a first page: no script puts all styles in force where there is none. */
export function WholeStyles({ assets: { style, first } }: { assets: View['assets'] }) {
  if (first === undefined) return null;
  return (
    <noscript>
      <link rel="stylesheet" href={style} />
    </noscript>
  );
}
