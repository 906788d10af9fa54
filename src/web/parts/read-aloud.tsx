import type { Key } from '../../words/catalogs.ts';
import type { CompanionKey } from '../../words/companion.ts';
import type { FrameView, View } from '../view.ts';
import { Icon } from './icon.tsx';

/** What can be pressed (the script knows it by its name here) and what is said, on our own pages and on those of companions. */
const ours = {
  read: 'read.aloud',
  pause: 'read.pause',
  before: 'read.before',
  next: 'read.next',
  stop: 'read.stop',
  anyway: 'read.anyway',
  'rather-not': 'read.rather-not',
  'go-on': 'read.go-on',
  chosen: 'read.chosen',
  broke: 'read.broke',
  ask: 'read.ask',
} as const satisfies Record<string, Key>;
type Part = keyof typeof ours;
const theirs = {
  read: 'companion.read',
  pause: 'companion.read-pause',
  before: 'companion.read-before',
  next: 'companion.read-next',
  stop: 'companion.read-stop',
  anyway: 'companion.read-anyway',
  'rather-not': 'companion.read-rather-not',
  'go-on': 'companion.read-go-on',
  chosen: 'companion.read-chosen',
  broke: 'companion.read-broke',
  ask: 'companion.read-ask',
} as const satisfies Record<Part, CompanionKey>;

type Say = (part: Part) => string;

/**
 * "Lees voor" (F18, A10, L8): reads the main part of the page it stands on, on the device's own voices, and marks the sentence. Every
 * `Page` has it at the same place (U48). What shows waits in templates for the script, since without it no browser can speak.
 */
export function ReadAloud({ view: { t, look } }: { view: View }) {
  return <Player say={(part) => t(ours[part])} speed={look.speed} noVoice={t('read.no-voice')} />;
}

/** On pages of companions: only when the device has a voice of their language, as for some of these few have (L8). */
export function ReadAloudToCompanion({ view: { t, look } }: { view: FrameView }) {
  return <Player say={(part) => t(theirs[part])} speed={look.speed} />;
}

function Player({ say, speed, noVoice }: { say: Say; speed: string; noVoice?: string }) {
  return (
    <pvs-read-aloud
      class="read-aloud"
      data-speed={speed}
      data-pause={say('pause')}
      data-go-on={say('go-on')}
      data-chosen={say('chosen')}
      data-no-voice={noVoice}
      data-broke={say('broke')}
    >
      <template data-part="read">
        <ReadButton say={say} does="read" />
      </template>
      <template data-part="player">
        <div class="player">
          <ReadButton say={say} does="pause" />
          <ReadButton say={say} does="before" />
          <ReadButton say={say} does="next" />
          <ReadButton say={say} does="stop" />
        </div>
      </template>
      <template data-part="ask">
        <div class="read-ask">
          <p>{say('ask')}</p>
          <div class="row">
            <ReadButton say={say} does="anyway" />
            <ReadButton say={say} does="rather-not" />
          </div>
        </div>
      </template>
      <p role="status" data-status="" />
    </pvs-read-aloud>
  );
}

function ReadButton({ say, does }: { say: Say; does: Part }) {
  return (
    <button type="button" class={does === 'read' ? 'button quiet' : 'button compact'} data-do={does}>
      {does === 'read' ? <Icon name="sound" /> : null}
      <span>{say(does)}</span>
    </button>
  );
}
