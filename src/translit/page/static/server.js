"use strict";
// What is asked of translit review, one thing after the other, and what is said to the person.
const server = (() => {
  const by = id => document.getElementById(id);
  const words = JSON.parse(by("words").textContent);
  const post = location.pathname.slice("/post/".length);
  let queue = Promise.resolve();

  const word = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const say = text => { by("told").textContent = text; trouble(""); };
  const trouble = text => { by("trouble").textContent = text; by("trouble").hidden = !text; };
  const inTurn = act => { queue = queue.then(act).catch(error => trouble(error.message)); return queue; };

  const ask = async (what, values = {}) => {
    let answer;
    try {
      answer = await fetch(`/ask/${what}/${post}`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(values),
      });
    } catch { throw new Error(word("gone")); }
    const told = answer.headers.get("content-type")?.includes("json") ? await answer.json() : { error: await answer.text() };
    return { ...told, code: answer.status };
  };

  return { by, post, word, say, trouble, inTurn, ask };
})();
