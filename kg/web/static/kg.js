"use strict";
// Pointing at words marks the claims made of them, and pointing at a claim marks its words.
const marked = new Set();

function mark(names) {
  for (const element of marked) element.classList.remove("pointed");
  marked.clear();
  for (const name of names) {
    const card = document.getElementById(name);
    const words = document.querySelectorAll(`[data-claims~="${CSS.escape(name)}"]`);
    for (const element of [card, ...words]) {
      if (!element) continue;
      element.classList.add("pointed");
      marked.add(element);
    }
  }
}

function point(target, follow) {
  const card = target.closest?.("[data-claim]");
  const words = target.closest?.("[data-claims]");
  if (card) {
    mark([card.dataset.claim]);
    const beside = getComputedStyle(card.closest(".beside")).position === "sticky";
    if (follow && beside) document.querySelector(`[data-claims~="${CSS.escape(card.dataset.claim)}"]`)?.scrollIntoView({ block: "center" });
  } else if (words) {
    const names = words.dataset.claims.split(" ");
    mark(names);
    show(document.getElementById(names[0]));
  } else if (marked.size) {
    mark([]);
  }
}

// Scroll the list beside the text, never the page.
function show(element) {
  const frame = element?.closest(".beside");
  if (!frame || frame.scrollHeight <= frame.clientHeight) return;
  const [own, outer] = [element.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (own.top < outer.top || own.bottom > outer.bottom) frame.scrollTop += own.top - outer.top - 24;
}

document.addEventListener("mouseover", (event) => point(event.target, false));
document.addEventListener("focusin", (event) => point(event.target, true));

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
  });
}
