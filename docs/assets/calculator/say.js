// Words that the page itself says (a copy is made, a file is saved) stand in the HTML; this places them.

/** Return a function that shows the word of that name, kept in `wordsId`, in the status line `lineId`. */
export function createVoice(wordsId, lineId) {
  return function say(name) {
    const words = document.querySelector(`#${wordsId} [data-word="${name}"]`).textContent;
    document.getElementById(lineId).textContent = words;
  };
}
