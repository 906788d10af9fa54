import type { Key } from '../../words/catalogs.ts';
import type { View } from '../view.ts';
import { Icon } from './icon.tsx';

/** What can be pressed, and what it is called; the script knows it by the first name. */
const words = {
  read: 'read.aloud',
  pause: 'read.pause',
  before: 'read.before',
  next: 'read.next',
  stop: 'read.stop',
  anyway: 'read.anyway',
  'rather-not': 'read.rather-not',
} as const satisfies Record<string, Key>;

/**
 * "Lees voor" (F18, A10, L8): reads the main part of the page it stands on, on the device's own voices, and marks the sentence. Every
 * `Page` has it at the same place (U48). What shows waits in templates for the script, since without it no browser can speak.
 */
export function ReadAloud({ view }: { view: View }) {
  const { t, look } = view;
  return (
    <pvs-read-aloud
      class="read-aloud"
      data-speed={look.speed}
      data-pause={t('read.pause')}
      data-go-on={t('read.go-on')}
      data-chosen={t('read.chosen')}
      data-no-voice={t('read.no-voice')}
      data-broke={t('read.broke')}
    >
      <template data-part="read">
        <ReadButton view={view} does="read" />
      </template>
      <template data-part="player">
        <div class="player">
          <ReadButton view={view} does="pause" />
          <ReadButton view={view} does="before" />
          <ReadButton view={view} does="next" />
          <ReadButton view={view} does="stop" />
        </div>
      </template>
      <template data-part="ask">
        <div class="read-ask">
          <p>{t('read.ask')}</p>
          <div class="row">
            <ReadButton view={view} does="anyway" />
            <ReadButton view={view} does="rather-not" />
          </div>
        </div>
      </template>
      <p role="status" data-status="" />
    </pvs-read-aloud>
  );
}

function ReadButton({ view, does }: { view: View; does: keyof typeof words }) {
  return (
    <button type="button" class={does === 'read' ? 'button quiet' : 'button compact'} data-do={does}>
      {does === 'read' ? <Icon name="sound" /> : null}
      <span>{view.t(words[does])}</span>
    </button>
  );
}
