import type { Guardian } from '../../consent/read.ts';
import { lastDayOf } from '../ontvanger/you-see.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { LinkAndCode } from './link-and-code.tsx';

type Props = { view: View; guardian: Guardian; called: string; origin: string };

/** Five ways to ask a guardian, as for a share. The link brings the language of its reader. */
export function GuardianKeysView({ view, guardian, called, origin }: Props) {
  const { t } = view;
  const { keys, who, ends } = guardian;
  const link = `${origin}${paths.guardingLink(keys.link)}?taal=${who.language}`;
  return (
    <LinkAndCode
      view={view}
      link={link}
      code={keys.code}
      at={origin + paths.guarding()}
      mail={{ to: who.mail, subject: t('consent.mail-subject'), body: t('consent.mail-body', { link }) }}
      linkWhat={t('consent.link-what')}
      card={{
        what: t('consent.card-what', { who: who.name }),
        title: t('consent.card-title', { name: called }),
        line: t('consent.card-until', { day: lastDayOf(view, ends) }),
        qr: t('consent.card-qr'),
      }}
    />
  );
}
