/**
 * A Mandarin voice that speaks on this machine: read aloud must work without network and must tell no distant service
 * what is read. Undefined where the browser has none.
 */
export function localVoice(): SpeechSynthesisVoice | undefined {
  const engine = window.speechSynthesis;
  if (!engine) return undefined;
  return engine
    .getVoices()
    .filter(({ lang, localService }) => localService && /^(zh|cmn)([-_]|$)/i.test(lang) && !/HK|TW|yue/i.test(lang))[0];
}

/** Calls back now and whenever the list of voices comes or changes: browsers fill it late. */
export function onVoices(changed: (voice: SpeechSynthesisVoice | undefined) => void): void {
  changed(localVoice());
  if (window.speechSynthesis && window.speechSynthesis.addEventListener)
    window.speechSynthesis.addEventListener("voiceschanged", () => changed(localVoice()));
}

/** Says one sentence; resolves when it was said, or could not be. */
export function say(text: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onend = utterance.onerror = () => resolve();
    window.speechSynthesis.speak(utterance);
  });
}
