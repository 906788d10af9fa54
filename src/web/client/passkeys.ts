import { Passkey } from './passkey.ts';

// Only on pages where a passkey is made or used.
customElements.define('pvs-passkey', Passkey);
