import { isAhead } from '../../talks/life.ts';
import type { Talk } from '../../talks/read.ts';
import { showMoment } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { AgendaWords } from '../parts/talk-words.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';

/** A proposal asks for a yes, another time, or a no; one that is off says so, with what the mentor wrote. */
export function State({ view, talk }: { view: View; talk: Talk }) {
  const { t, language } = view;
  const { who, note } = talk.words;
  const wrote = note === '' ? null : <p>{t('talks.wrote', { who, note })}</p>;
  if (talk.state === 'cancelled') {
    return (
      <Notice kind="mind">
        <p>{t('talks.is-off')}</p>
        {wrote}
      </Notice>
    );
  }
  if (talk.state !== 'proposed' || !isAhead(talk, view.now)) return wrote;
  const was = talk.was === null ? null : <p>{t('talks.was', { day: showMoment(language, talk.was) })}</p>;
  return (
    <Form view={view} action={paths.talk(talk.id)}>
      {wrote}
      {was}
      <input type="hidden" name="versie" value={String(talk.revision)} autocomplete="off" />
      <Actions>
        <Button kind="main" name="doe" value="ja">
          {t('talks.yes')}
        </Button>
        <LinkButton href={paths.talkMove(talk.id)}>{t('talks.other-time')}</LinkButton>
        <LinkButton kind="stop" href={paths.talkStop(talk.id)}>
          {t('talks.no')}
        </LinkButton>
      </Actions>
    </Form>
  );
}

/** What stands on the agenda, and who sees that. */
export function Agenda({ view, talk }: { view: View; talk: Talk }) {
  const { t } = view;
  const { agenda, who } = talk.words;
  return (
    <section aria-labelledby="agenda" class="flow">
      <h2 id="agenda">{t('talks.agenda')}</h2>
      {agenda.length === 0 ? (
        <p>{t('talks.agenda-none')}</p>
      ) : (
        <ul>
          {agenda.map((item) => (
            <li>
              <AgendaWords view={view} item={item} />
            </li>
          ))}
        </ul>
      )}
      <p class="soft">{t(talk.mentor === null ? 'talks.only-you' : 'talks.sees-this', { who })}</p>
      {isAhead(talk, view.now) ? (
        <Actions>
          <LinkButton href={paths.talkAgenda(talk.id)} icon="pen">
            {t('talks.change-agenda')}
          </LinkButton>
        </Actions>
      ) : null}
    </section>
  );
}

/** Into the calendar, another time, off; and when it is over or off, out of the calendar and thrown away. */
export function Ways({ view, talk }: { view: View; talk: Talk }) {
  if (!isAhead(talk, view.now)) return <Over view={view} talk={talk} />;
  if (talk.state === 'proposed') return null;
  const { t } = view;
  const file = paths.talkCalendar(talk.id);
  return (
    <section aria-labelledby="agenda-bestand" class="flow screen-only">
      <h2 id="agenda-bestand">{t('talks.into-calendar')}</h2>
      <p>{t('talks.calendar-what')}</p>
      <Actions>
        <LinkButton kind="main" href={file} download>
          {t('talks.into-mine')}
        </LinkButton>
        {talk.words.place === '' ? null : (
          <LinkButton href={`${file}?plek`} download>
            {t('talks.into-mine-place')}
          </LinkButton>
        )}
      </Actions>
      <Actions>
        <LinkButton href={paths.talkMove(talk.id)}>{t('talks.move')}</LinkButton>
        <LinkButton kind="stop" href={paths.talkStop(talk.id)}>
          {t('talks.call-off')}
        </LinkButton>
      </Actions>
    </section>
  );
}

function Over({ view, talk }: { view: View; talk: Talk }) {
  const { t } = view;
  return (
    <Form view={view} action={paths.talk(talk.id)}>
      <div class="row screen-only">
        {talk.state === 'cancelled' ? (
          <a href={paths.talkCalendar(talk.id)} download class="link">
            {t('talks.out-of-calendar')}
          </a>
        ) : null}
        <Button kind="quiet" name="doe" value="weg">
          {t('talks.remove')}
        </Button>
      </div>
    </Form>
  );
}
