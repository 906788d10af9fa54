/** The voices that can read a language: `own` speaks on this device alone; of `far` the text goes over the internet. */
export type Voices = { own: SpeechSynthesisVoice | undefined; far: SpeechSynthesisVoice | undefined };

/** Only voices of this very language (L8): a Dutch text in an English voice is noise. Waits a moment for a device that is slow to tell. */
export async function voicesFor(language: string): Promise<Voices> {
  if (!('speechSynthesis' in window)) return { own: undefined, far: undefined };
  const spoken = (await allVoices()).filter(
    ({ lang }) => lang.slice(0, 2).toLowerCase() === language.slice(0, 2),
  );
  const best = (here: boolean): SpeechSynthesisVoice | undefined => {
    const such = spoken.filter(({ localService }) => localService === here);
    return such.find((voice) => voice.default) ?? such[0];
  };
  return { own: best(true), far: best(false) };
}

function allVoices(): Promise<SpeechSynthesisVoice[]> {
  const now = speechSynthesis.getVoices();
  if (now.length > 0) return Promise.resolve(now);
  return new Promise((resolve) => {
    const tell = (): void => resolve(speechSynthesis.getVoices());
    speechSynthesis.addEventListener?.('voiceschanged', tell, { once: true });
    setTimeout(tell, 1_500);
  });
}
