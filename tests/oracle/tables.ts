/** Every table whose rows the oracle knows, and what tells one of its rows apart. */
export const known: Record<string, string> = {
  'passport.passport': 'owner',
  'passport.answer': `owner || ' ' || question`,
  'passport.progress': 'owner',
  'passport.applied': 'owner',
  'passport.version': 'owner',
  'passport.snapshot': 'owner',
  'passport.scratch': 'owner',
  'passport.proof': 'id',
  'passport.slice': 'proof',
  'sharing."grant"': 'id',
  'sharing.acceptance': '"grant"',
  'sharing.copy': '"grant"',
  'sharing.copied': `"grant" || ' ' || proof`,
  'sharing.reader': `"grant" || ' ' || person`,
  'sharing.reply': '"grant"',
  'sharing.handover': '"grant"',
  'sharing.reminder': 'about',
  'sharing.ask': '"grant"',
  'sharing.seen': 'owner',
  'sharing.request': 'id',
  'guidance.request': 'id',
  'guidance.contribution': 'id',
  'guidance.shown': `"grant" || ' ' || contribution`,
  'guidance.call': '"grant"',
  'mirror.invitation': 'id',
  'mirror.opening': 'invitation',
  'mirror.reply': 'invitation',
  'mirror.taken': 'id',
  'consent.birth': 'owner',
  'consent.guardian': 'id',
  'consent.opening': 'guardian',
  'consent.record': 'id',
  'consent.asking': 'id',
  'consent.confirmed': '"grant"',
  'talks.talk': 'id',
  'talks.agreement': 'id',
  'talks.ask': 'id',
  'talks.point': 'owner',
  'organisations.member': `owner || ' ' || "group"`,
  'retention.warning': 'owner',
  'identity.card': 'owner',
  'identity.address': 'owner',
  'identity.passkey': 'owner',
  'audit.entry': 'chain',
  'passport.counting': 'owner',
  'passport.counted': 'owner',
  'passport.research': 'owner',
  'aftercare.signal': 'id',
  'aftercare.takeover': `signal || ' ' || person`,
  'aftercare.landing': 'id',
  'aftercare.checkin': `landing || ' ' || months`,
  'aftercare.summer': `owner || ' ' || year`,
  'identity.helper': 'id',
  'identity.own_pictures': 'owner',
};

/** Tables of passports that the oracle leaves to other tests, with which. */
export const elsewhere: Record<string, string> = {
  'audit.detail': 'goes with audit.entry; tests/verify.test.ts',
  'audit.head': 'numbers and hashes; tests/verify.test.ts',
  'identity.session': 'found by its secret; src/identity/everywhere.test.ts',
  'identity.own_attempt': 'found by the secret of the browser; src/identity/ways.test.ts',
  'identity.rescue': 'found by what was asked; src/identity/rescue.test.ts',
  'emergency.glass': 'two keyholders together; src/export/break-glass.test.ts',
  'identity.school_way': 'found by the account; src/identity/school.test.ts',
  'mirror.classmate': 'within a lesson; src/mirror/mirror.test.ts, anderen-klasgenoot.test.ts',
  'organisations.claim': "the school's list; src/organisations/roster.test.ts",
  'passport.locked': 'sealed in the browser, for its owner alone; src/passport/locked.test.ts',
  'retention.kept': 'days that a region chose for everybody; src/retention/terms.test.ts',
  'passport.deletion': 'ids of passports that are gone; src/retention/restore.test.ts',
};

/** The names of all rows in sight. */
export const everyRow = Object.entries(known)
  .map(([table, key]) => `select '${table.replaceAll('"', '')} ' || ${key} as name from ${table}`)
  .join(' union all ');

/** Statements that would change what is not theirs: each is tried by everybody but the young person, and gives the names of what it changed. */
const table = (name: string, set: string, where = 'true'): string =>
  `update ${name} set ${set} where ${where} returning '${name.replaceAll('"', '')} ' || ${known[name]}`;
const away = (name: string): string =>
  `delete from ${name} returning 'away ${name.replaceAll('"', '')} ' || ${known[name]}`;
export const touches: readonly string[] = [
  table('passport.passport', 'used = used'),
  table('passport.answer', 'doubt = doubt'),
  table('passport.progress', 'moved = moved'),
  table('passport.applied', 'said = said'),
  table('passport.proof', 'bytes = bytes'),
  table('sharing."grant"', 'ends = ends'),
  table('sharing.reply', `kind = 'agreed'`),
  table('guidance.contribution', 'written = written'),
  table('guidance.call', 'handover = true'),
  table('mirror.invitation', 'letters = letters'),
  table('mirror.reply', 'given = given'),
  table('mirror.taken', 'at = at'),
  table('consent.birth', 'given = given'),
  table('consent.guardian', 'stopped = null'),
  table('consent.confirmed', 'at = at'),
  table(
    'consent.record',
    `withdrawn = now(), withdrawn_by = 'guardian'`,
    `withdrawn is null and how = 'link'`,
  ),
  table(
    'consent.record',
    `withdrawn = now(), withdrawn_by = 'school'`,
    `withdrawn is null and how <> 'link'`,
  ),
  table('consent.asking', `handled = now(), outcome = 'yes', person = access.actor(), reply = null`),
  table(
    'aftercare.signal',
    `person = access.actor(), taken = coalesce(taken, asked), taker = coalesce(taker, '\\x00')`,
  ),
  table('aftercare.takeover', 'answered = answered'),
  table('aftercare.landing', 'follow_person = access.actor()'),
  table('aftercare.checkin', 'reached = reached'),
  table('aftercare.summer', 'said = said'),
  table('identity.helper', 'stopped = null'),
  table('talks.talk', 'changed = changed'),
  table('talks.agreement', 'made = made'),
  table('talks.ask', 'at = at'),
  table('organisations.member', '"left" = now()'),
  ...[
    'passport.passport',
    'passport.answer',
    'passport.proof',
    'sharing."grant"',
    'guidance.contribution',
    'guidance.request',
    'aftercare.landing',
    'aftercare.checkin',
  ].map(away),
  ...[
    'mirror.invitation',
    'mirror.reply',
    'consent.birth',
    'consent.asking',
    'organisations.member',
    'identity.card',
  ].map(away),
];
/** These are tried by the young person too: nobody says yes in a guardian's name, or brings back what was ended (P9). */
export const forged: readonly string[] = [
  `update consent.record set withdrawn = null, withdrawn_by = null where withdrawn is not null returning 'back ' || id`,
  `insert into consent.record (id, owner, guardian, how, said, version, hash, language, sealed, given)
    select gen_random_uuid(), g.owner, g.id, 'link', 'yes', '1', decode(repeat('00', 32), 'hex'), 'nl', '\\x00', now() from consent.guardian g
    where not exists (select from consent.record r where r.guardian = g.id and r.withdrawn is null) returning 'said ' || guardian`,
];
