import { showCode } from '../../base/code.ts';
import { appAddress, asBase32 } from '../../identity/app-code.ts';
import { Code } from '../parts/code.tsx';
import { type Issue, issueOf } from '../parts/error-summary.tsx';
import { TextField } from '../parts/field.tsx';
import { Qr } from '../parts/qr.tsx';
import { Sheet } from '../parts/sheet.tsx';
import type { View } from '../view.ts';

/** What an app is given, as a picture to scan and as words to type: when it is set up on the way in, and later at work. */
export function AppSecret({
  view: { t },
  app,
}: {
  view: View;
  app: { secret: Uint8Array; account: string };
}) {
  const blocks = asBase32(app.secret).match(/.{1,4}/g) ?? [];
  return (
    <Qr address={appAddress(app.secret, app.account)} name={t('factor.app-qr')}>
      <p>{t('factor.app-scan')}</p>
      <p>{t('factor.app-type')}</p>
      <p class="address">{blocks.join(' ')}</p>
    </Qr>
  );
}

/** The field for the code of an app. */
export function AppField({ view, issues }: { view: View; issues: readonly Issue[] }) {
  const { t } = view;
  return (
    <TextField
      view={view}
      name="code"
      label={t('factor.code')}
      hint={t('factor.code-hint')}
      issue={issueOf(issues, 'code')}
      autocomplete="one-time-code"
      inputmode="numeric"
      spellcheck={false}
      maxlength={12}
      size="code"
    />
  );
}

export function RecoveryCodes({ view, codes }: { view: View; codes: readonly string[] }) {
  return (
    <Sheet>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li>
            <Code view={view} code={showCode(code)} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
