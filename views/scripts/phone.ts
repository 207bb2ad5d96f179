/** Reading aloud on phones that can; without script the page is the same but for this button. */
const button = document.querySelector<HTMLButtonElement>("[data-speak]");
const label = button?.querySelector("span");
const text = document.querySelector<HTMLElement>("main");

const say = (word: string): void => {
  if (label) label.textContent = word;
};

/** Sentences in order, short enough that no engine cuts them off. */
function sentencesOf(element: HTMLElement): readonly string[] {
  return element.innerText
    .split(/\n+|(?<=[。；])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

if (button && text && "speechSynthesis" in window) {
  const voice = window.speechSynthesis;
  button.hidden = false;
  button.addEventListener("click", () => {
    const reading = voice.speaking;
    voice.cancel();
    say(reading ? "朗读" : "停下");
    if (reading) return;
    const sentences = sentencesOf(text);
    sentences.forEach((sentence, index) => {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = "zh-CN";
      utterance.rate = 0.9;
      if (index === sentences.length - 1) utterance.addEventListener("end", () => say("朗读"));
      voice.speak(utterance);
    });
  });
  window.addEventListener("pagehide", () => voice.cancel());
}
