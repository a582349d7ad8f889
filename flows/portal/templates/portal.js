// Search without a server: the index is loaded as scripts, which a page opened from a file may do. Results are text nodes.
(function () {
  "use strict";
  const form = document.getElementById("search");
  if (!form) return;
  const english = document.documentElement.lang === "en";
  const box = form.querySelector("input");
  const list = document.getElementById("results");
  const status = document.getElementById("status");
  const words = form.dataset;
  const most = 60;
  const root = words.root;
  const waiting = new Map();
  let turn = 0;

  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s,，]/g, "");

  function loadShard(slug) {
    const name = "shard_" + slug;
    if (!waiting.has(slug)) {
      waiting.set(slug, new Promise((done) => {
        const script = document.createElement("script");
        script.src = root + "search/" + slug + ".js";
        script.onload = () => done(window.mingzhang[name]);
        script.onerror = () => done(null);
        document.head.append(script);
      }));
    }
    return waiting.get(slug);
  }

  function findNames(sought, found) {
    for (const [zh, en, page] of window.mingzhang.names.rows) {
      if (plain(zh).includes(sought) || plain(en).includes(sought)) {
        const place = page.startsWith("p/") ? en : "";
        found.push([page.startsWith("p/") ? zh : english ? en : zh, place, page]);
      }
    }
  }

  const isAmount = (yuan, printed, sought) => yuan === sought || plain(printed).replace(/[^\d.-]+$/, "") === sought;

  function findInShard(shard, sought, found) {
    for (const [body, year, label, yuan, printed] of shard.amounts) {
      if (isAmount(yuan, printed, sought)) {
        found.push([shard.bodies[body][0], year + " " + shard.labels[label][english ? 1 : 0] + " " + printed, shard.bodies[body][1]]);
      }
    }
    const seen = new Set();
    for (const [body, year, code, label, yuan, printed] of shard.codes) {
      const key = body + " " + code;
      if (isAmount(yuan, printed, sought)) {
        found.push([shard.bodies[body][0], year + " " + code + " " + label + " " + printed, shard.bodies[body][1]]);
      } else if (code.startsWith(sought) && !seen.has(key)) {
        seen.add(key);
        found.push([shard.bodies[body][0], code + " " + label, shard.bodies[body][1]]);
      }
    }
  }

  function show(found) {
    list.replaceChildren();
    for (const [title, note, page] of found.slice(0, most)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = words.base + page;
      link.textContent = title;
      item.append(link, " ");
      const small = document.createElement("span");
      small.className = "note";
      small.textContent = note;
      item.append(small);
      list.append(item);
    }
    status.textContent = found.length === 0 ? words.none
      : words.count.replace("{count}", found.length)
        + (found.length > most ? " " + words.more.replace("{count}", most) : "");
  }

  async function search() {
    const mine = ++turn;
    const sought = plain(box.value);
    if (!sought) { list.replaceChildren(); status.textContent = ""; return; }
    const found = [];
    findNames(sought, found);
    if (/^-?\d[\d.]*$/.test(sought) && sought.length > 2) {
      for (const slug of window.mingzhang.names.shards) {
        const shard = await loadShard(slug);
        if (mine !== turn) return;
        if (shard) findInShard(shard, sought, found);
        if (found.length > most) break;
      }
    }
    if (mine === turn) show(found);
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  box.addEventListener("input", search);
  if (location.hash.length > 1) {
    try { box.value = decodeURIComponent(location.hash.slice(1)); } catch { box.value = ""; }
  }
  search();
})();
