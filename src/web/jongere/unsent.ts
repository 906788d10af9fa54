import { sameOwner } from '../../identity/session.ts';
import { paths } from '../paths.ts';
import { ownerRoute } from '../route.ts';

/**
 * The key of what this owner typed in an earlier session, in this browser. It is made of the owner and that session's mark, so the key that
 * anybody else is given opens nothing of it. Opens no answer, so it leaves no line in the log (decision 0019).
 */
export const unsentKeyRoute = ownerRoute(paths.unsentKey(), {
  post({ actor, house, form, view, json }) {
    const mark = form.get('van') ?? '';
    if (!/^[\w-]{1,40}\.[\w-]{1,40}$/.test(mark) || !sameOwner(mark, view.mark)) return json({});
    return json({ key: house.keys.unsentKey(actor.owner, mark).toString('base64url') });
  },
});

/** "Blijf hier": being asked is enough, the session is looked at with every request (A18). */
export const touchRoute = ownerRoute(paths.touch(), { post: ({ json }) => json({ here: true }) });
