import { AutoSave } from './auto-save.ts';
import { Copy } from './copy.ts';
import { Countdown } from './countdown.ts';
import { stopDoubleSubmits } from './double-submit.ts';
import { FragmentCode } from './fragment-code.ts';
import { Line } from './line.ts';
import { Live } from './live.ts';
import { Print } from './print.ts';
import { QuickExit } from './quick-exit.ts';
import { ReadAloud } from './read-aloud.ts';
import { Refresh } from './refresh.ts';
import { Region } from './region.ts';
import { chooseByTwoKeys } from './two-keys.ts';

// Each of these makes something better that works without it.
customElements.define('pvs-region', Region);
customElements.define('pvs-auto-save', AutoSave);
customElements.define('pvs-line', Line);
customElements.define('pvs-refresh', Refresh);
customElements.define('pvs-live', Live);
customElements.define('pvs-copy', Copy);
customElements.define('pvs-print', Print);
customElements.define('pvs-countdown', Countdown);
customElements.define('pvs-quick-exit', QuickExit);
customElements.define('pvs-fragment-code', FragmentCode);
customElements.define('pvs-read-aloud', ReadAloud);
stopDoubleSubmits();
chooseByTwoKeys();
// A first page carries only the styles that it came with (decision 0013): what is added from now on needs them all.
for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][media="print"]')) {
  const forAll = (): void => {
    sheet.media = 'all';
  };
  if (sheet.sheet === null) sheet.addEventListener('load', forAll, { once: true });
  else forAll();
}
document.getElementById('fouten')?.focus();
