import { catalog } from '../../questions/catalog.ts';
import { speak } from '../../words/text.ts';
import { plainLook, type View } from '../view.ts';

/** A page's view for tests: Dutch, signed in on a shared device, with what the test says otherwise. */
export function testView(over: Partial<View> = {}): View {
  const language = over.language ?? 'nl';
  return {
    language,
    tongue: language,
    t: speak(language),
    look: plainLook,
    catalog,
    visitor: { kind: 'owner', name: 'Noor', sharedDevice: true },
    mark: 'm1',
    address: '/mijn?x=1',
    assets: { style: '/style.css', script: '/client.js', fonts: { atkinson: ['/latin.woff2'] } },
    now: new Date('2026-11-22T10:00:00Z'),
    ...over,
  };
}
