/** Opens the folds around the place that the address names: not every browser does so of its own accord. */

function openFolds() {
  const place = document.querySelector(":target");
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.open = true;
  place?.scrollIntoView();
}

window.addEventListener("hashchange", openFolds);
if (document.querySelector("details :target, details:target")) openFolds();
