import type { View } from '../view.ts';
import type { ButtonKind } from './button.tsx';
import { fieldId, IssueLine } from './field.tsx';
import { Icon } from './icon.tsx';

/**
 * Makes or uses a passkey of this device, in the form that it stands in; there with JavaScript only. `without` says what else there is, for who has
 * no script or no passkeys.
 */
export function PasskeyButton(props: {
  view: View;
  words: string;
  without: string;
  issue?: string | undefined;
  kind?: ButtonKind;
}) {
  const { view, words, without, issue, kind = 'main' } = props;
  const id = fieldId('sleutel');
  return (
    <pvs-passkey class="passkey" id={id} data-failed={view.t('factor.passkey-failed')}>
      {issue === undefined ? null : <IssueLine id={`${id}-issue`}>{issue}</IssueLine>}
      <input type="hidden" name="sleutel" value="" />
      <button type="button" class={kind === 'line' ? 'button' : `button ${kind}`} hidden={true}>
        <Icon name="lock" />
        <span>{words}</span>
      </button>
      <p role="status" data-status="" />
      <p data-without="">{without}</p>
    </pvs-passkey>
  );
}
