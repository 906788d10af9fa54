import type { Child } from '#jsx/jsx-runtime';
import { Icon, type IconName } from './icon.tsx';

/** `done`: something was saved or stopped. `info`: good to know. `mind`: read this first. Each has its own sign. */
export type NoticeKind = 'done' | 'info' | 'mind';

const signs: Record<NoticeKind, IconName> = { done: 'check', info: 'info', mind: 'mind' };

/** Words that stand out from the page. `status` announces it when the page came because of an act. */
export function Notice(props: {
  kind?: NoticeKind;
  status?: boolean;
  id?: string | undefined;
  children: Child;
}) {
  const kind = props.kind ?? 'info';
  return (
    <div
      class={kind === 'info' ? 'notice' : `notice ${kind}`}
      id={props.id}
      role={props.status === true ? 'status' : undefined}
    >
      <Icon name={signs[kind]} />
      <div>{props.children}</div>
    </div>
  );
}
