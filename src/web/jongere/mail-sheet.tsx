import type { Child } from '#jsx/jsx-runtime';
import type { Returned } from '../../mail/returned-rows.ts';
import { lettersAtMost } from '../../mirror/model.ts';
import type { Sent } from '../../mirror/send.ts';
import { showDay } from '../../words/text.ts';
import { Button } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

type Props = {
  view: View;
  /** The page of what is sent. */
  action: string;
  to: string;
  letters: number;
  sent: Date | undefined;
  returned: Returned | undefined;
  /** The letter, to be read. */
  children: Child;
};

/** A link that goes by mail (C5): a first letter, then two reminders at the most (P45); when it went, and that it came back (C6). */
export function MailSheet({ view, action, to, letters, sent, returned, children }: Props) {
  const { t, language } = view;
  const left = lettersAtMost - letters;
  return (
    <Sheet as="section" labelledBy="per-mail">
      <h2 id="per-mail">{t('mirror.mail-title')}</h2>
      <p>{t('mirror.mail-what', { mail: to })}</p>
      {sent === undefined ? null : (
        <p role="status">{t('mirror.mail-sent', { day: showDay(language, sent) })}</p>
      )}
      {returned === undefined ? null : (
        <Notice kind="mind">
          <p>
            {t('mirror.mail-back')} {t(`letters.why-${returned.why}`)}
          </p>
          <p>{t('mirror.mail-back-do')}</p>
        </Notice>
      )}
      {left === 0 ? <p>{t('mirror.mail-enough')}</p> : null}
      {letters > 0 && left > 0 ? <p class="soft">{t('mirror.mail-left', { count: left })}</p> : null}
      {left === 0 || returned?.stopped ? null : (
        <Form view={view} action={action}>
          <input type="hidden" name="brief" value={`${letters + 1}`} />
          <Button name="doe" value="mail" compact>
            {t(letters === 0 ? 'mirror.mail-send' : 'mirror.mail-again')}
          </Button>
        </Form>
      )}
      {children}
    </Sheet>
  );
}

/** What the page says when no letter went. */
export function MailNotice({ view, sent }: { view: View; sent: Sent | undefined }) {
  if (sent === undefined || sent === 'sent') return null;
  return (
    <Notice kind="mind" status>
      {view.t(`mirror.mail-${sent}`)}
    </Notice>
  );
}

/** Which letter it is that this form sends: pressed twice, it is one (P31). */
export const letterIn = (form: URLSearchParams): number => Number(form.get('brief')) || lettersAtMost;

export const sentIn = (query: URLSearchParams): Sent | undefined =>
  (['sent', 'enough', 'stopped', 'not-now'] as const).find((one) => one === query.get('mail'));
