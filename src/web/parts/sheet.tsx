import type { Child } from '#jsx/jsx-runtime';

export type SheetTone = 'white' | 'sky' | 'mint' | 'rose';

/**
 * A passport page: the one shape for all cards, with the stitched spine at the start of the line. `as` makes it a list item or
 * a section; a section has to be named by its heading (`labelledBy`).
 */
export function Sheet(props: {
  as?: 'div' | 'li' | 'section' | 'article';
  tone?: SheetTone;
  id?: string | undefined;
  labelledBy?: string | undefined;
  /** Words at the start, a stamp or a button at the end. */
  withStamp?: boolean;
  children: Child;
}) {
  const Tag = props.as ?? 'div';
  const tone = props.tone === undefined || props.tone === 'white' ? '' : ` ${props.tone}`;
  return (
    <Tag
      class={`sheet${tone}${props.withStamp === true ? ' sheet-with-stamp' : ''}`}
      id={props.id}
      aria-labelledby={props.labelledBy}
    >
      {props.children}
    </Tag>
  );
}

/** A heading with what belongs beside it, at the top of a sheet. */
export function SheetHead({ children }: { children: Child }) {
  return <div class="sheet-head">{children}</div>;
}
