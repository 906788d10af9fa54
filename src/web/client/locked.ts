import { LockedPad } from './locked-pad.ts';

// Only on the page of what is for the young person alone.
customElements.define('pvs-locked', LockedPad);
