"use strict";
// A sentence marks its counterpart; keys move from one to the next. All else works without this.
const page = (() => {
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const panel = document.getElementById("panel");
  const keys = document.getElementById("keys");
  const place = document.getElementById("card-place") ?? panel;
  const nothing = place.innerHTML;
  const root = document.documentElement;
  let chosen = null;  // the span in the translation, or in the source, that the keys are at

  // The spans of each sentence, found once: no key waits for a search through a long post.
  const places = new Map();
  all(".unit").forEach(one => places.set(one.dataset.unit, [...places.get(one.dataset.unit) ?? [], one]));
  const spans = id => places.get(id) ?? [];
  const targets = all(".target .unit");
  const marked = {};
  const mark = (name, id) => {
    marked[name]?.forEach(one => one.classList.remove(name));
    marked[name] = spans(id);
    marked[name].forEach(one => one.classList.add(name));
  };
  // What is known of a sentence, as it stands in its block's details.
  const show = id => {
    const card = id && document.getElementById(`u-${id}`);
    panel.classList.toggle("bare", place === panel && !card);
    if (!card) { place.innerHTML = nothing; return; }
    const copy = card.cloneNode(true);
    copy.removeAttribute("id");
    place.replaceChildren(copy);
    panel.scrollTop = 0;
  };
  // By the filter, not by the layout: to ask that of what is not on the screen would be slow.
  const visible = span => {
    const { filter } = root.dataset;
    return !filter || span.closest(".pair").dataset.marks.split(" ").includes(filter);
  };
  const stops = () => targets.filter(visible);

  const choose = (span, { scroll = true } = {}) => {
    (chosen ?? targets[0])?.removeAttribute("tabindex");
    chosen = span;
    // Tab leads to one sentence: to that which is chosen, or to the first.
    if (!span && targets[0]) targets[0].tabIndex = 0;
    mark("chosen", span?.dataset.unit);
    show(span?.dataset.unit);
    if (span) {
      span.tabIndex = 0;
      span.focus({ preventScroll: true });
      if (scroll) span.scrollIntoView({ block: "nearest" });
    }
    document.dispatchEvent(new CustomEvent("choose", { detail: span?.dataset.unit ?? null }));
  };
  // Onward from the chosen sentence, by `step`, to the next one that is wanted.
  const move = (step, wanted = () => true) => {
    let at = targets.indexOf(chosen);
    if (at < 0 && chosen) at = targets.indexOf(spans(chosen.dataset.unit).find(one => one.dataset.side === "target"));
    if (at < 0) at = step > 0 ? -1 : targets.length;
    for (at += step; at >= 0 && at < targets.length; at += step) {
      const one = targets[at];
      if (one.dataset.unit !== chosen?.dataset.unit && wanted(one) && visible(one)) return choose(one);
    }
  };
  // What is filtered, as the styles ask for it.
  const filtered = () => {
    const filter = document.querySelector(".filters :checked")?.value ?? "";
    if (root.dataset.filter !== filter) root.dataset.filter = filter;
    root.toggleAttribute("data-none", filter !== "" && !document.querySelector(`.pair[data-marks~="${filter}"]`));
  };
  const waits = span => span.dataset.state !== "translated";
  const filter = number => all(".filters input")[number - 1]?.click();
  const open = () => {
    const details = chosen?.closest(".pair").querySelector("details");
    if (details) details.open = !details.open;
  };
  const actions = {
    j: () => move(1), k: () => move(-1),
    n: () => move(1, waits), p: () => move(-1, waits),
    o: open, "?": () => keys.showModal(), Escape: () => choose(null),
  };
  for (let number = 1; number <= all(".filters input").length; number++) actions[number] = () => filter(number);

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]")) return;
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  document.addEventListener("pointerover", event => {
    const id = event.target.closest?.(".unit")?.dataset.unit;
    mark("near", id);
    if (!chosen && id) show(id);
  });
  document.addEventListener("focusin", event => {
    const span = event.target.closest?.(".unit");
    // What is pointed at is chosen by the click that follows.
    if (span === event.target && span !== chosen && span.matches(":focus-visible")) choose(span, { scroll: false });
    else mark("near", span?.dataset.unit);
  });
  document.addEventListener("click", event => {
    const span = event.target.closest(".unit");
    if (span && !event.target.closest("a")) choose(span === chosen ? null : span, { scroll: false });
  });
  document.getElementById("keys-button").addEventListener("click", () => keys.showModal());
  document.getElementById("keys-close").addEventListener("click", () => keys.close());
  document.getElementById("keys-button").hidden = false;
  panel.hidden = false;
  root.classList.add("scripted");
  document.querySelector(".filters").addEventListener("change", filtered);
  filtered();
  choose(null);
  return { all, spans, filtered, stops, move, choose, show, waits, actions, get chosen() { return chosen; } };
})();
