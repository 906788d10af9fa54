import type { FrameView, View } from '../view.ts';
import { Icon } from './icon.tsx';

/** Copies `text`; there with JavaScript only, the text itself always stands on the page too. */
export function CopyButton({ view: { t }, text, words }: { view: View; text: string; words?: string }) {
  return (
    <pvs-copy data-text={text} data-done={t('common.copied')}>
      <span class="row">
        <button type="button" class="button compact" hidden={true}>
          <Icon name="copy" />
          <span>{words ?? t('common.copy')}</span>
        </button>
        <span role="status" data-status="" />
      </span>
    </pvs-copy>
  );
}

/** Prints this page; there with JavaScript only. */
export function PrintButton({ view: { t }, words }: { view: FrameView; words?: string }) {
  return (
    <pvs-print>
      <button type="button" class="button" hidden={true}>
        <Icon name="printer" />
        <span>{words ?? t('common.print')}</span>
      </button>
    </pvs-print>
  );
}
