// Words that the page itself says (a copy is made, a file is saved) stand in the HTML; this places them.

/**
 * Return a function that shows the word of that name, kept in `wordsId`, in the status line `lineId`.
 * Where Python has said why something cannot be done, its own sentence is shown instead.
 */
export function createVoice(wordsId, lineId) {
  return function say(name, sentence) {
    const words = sentence ?? document.querySelector(`#${wordsId} [data-word="${name}"]`).textContent;
    document.getElementById(lineId).textContent = words;
  };
}
