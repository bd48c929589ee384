"use strict";
// Sentence after sentence is accepted, edited or rejected; what others save is shown as it comes.
(() => {
  const { by, post, word, say, trouble, inTurn, ask } = server;
  const stands = JSON.parse(by("stands").textContent);  // id -> [version, look, marks, target, comment]
  const [editor, target, comment, found, keep] = ["editor", "target", "comment", "found", "keep"].map(by);
  const drafts = new Map();  // id -> { text, seen }: a translation that is typed and not saved
  const remarks = new Map();  // id -> { text, over }: the same of a comment, and what stood there
  let unit = null;  // all that is known of the chosen sentence
  let under = null;  // the same before a save elsewhere, where that came under a selection
  const chosen = () => page.chosen?.dataset.unit ?? null;

  // What the page shows of one sentence, wherever it does.
  const paint = (id, html, severity) => page.spans(id).filter(one => one.dataset.side === "target").forEach(one => {
    one.innerHTML = html;
    if (severity) one.dataset.severity = severity; else delete one.dataset.severity;
  });
  const apply = one => {
    stands[one.id] = [one.version, one.look, one.marks, one.target, one.comment];
    if (!drafts.has(one.id)) paint(one.id, one.html, one.severity);
    page.spans(one.id).forEach(span => { span.dataset.state = one.state; });
    const card = by(`u-${one.id}`);
    if (card) card.outerHTML = one.card;
    new Set(page.spans(one.id).map(span => span.closest(".pair"))).forEach(count);
    page.filtered();
    tally();
    if (chosen() === one.id) { page.show(one.id); fill(one); }
  };
  // The counts of a block, and of the whole post.
  const count = pair => {
    const ids = [...new Set(page.all(".target .unit", pair).map(span => span.dataset.unit))];
    const marks = ids.map(id => stands[id][2]);
    pair.dataset.marks = [...new Set(marks.flat())].sort().join(" ");
    const number = mark => marks.filter(some => some.includes(mark)).length;
    const [waits, findings] = [number("waits"), number("findings")];
    const summary = pair.querySelector("summary");
    if (!summary) return;
    const figure = (name, n) => Object.assign(document.createElement("i"), { className: name, textContent: n });
    summary.querySelector(".seen").replaceChildren(
      ...(findings ? [figure("count-found", findings)] : []), ...(waits ? [figure("count-waits", waits)] : []),
      ...(findings || waits ? [] : ["✓"]));
    summary.querySelector(".told").textContent = `${word("line", { n: pair.dataset.line })}: ` +
      (waits ? word("wait_here", { n: waits }) : word("all_well")) + (findings ? `, ${word("found_here", { n: findings })}` : "");
  };
  const left = () => Object.values(stands).filter(one => one[2].includes("waits")).length;
  const tally = () => {
    const all = Object.values(stands), done = all.length - left();
    page.all(".filters input").forEach(input => {
      if (input.value) input.nextElementSibling.querySelector("b").textContent = all.filter(one => one[2].includes(input.value)).length;
    });
    document.querySelector(".where progress").value = all.length ? done : 1;
    document.querySelector(".so-far").textContent = word("part", { done, total: all.length });
    document.title = document.title.replace(/\d+ %$/, `${Math.floor(all.length ? done * 100 / all.length : 100)} %`);
  };

  // The editor.
  const fill = (now = unit) => {
    const was = unit;
    unit = now;
    const draft = drafts.get(unit.id), remark = remarks.get(unit.id);
    const hidden = [write(target, draft?.text ?? unit.target), write(comment, remark?.text ?? unit.comment)];
    if (hidden.includes(true)) under ??= was;
    by("unsaved").hidden = !draft;
    by("unsaved-comment").hidden = !remark;
    target.readOnly = comment.readOnly = !unit.version;
    keep.replaceChildren(...unit.demands.map((one, n) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: one.target });
      if (n < 9) button.prepend(Object.assign(document.createElement("kbd"), { textContent: `Alt ${n + 1}` }), " ");
      button.title = [one.source, one.note].filter(Boolean).join(" · ");
      button.addEventListener("click", () => put(one));
      return button;
    }));
    list(unit.findings, "");
    if (draft) type();
  };
  // What is selected is about to be typed over, and stays so; nobody sees what has come under it.
  const write = (field, text) => {
    if (field.value === text) return false;
    const [start, end] = [field.selectionStart, field.selectionEnd].map(at => at === field.value.length ? text.length : at);
    const selects = field.selectionEnd > field.selectionStart;
    field.value = text;
    if (document.activeElement !== field) return false;
    field.setSelectionRange(start, end);
    return selects;
  };
  const list = (findings, refusal) => {
    const lines = findings.filter(one => !refusal || one.check !== "markup");
    if (refusal) lines.unshift({ severity: "error", message: refusal, check: word("no_save") });
    found.replaceChildren(...lines.map(one => {
      const line = document.createElement("li");
      line.dataset.severity = one.severity;
      line.append(Object.assign(document.createElement("b"), { textContent: one.check }), ` ${one.message}`);
      return line;
    }));
    unit.demands.forEach((one, n) => {
      keep.children[n]?.classList.toggle("there", one.target.split("…").every(part => target.value.includes(part)));
    });
  };
  let busy = false, again = false;
  const type = async () => {
    if (busy) { again = true; return; }
    busy = true;
    const [id, text] = [unit.id, target.value];
    try {
      const told = await ask("type", { id, target: text });
      if (told.code !== 200) trouble(told.error);
      else if (drafts.has(id)) {
        paint(id, told.html, told.findings.length ? told.findings.map(one => one.severity).includes("error") ? "error" : "warning" : "");
        if (unit?.id === id) list(told.findings, told.refusal);
      }
    } catch (error) { trouble(error.message); }
    busy = false;
    if (again) { again = false; if (unit && drafts.has(unit.id)) type(); }
  };
  target.addEventListener("input", () => {
    if (target.value === unit.target && !drafts.get(unit.id)?.other) drafts.delete(unit.id);
    else drafts.set(unit.id, { ...drafts.get(unit.id), text: target.value, seen: drafts.get(unit.id)?.seen ?? (under ?? unit).version });
    by("unsaved").hidden = !drafts.has(unit.id);
    if (!drafts.has(unit.id)) { paint(unit.id, unit.html, unit.severity); list(unit.findings, ""); } else type();
  });
  comment.addEventListener("input", () => {
    const over = remarks.get(unit.id)?.over ?? (under ?? unit).comment;
    if (comment.value === unit.comment && over === unit.comment) remarks.delete(unit.id);
    else remarks.set(unit.id, { text: comment.value, over });
    by("unsaved-comment").hidden = !remarks.has(unit.id);
  });
  editor.addEventListener("focusout", () => { under = null; });
  // A term, an amount, an address at the cursor; markup around what is selected.
  const put = one => {
    target.focus();
    const [start, end] = [target.selectionStart, target.selectionEnd];
    const [before, after] = one.target.includes("…") && one.kind === "code" ? one.target.split("…") : [one.target, ""];
    const text = before + target.value.slice(start, end) + after;
    const whole = one.kind === "code" ? text : one.target;
    if (!document.execCommand("insertText", false, whole)) {
      target.setRangeText(whole, start, end, "end");
      target.dispatchEvent(new Event("input"));
    }
    if (after && start === end) target.selectionStart = target.selectionEnd = start + before.length;
  };

  document.addEventListener("choose", event => {
    const id = event.detail;
    trouble("");
    editor.hidden = !id;
    under = null;
    if (!id) { unit = null; return; }
    // At once what the page knows, so that one can type; then the rest.
    const [version, look, marks, text, remark] = stands[id], { innerHTML: html, dataset } = page.chosen;
    unit = { id, version, look, marks, target: text, comment: remark, html, severity: dataset.severity ?? "", demands: [], findings: [] };
    fill();
    editor.ariaBusy = true;
    inTurn(async () => {
      if (chosen() !== id) return;
      const told = await ask("unit", { id });
      if (told.code !== 200) return trouble(told.error);
      if (chosen() !== id) return;
      fill(told);
      editor.ariaBusy = false;
    });
  });

  // What is saved, and what if somebody else was quicker.
  const busily = act => { saving++; return inTurn(act).finally(() => { saving--; }); };
  const save = (action, { text = "", seen, onward = false } = {}) => busily(async () => {
    const id = unit?.id;
    if (!id) return;
    if (!unit.version) return trouble(word("no_entry"));
    const draft = drafts.get(id);
    let does = action, wants = text;
    if (action === "accept") [does, wants] = draft ? ["edit", draft.text] : ["accept", unit.target];
    const shown = draft && does === "edit" ? draft.text : unit.target;
    // A comment that somebody else has written meanwhile is asked about; another target is not.
    const over = does === "comment" && (remarks.get(id)?.over ?? stands[id][4]) !== stands[id][4];
    const before = seen ?? (over ? "" : does === "edit" && draft ? draft.seen : stands[id][0]);
    const told = await ask("save", { id, action: does, text: wants, seen: before });
    if (told.code === 409 && told.unit) {
      if (does === "reject") { apply(told.unit); return trouble(word("changed")); }
      return conflict(told.unit, does, does === "accept" ? shown : wants);
    }
    if (told.code !== 200) return trouble(told.error);
    saved(told, does, before);
    if (onward) next(told.id);
    apply(told);
    if (!onward || chosen() === id) page.chosen?.focus({ preventScroll: true });
    const rest = left();
    say(`${word(does === "edit" && told.state === "translated" ? "accept" : does)} ${rest ? word("left", { n: rest }) : word("none_left")}`);
  });
  // What is typed and not of this save stays; what we have done ourselves is nobody else's change.
  const saved = (told, does, before) => {
    const draft = drafts.get(told.id);
    if (does === "comment") remarks.delete(told.id);
    if (does === "edit" || does === "accept") drafts.delete(told.id);
    else if (draft?.seen === before) draft.seen = told.version;
  };
  // Before the page is repainted: a filter may hide what was just accepted.
  const next = id => {
    const waits = span => page.waits(span) && span.dataset.unit !== id;
    const before = page.chosen;
    page.move(1, waits);
    if (page.chosen === before) { const first = page.stops().find(waits); if (first) page.choose(first); }
  };
  const conflict = (theirs, action, mine) => {
    const dialog = by("conflict"), of = one => action === "comment" ? one.comment : one.target;
    by("theirs").textContent = of(theirs) || word("nothing");
    by("mine").textContent = mine || word("nothing");
    let answered = false;
    const close = then => { answered = true; dialog.close(); then(); };
    const edit = () => {
      if (action === "comment") remarks.set(theirs.id, { text: mine, over: theirs.comment });
      else drafts.set(theirs.id, { text: mine, seen: theirs.version, other: true });
      apply(theirs);
      fill();
      (action === "comment" ? comment : target).focus();
    };
    const mineIn = action === "comment" ? remarks : drafts;
    by("keep-theirs").onclick = () => close(() => { mineIn.delete(theirs.id); apply(theirs); page.chosen?.focus(); say(word("kept")); });
    by("write-mine").onclick = () => close(() => {
      mineIn.delete(theirs.id);
      apply(theirs);
      save(action === "accept" ? "edit" : action, { text: mine, seen: theirs.version, onward: action !== "comment" });
    });
    by("edit-on").onclick = () => close(edit);
    dialog.onclose = () => { if (!answered) edit(); };
    dialog.showModal();
    by("keep-theirs").focus();
  };
  const undo = () => busily(async () => {
    const told = await ask("undo");
    if (told.code !== 200) return trouble(told.error);
    saved(told, "undo", stands[told.id]?.[0]);
    const span = page.spans(told.id).find(one => one.dataset.side === "target");
    apply(told);
    if (span) page.choose(span);
    say(word("undone"));
  });

  // While something is being saved, the next sentence is not there yet: what is typed waits for it.
  let saving = 0, early = null;
  const into = field => {
    const enter = () => {
      if (!unit) return;
      field.focus({ preventScroll: true });
      by("panel").scrollTop = field === target ? 0 : comment.offsetTop - by("panel").offsetTop;
      page.chosen?.scrollIntoView({ block: "nearest" });
      field.setSelectionRange(field.value.length, field.value.length);
      if (early) document.execCommand("insertText", false, early);
      early = null;
    };
    if (!saving) return enter();
    early ??= "";
    inTurn(enter);
  };
  const does = {
    a: () => save("accept", { onward: true }), e: () => into(target), r: () => save("reject"),
    c: () => into(comment), u: undo,
  };
  Object.assign(page.actions, does);
  editor.addEventListener("click", event => does[event.target.closest("[data-do]")?.dataset.do]?.());
  editor.addEventListener("submit", event => event.preventDefault());
  document.addEventListener("keydown", event => {
    const field = event.target === target || event.target === comment;
    const stop = act => { event.preventDefault(); event.stopImmediatePropagation(); if (!event.repeat) act?.(); };
    if (document.querySelector("dialog[open]") || event.isComposing) return;
    if (early !== null) {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) early += event.key;
      return stop();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      return stop(event.target === comment ? () => save("comment", { text: comment.value }) : does.a);
    }
    if (event.altKey && /^Digit[1-9]$/.test(event.code) && unit) {
      const one = unit.demands[event.code.slice(5) - 1];
      return stop(one && (() => put(one)));
    }
    if (field && event.key === "Escape") return stop(() => {
      page.chosen?.focus({ preventScroll: true });
      if (event.target === comment ? remarks.has(unit?.id) : drafts.has(unit?.id)) say(word(event.target === comment ? "kept_remark" : "kept_draft"));
    });
    // A key that is held down accepts one sentence, not all of them.
    if (!field && event.repeat && event.key in does) stop();
  }, true);

  // What is saved elsewhere.
  const fresh = () => inTurn(async () => {
    const looks = Object.fromEntries(Object.entries(stands).map(([id, one]) => [id, one[1]]));
    const told = await ask("fresh", { looks });
    if (told.code !== 200) return trouble(told.error);
    if (told.reload) {
      if (drafts.size + remarks.size) return trouble(word("post_changed"));
      if (chosen()) sessionStorage.setItem(post, chosen());
      return location.reload();
    }
    told.units.forEach(apply);
    by("whole").replaceChildren(...told.whole.map(one =>
      Object.assign(document.createElement("p"), { className: "warning", textContent: `${word("whole")}: ${one}` })));
    if (told.units.length) say(word("from_outside", { n: told.units.length }));
    if (told.units.some(one => one.id === chosen() && drafts.has(one.id))) trouble(word("changed"));
  });
  const events = new EventSource("/events");
  events.onmessage = fresh;
  events.onerror = () => trouble(word("gone"));
  events.onopen = () => trouble("");
  addEventListener("beforeunload", event => { if (drafts.size + remarks.size) event.preventDefault(); });

  const before = sessionStorage.getItem(post);
  sessionStorage.removeItem(post);
  const begin = before && page.spans(before).find(one => one.dataset.side === "target");
  if (begin) page.choose(begin);
})();
