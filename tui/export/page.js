(() => {
  "use strict";
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const body = document.body;
  const say = (text) => { document.getElementById("said").textContent = text; };
  const marks = new Map(); // by key of a claim, an actor or a note, its pieces of text
  for (const m of all("article .m")) {
    for (const key of m.dataset.m.split(" ")) {
      if (!marks.has(key)) marks.set(key, []);
      marks.get(key).push(m);
    }
  }
  const pieces = (key) => marks.get(key) || [];
  const cards = all(".card");
  let actor = "", verdict = null; // chosen; a claim without a verdict has the empty one

  // show lists the cards that the chosen actor and verdict leave.
  const show = () => {
    let shown = 0;
    for (const card of cards) {
      const layer = card.dataset.layer;
      const off = layer && body.classList.contains("no-" + layer);
      const fits = (!actor || (card.dataset.actors || "").split(" ").includes(actor)) && (verdict === null || card.dataset.v === verdict);
      card.hidden = Boolean(off) || !fits;
      if (!card.hidden) shown++;
    }
    for (const section of all("aside section[data-cards]")) {
      section.hidden = !all(".card", section).some((card) => !card.hidden);
    }
    body.classList.toggle("choosing", Boolean(actor) || verdict !== null);
    for (const m of all(".hit")) m.classList.remove("hit");
    if (actor) pieces(actor).forEach((m) => m.classList.add("hit"));
    if (actor || verdict !== null) {
      for (const card of cards) {
        if (!card.hidden) pieces(card.id).forEach((m) => m.classList.add("hit"));
      }
    }
    say(shown + " of " + cards.length + " shown");
  };

  const press = (buttons, chosen) => buttons.forEach((b) => b.setAttribute("aria-pressed", String(b === chosen)));
  const layers = all("button[data-layer]"), verdicts = all("button[data-verdict]"), actors = all("button[data-actor]");
  for (const b of layers) {
    b.addEventListener("click", () => {
      const on = b.getAttribute("aria-pressed") !== "true";
      b.setAttribute("aria-pressed", String(on));
      body.classList.toggle("no-" + b.dataset.layer, !on);
      show();
    });
  }
  for (const b of verdicts) {
    b.addEventListener("click", () => {
      verdict = verdict === b.dataset.verdict ? null : b.dataset.verdict;
      press(verdicts, verdict === null ? null : b);
      show();
      const lists = document.getElementById("findings"), first = all("aside section[data-cards]").find((x) => !x.hidden);
      if (verdict !== null && first && lists.scrollHeight > lists.clientHeight) first.scrollIntoView({ block: "nearest" });
    });
  }
  for (const b of actors) {
    b.addEventListener("click", () => {
      actor = actor === b.dataset.actor ? "" : b.dataset.actor;
      press(actors, actor ? b : null);
      show();
      const first = actor && pieces(actor)[0];
      if (first) first.scrollIntoView({ block: "center" });
    });
  }

  const clear = () => {
    actor = "";
    verdict = null;
    press(actors, null);
    press(verdicts, null);
    show();
  };
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && (actor || verdict !== null)) clear();
  });

  // The claim or note that the address names stands out in text and list.
  const here = () => {
    const key = location.hash.slice(1).replace(/^at-/, "");
    for (const m of all(".here")) m.classList.remove("here");
    for (const card of cards) {
      card.removeAttribute("aria-current");
      if (card.id !== key) continue;
      if (card.hidden) clear();
      card.setAttribute("aria-current", "true");
      card.scrollIntoView({ block: "nearest" });
    }
    pieces(key).forEach((m) => m.classList.add("here"));
  };
  addEventListener("hashchange", here);
  const filters = document.getElementById("filters");
  const measure = () => document.documentElement.style.setProperty("--bar", filters.offsetHeight + "px");
  filters.hidden = false;
  addEventListener("resize", measure);
  measure();
  here();
})();
