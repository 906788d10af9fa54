import { Dictate } from './dictate.ts';
import { Recording } from './record.ts';
import { Upload } from './upload.ts';

// Only on pages where a file is sent or something is spoken. Each makes something better that works without it. Their fields are `private` and not
// `#private`: what older browsers need for that would become a file of its own, that every page waits for.
customElements.define('pvs-upload', Upload);
customElements.define('pvs-record', Recording);
customElements.define('pvs-dictate', Dictate);
