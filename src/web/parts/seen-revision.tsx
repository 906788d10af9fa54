/** Which version a form was made of, so that two devices do not replace each other's words unseen. It comes back as it was with something to mend. */
export function SeenRevision({ revision }: { revision: number }) {
  return <input type="hidden" name="versie" value={String(revision)} autocomplete="off" />;
}

/** Out of the posted form; 0, which is no version, when there is none. */
export function seenRevision(form: URLSearchParams): number {
  const typed = form.get('versie') ?? '';
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}
