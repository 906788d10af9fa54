import { Fault } from '../../base/fault.ts';
import { type AskingId, readId } from '../../base/id.ts';
import { endAtSchool, listStanding, listWaiting, type Waiting } from '../../consent/school.ts';
import { showDay } from '../../words/text.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import { staffRoute } from '../route.ts';
import type { View } from '../view.ts';

/** Who asked this role about consent: paper to look at, or a home where it cannot be asked (decision 0038). */
export const waitingRoute = staffRoute(paths.waiting(), {
  async get({ actor, house, view, query, show }) {
    const { t } = view;
    const naming = query.has('namen') ? 'names' : 'nameless';
    const waiting = await listWaiting(actor, house, naming);
    const standing = await listStanding(actor, house, naming);
    const said = query.has('klaar') ? 'entrust.handled' : query.has('laat') ? 'entrust.late' : undefined;
    return show(
      <Page
        view={view}
        title={t('entrust.title')}
        heading={t('entrust.title')}
        lead={t(waiting.length === 0 ? 'entrust.none' : 'entrust.lead')}
        back={paths.staffHome()}
      >
        <div class="stack">
          {said === undefined ? null : (
            <Notice kind={said === 'entrust.handled' ? 'done' : 'mind'} status>
              <p>{t(said)}</p>
            </Notice>
          )}
          <ul class="grid">
            {waiting.map((one) => (
              <One view={view} one={one} />
            ))}
          </ul>
          <Standing view={view} standing={standing} />
          {naming === 'names' || waiting.length + standing.length === 0 ? null : (
            <section class="flow">
              <p>{t('entrust.names-what')}</p>
              <Actions>
                <LinkButton href={`${paths.waiting()}?namen`}>{t('entrust.names')}</LinkButton>
              </Actions>
            </section>
          )}
        </div>
      </Page>,
    );
  },
  async post({ actor, house, form, go }) {
    const id = readId<AskingId>(form.get('terug') ?? undefined);
    if (id === undefined) throw new Fault('malformed', 'no paper was named');
    await endAtSchool(actor, house, id);
    return go(`${paths.waiting()}?klaar`);
  },
});

/** What stands: a guardian takes back where it was handed in, as easily as it was given (AVG art. 7); an exception is ended by the role that made it. */
function Standing({ view, standing }: { view: View; standing: readonly Waiting[] }) {
  const { t, language } = view;
  if (standing.length === 0) return null;
  return (
    <section aria-labelledby="papieren" class="flow">
      <h2 id="papieren">{t('entrust.papers')}</h2>
      <p>{t('entrust.papers-what')}</p>
      <Form view={view} action={paths.waiting()}>
        <ul class="grid">
          {standing.map(({ id, kind, called, asked }) => {
            const end = t(kind === 'exception' ? 'entrust.exception-back' : 'entrust.paper-back');
            return (
              <Sheet as="li">
                <h3>{t(`entrust.kind-${kind}`)}</h3>
                {called === '' ? null : (
                  <p>
                    <bdi>{called}</bdi>
                  </p>
                )}
                <p class="soft">{t('entrust.asked', { day: showDay(language, asked) })}</p>
                {called === '' ? null : (
                  <Button kind="stop" compact name="terug" value={id} spoken={`${end}: ${called}`}>
                    {end}
                  </Button>
                )}
              </Sheet>
            );
          })}
        </ul>
      </Form>
    </section>
  );
}

function One({ view, one }: { view: View; one: Waiting }) {
  const { t, language } = view;
  return (
    <Sheet as="li">
      <h2>
        <a class="sheet-link" href={paths.waitingOne(one.id)}>
          {t(`entrust.kind-${one.kind}`)}
        </a>
      </h2>
      {one.called === '' ? null : (
        <p>
          <bdi>{one.called}</bdi>
        </p>
      )}
      <p class="soft">{t('entrust.asked', { day: showDay(language, one.asked) })}</p>
    </Sheet>
  );
}
