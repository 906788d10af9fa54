import { remindsNow } from '../../talks/life.ts';
import type { Talk, TalkNews } from '../../talks/read.ts';
import { showMoment } from '../../words/text.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

type Props = { view: View; talks: TalkNews };

/** "Volgend gesprek: donderdag 3 december om 11:00, met Karim" (look.md, layout 1). */
export function NextTalk({ view: { t, language }, talks: { next } }: Props) {
  if (next === undefined) return null;
  const at = showMoment(language, next.starts);
  return (
    <Sheet as="section" labelledBy="volgend" withStamp>
      <div>
        <h2 id="volgend">{t('talks.next')}</h2>
        <p>{t('talks.next-is', { at, who: next.words.who })}</p>
      </div>
      <LinkButton href={paths.talk(next.id)} spoken={t('talks.look-next')}>
        {t('fill.look')}
      </LinkButton>
    </Sheet>
  );
}

/** What the young person is to know once: what a mentor proposed, changed or called off (C16), and the reminder that was asked for (C14). */
export function TalkNotes({ view, talks: { next, news } }: Props) {
  const { t, language } = view;
  const reminds = next?.remind === true && remindsNow(next, view.now);
  return (
    <>
      {reminds && next !== undefined ? (
        <Notice>
          <p>{t('talks.tomorrow', { at: showMoment(language, next.starts), who: next.words.who })}</p>
        </Notice>
      ) : null}
      {news.map((talk) => (
        <Note view={view} talk={talk} />
      ))}
    </>
  );
}

function Note({ view, talk }: { view: View; talk: Talk }) {
  const { t, language } = view;
  if (talk.news === null) return null;
  const values = { at: showMoment(language, talk.starts), who: talk.words.who };
  return (
    <Notice kind="mind">
      <p>{t(`talks.news-${talk.news}`, values)}</p>
      <Form view={view} action={paths.talk(talk.id)}>
        <div class="row">
          <LinkButton compact href={paths.talk(talk.id)} spoken={t('talks.look-of', { who: talk.words.who })}>
            {t(talk.news === 'proposed' ? 'talks.answer' : 'fill.look')}
          </LinkButton>
          {talk.news === 'proposed' ? null : (
            <Button kind="quiet" compact name="doe" value="gezien">
              {t('talks.news-seen')}
            </Button>
          )}
        </div>
      </Form>
    </Notice>
  );
}
