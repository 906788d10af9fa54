import { waitingTakeover } from '../../aftercare/help.ts';
import type { Aftercare } from '../../aftercare/landing.ts';
import { Actions, Button, LinkButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { PlaceCounts } from './plek-form.tsx';

type Props = { view: View; care: Aftercare };

/** On the first page, when there is something of it: the question of the summer, how it goes, and what came of help that was asked for. */
export function AfterNews({ view, care }: Props) {
  return (
    <>
      <HelpNews view={view} care={care} />
      <Summer view={view} care={care} />
      <CheckinNews view={view} care={care} />
    </>
  );
}

function HelpNews({ view, care: { help, proposed } }: Props) {
  const { t } = view;
  const closed = help.before.find((one) => one.closed?.by === 'adviser' && !one.closed.seen)?.closed;
  const waiting = waitingTakeover(help);
  return (
    <>
      {help.now?.stands === false ? (
        <Notice kind="mind">
          <p>{t('aftercare.unsigned', { at: help.now.at })}</p>
          <LinkButton compact href={paths.askHelp()}>
            {t('aftercare.look')}
          </LinkButton>
        </Notice>
      ) : null}
      {waiting?.there !== true ? null : (
        <Notice kind="mind">
          <p>{t('aftercare.colleague', { name: waiting.to.name })}</p>
          <LinkButton compact href={paths.askHelp()}>
            {t('aftercare.look')}
          </LinkButton>
        </Notice>
      )}
      {proposed?.proposedBy === undefined ? null : (
        <Notice kind="mind">
          <p>{t('aftercare.proposed', { name: proposed.proposedBy })}</p>
          <LinkButton compact href={paths.landing()}>
            {t('aftercare.look')}
          </LinkButton>
        </Notice>
      )}
      {closed === undefined || closed.reason === null ? null : (
        <Notice>
          <p>{t(`aftercare.closed-${closed.reason}`)}</p>
          {closed.words === '' ? null : <blockquote dir="auto">{closed.words}</blockquote>}
          <Form view={view} action={paths.askHelp()}>
            <Button compact name="doe" value="gezien">
              {t('news.seen')}
            </Button>
          </Form>
        </Notice>
      )}
    </>
  );
}

/** "Heb je nog een plek?" Three answers, one press each; asked once a summer, of who did not say no to it (F64). */
function Summer({ view, care: { summer } }: Props) {
  const { t } = view;
  if (summer === undefined) return null;
  return (
    <Sheet as="section" tone="mint" labelledBy="zomer">
      <h2 id="zomer">{t('aftercare.summer')}</h2>
      <p>{t('aftercare.summer-what')}</p>
      <Form view={view} action={paths.landing()}>
        <Actions>
          <Button name="zomer" value="yes">
            {t('aftercare.summer-yes')}
          </Button>
          <Button name="zomer" value="not-yet">
            {t('aftercare.summer-not-yet')}
          </Button>
          <Button name="zomer" value="help">
            {t('aftercare.help')}
          </Button>
        </Actions>
      </Form>
      <p class="soft">{t('aftercare.summer-who')}</p>
      <PlaceCounts view={view} />
    </Sheet>
  );
}

function CheckinNews({ view, care: { due, landing } }: Props) {
  const { t } = view;
  if (due === undefined) return null;
  return (
    <Sheet as="section" tone="mint" labelledBy="hoe-gaat-het">
      <h2 id="hoe-gaat-het">{t('aftercare.how')}</h2>
      <p>{t('aftercare.how-now', { months: due.months, where: landing?.where ?? '' })}</p>
      <Form view={view} action={paths.landing()}>
        <input type="hidden" name="maanden" value={String(due.months)} />
        <Actions>
          <LinkButton href={paths.landing()}>{t('aftercare.tell')}</LinkButton>
          <Button kind="quiet" name="doe" value="overslaan">
            {t('aftercare.skip')}
          </Button>
          <Button kind="quiet" name="doe" value="stop">
            {t('aftercare.no-more')}
          </Button>
        </Actions>
      </Form>
    </Sheet>
  );
}

/** The ways to both pages, among the others of the first page: help is there for everybody, at any time (F66). */
export function AfterLinks({ view, care: { help, landing, proposed } }: Props) {
  const { t } = view;
  const { now } = help;
  const words =
    now === undefined
      ? t('aftercare.help')
      : now.helper === undefined
        ? t('aftercare.help-waits', { at: now.at })
        : t('aftercare.help-by', { name: now.helper });
  return (
    <>
      <li>
        <Link href={paths.askHelp()}>{words}</Link>
      </li>
      <li>
        <Link href={paths.landing()}>
          {t((landing ?? proposed) === undefined ? 'aftercare.to-place' : 'aftercare.place')}
        </Link>
      </li>
    </>
  );
}
