import type { Child } from '#jsx/jsx-runtime';
import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

/**
 * Around a form with a file: the form is sent by a script that shows how far it is. Without a line nothing is lost: file and words stay, and
 * are sent again. `largest` is told before anything is sent.
 */
export function Uploading({
  view: { t },
  largest,
  children,
}: {
  view: View;
  largest: number;
  children: Child;
}) {
  return (
    <pvs-upload
      data-largest={String(largest)}
      data-sending={t('proofs.sending')}
      data-looking={t('proofs.looking')}
      data-away={t('proofs.away')}
      data-too-large={t('proofs.refused-too-large')}
      data-none={t('proofs.refused-none')}
    >
      {children}
      <div class="upload-state">
        <progress max="100" value="0" aria-label={t('proofs.sending')} hidden={true} />
        <p role="status" data-status="" />
      </div>
    </pvs-upload>
  );
}

/** Records on the device, to listen to, throw away or keep (F17). There with a script and a microphone only; asks for it after a tap. */
export function Recorder({ view: { t } }: { view: View }) {
  return (
    <pvs-record
      hidden={true}
      data-busy={t('proofs.record-busy')}
      data-done={t('proofs.record-done')}
      data-gone={t('proofs.record-gone')}
      data-blocked={t('proofs.record-blocked')}
    >
      <div class="record">
        <div class="row">
          <button type="button" class="button" data-do="start">
            <Icon name="microphone" />
            <span>{t('proofs.record')}</span>
          </button>
          <button type="button" class="button" data-do="stop" hidden={true}>
            <Icon name="stop" />
            <span>{t('proofs.record-stop')}</span>
          </button>
          <button type="button" class="button quiet" data-do="drop" hidden={true}>
            <Icon name="cross" />
            <span>{t('proofs.record-again')}</span>
          </button>
          <span class="record-time" data-time="" />
        </div>
        {/* biome-ignore lint/a11y/useMediaCaption: what was just spoken, by who listens */}
        <audio controls hidden={true} aria-label={t('proofs.kind-sound')} />
        <p role="status" data-status="" />
        <p class="soft">{t('proofs.record-what')}</p>
      </div>
    </pvs-record>
  );
}

/** "Praat in plaats van typen": shown by a script, only where the browser hears it on the device itself (A11). */
export function DictateButton({ view: { t }, field }: { view: View; field: string }) {
  return (
    <pvs-dictate
      hidden={true}
      data-field={field}
      data-start={t('proofs.dictate')}
      data-stop={t('proofs.dictate-stop')}
    >
      <button type="button" class="button compact" aria-pressed="false">
        <Icon name="microphone" />
        <span>{t('proofs.dictate')}</span>
      </button>{' '}
      <span class="soft">{t('proofs.dictate-here')}</span>
    </pvs-dictate>
  );
}
