import type { Child } from '#jsx/jsx-runtime';
import type { Share } from '../../sharing/list.ts';
import { paths } from '../paths.ts';
import type { View } from '../view.ts';
import { dayInWords } from './in-words.ts';
import { LinkAndCode } from './link-and-code.tsx';

type Props = { view: View; share: Share; called: string; origin: string; children?: Child };

/** Five ways to give a share that has a link and a code. */
export function ShareKeysView({ view, share, called, origin, children }: Props) {
  const { t } = view;
  const { keys, receiver, ends } = share;
  if (keys === undefined) return null;
  const link = origin + paths.receiveLink(keys.link);
  const who = receiver.name;
  return (
    <LinkAndCode
      view={view}
      link={link}
      code={keys.code}
      at={origin + paths.receive()}
      mail={{ to: receiver.mail, subject: t('share.mail-subject'), body: t('share.mail-body', { link }) }}
      linkWhat={t('share.link-what')}
      card={{
        what: t('share.card-what', { who }),
        title: t('share.card-title', { name: called }),
        line: t('share.card-for', { who, day: ends === undefined ? '' : dayInWords(view, ends) }),
        qr: t('share.card-qr'),
      }}
    >
      {children}
    </LinkAndCode>
  );
}
