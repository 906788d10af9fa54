import { addressOf, fieldsOf, postTo } from './send.ts';

/** What the house asks for: to make a passkey for `user`, or to use one (of `known`, or any of this device). */
type Asked = {
  challenge: string;
  host: string;
  known: readonly string[];
  user?: { id: string; name: string };
};

/**
 * Asks the device for a passkey, and sends what it gives along with the form that this stands in. The button is hidden until this script is there and
 * the browser knows passkeys; then the words for who has none ([data-without]) go. Fields are `private` and not `#private`, as in voice.ts.
 */
export class Passkey extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (button === null || !('PublicKeyCredential' in window)) return;
    button.hidden = false;
    this.querySelector('[data-without]')?.remove();
    button.addEventListener('click', () => void this.ask(button));
  }

  private async ask(button: HTMLButtonElement): Promise<void> {
    const form = this.closest('form');
    const field = this.querySelector('input');
    if (form === null || field === null) return;
    this.say('');
    button.disabled = true;
    try {
      const fields = fieldsOf(form);
      fields.append('doe', 'vraag');
      const response = await postTo(addressOf(form), fields, { 'X-Auto-Save': '1' });
      if (!response.ok) throw new Error('not asked');
      field.value = JSON.stringify(await given(await response.json()));
      // Not requestSubmit: Safari 15 has none (A8), and there is nothing left to check.
      form.submit();
    } catch {
      // Called off, timed out, or this device has none: all the same to who presses. Nothing was changed.
      this.say(this.dataset.failed ?? '');
    }
    button.disabled = false;
  }

  private say(words: string): void {
    const line = this.querySelector('[data-status]');
    if (line !== null) line.textContent = words;
  }
}

async function given({ challenge, host, known, user }: Asked): Promise<unknown> {
  const list = known.map((id) => ({ id: bytes(id), type: 'public-key' as const }));
  const common = { challenge: bytes(challenge), timeout: 120_000 };
  const made =
    user === undefined
      ? await navigator.credentials.get({
          publicKey: { ...common, rpId: host, allowCredentials: list, userVerification: 'required' },
        })
      : await navigator.credentials.create({
          publicKey: {
            ...common,
            rp: { id: host, name: document.title.split(' – ').at(-1) ?? host },
            user: { id: bytes(user.id), name: user.name, displayName: user.name },
            pubKeyCredParams: [-7, -257].map((alg) => ({ alg, type: 'public-key' as const })),
            authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
            excludeCredentials: list,
            attestation: 'none',
          },
        });
  if (!(made instanceof PublicKeyCredential)) throw new Error('no passkey');
  return { id: made.id, rawId: made.id, type: made.type, response: inText(made.response) };
}

function inText(response: AuthenticatorResponse): Record<string, unknown> {
  const clientDataJSON = text(response.clientDataJSON);
  if (response instanceof AuthenticatorAssertionResponse)
    return {
      clientDataJSON,
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
    };
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new Error('no answer');
  const key = response.getPublicKey();
  if (key === null) throw new Error('a key that the browser cannot read');
  return {
    clientDataJSON,
    authenticatorData: text(response.getAuthenticatorData()),
    publicKey: text(key),
    publicKeyAlgorithm: response.getPublicKeyAlgorithm(),
  };
}

const bytes = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
