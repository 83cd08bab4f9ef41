/* Keys and search of the educators' sites. Every page works without this file.
   A classic script, so that it runs from a disk too; only the search page loads more, and only from its own folder. */
(() => {
  "use strict";

  const TAKES_ARROWS = "input, select, textarea, audio, video, [contenteditable], [tabindex='0']";
  const plain = (event) =>
    !(event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing);

  /* ---- stepping: left and right to the neighbouring page, up and down to other learners on this one ---- */

  const learners = () => [...document.querySelectorAll(".pf-learner[id]")].filter((block) => block.offsetParent);
  const current = () => document.activeElement.closest(".pf-learner[id]") || document.querySelector(":target")?.closest(".pf-learner[id]");

  /* Another standard, staying on this learner; or another learner, staying on this standard: the place stays the same. */
  const toNeighbour = (which) => {
    const link = document.querySelector(`a[rel~=${which}][href]`);
    if (!link) return false;
    const learner = current();
    location.assign(link.href.split("#")[0] + (learner ? `#${encodeURIComponent(learner.id)}` : location.hash));
    return true;
  };

  /* A block longer than the window is read to its end first: then the key scrolls, as it always does. */
  const toLearner = (by) => {
    const blocks = learners();
    const at = blocks.indexOf(current());
    const box = at < 0 ? null : blocks[at].getBoundingClientRect();
    const unread = box && (by > 0 ? box.bottom > innerHeight && box.top < innerHeight : box.top < -1);
    const next = at < 0 && by < 0 ? null : blocks[at + by];
    if (unread || !next) return false;
    location.replace(`#${encodeURIComponent(next.id)}`);
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    return true;
  };

  const STEPS = {
    ArrowLeft: () => toNeighbour("prev"),
    ArrowRight: () => toNeighbour("next"),
    ArrowUp: () => toLearner(-1),
    ArrowDown: () => toLearner(1),
  };

  document.addEventListener("keydown", (event) => {
    if (!STEPS[event.key] || !plain(event) || event.shiftKey || event.target.closest(TAKES_ARROWS)) return;
    if (STEPS[event.key]()) event.preventDefault();
  });

  /* ---- the matrix: what is chosen stands on its frame, where the stylesheet finds it at once ---- */

  const narrowed = (frame) => {
    for (const select of frame.querySelectorAll(".pf-filter select")) {
      const name = `data-${select.id.slice(1)}`;
      if (select.value === "all") frame.removeAttribute(name);
      else frame.setAttribute(name, select.value);
    }
  };

  /* ---- the matrix: one stop for Tab, and keys that go from cell to cell. A cell that a filter hides is passed over. ---- */

  const grid = (table) => {
    const box = table.parentElement;
    const rows = [...table.rows].filter((row) => !row.matches(".pf-matrix__areas"));
    const inside = (cell) => cell.querySelector("a") || cell;
    const shown = (cell) => cell.getClientRects().length > 0 && getComputedStyle(inside(cell)).visibility === "visible";
    const across = () => (getComputedStyle(table).direction === "rtl" ? -1 : 1);
    let stop;

    const settle = (cell) => {
      if (stop) stop.tabIndex = -1;
      stop = inside(cell);
      stop.tabIndex = 0;
    };

    /* Cells that are shown, from a place on, in one direction; the place itself is left out. */
    function* onwards(row, column, down, along) {
      for (let r = row + down, c = column + along; rows[r]?.cells[c]; r += down, c += along) {
        if (shown(rows[r].cells[c])) yield rows[r].cells[c];
      }
    }
    const next = (...from) => onwards(...from).next().value;
    const first = (row) => next(row, -1, 0, 1);
    const last = (row) => next(row, rows[row].cells.length, 0, -1);
    const extreme = (places, find) => places.map((_, row) => find(row)).find(Boolean);

    /* As many rows as are seen at once, less one, so that one finds the way. */
    const page = (row, column, down) => {
      const height = Math.max(...[...table.tBodies[0].rows].map((learner) => learner.offsetHeight), 1);
      const seen = Math.floor((box.clientHeight - table.tHead.offsetHeight) / height) - 1;
      return [...onwards(row, column, down, 0)].slice(0, Math.max(seen, 1)).at(-1);
    };

    const KEYS = {
      ArrowUp: (row, column) => next(row, column, -1, 0),
      ArrowDown: (row, column) => next(row, column, 1, 0),
      ArrowLeft: (row, column) => next(row, column, 0, -across()),
      ArrowRight: (row, column) => next(row, column, 0, across()),
      PageUp: (row, column) => page(row, column, -1),
      PageDown: (row, column) => page(row, column, 1),
      Home: first,
      End: last,
    };
    const FAR = {
      Home: () => extreme(rows, first),
      End: () => extreme(rows, (row) => last(rows.length - 1 - row)),
    };

    table.addEventListener("keydown", (event) => {
      const go = (event.ctrlKey ? FAR : KEYS)[event.key];
      const cell = event.target.closest("td, th");
      if (!go || !cell || event.defaultPrevented || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const found = go(rows.indexOf(cell.parentElement), cell.cellIndex);
      if (!found) return;
      settle(found);
      stop.focus();
    });
    table.addEventListener("focusin", (event) => settle(event.target.closest("td, th")));

    box.removeAttribute("tabindex");
    for (const link of table.querySelectorAll("a")) link.tabIndex = -1;
    settle((table.querySelector("tbody tr:target") || rows[1] || rows[0]).cells[0]);
    return () => shown(stop.closest("td, th")) || settle(rows.flatMap((_, row) => first(row) || [])[1] || rows[0].cells[0]);
  };

  /* The script of this page stands inside the table: a role is given before there are rows, since a browser holds every cell
     against the whole stylesheet again when it changes. The rest waits for the rows. */
  const table = document.querySelector(".pf-matrix__table");
  if (table) {
    const frame = table.closest(".pf-cohort");
    table.setAttribute("role", "grid");
    document.addEventListener("DOMContentLoaded", () => {
      narrowed(frame);
      const stay = grid(table);
      frame.addEventListener("change", () => {
        narrowed(frame);
        stay();
      });
    });
  }

  /* ---- search ---- */

  const form = document.getElementById("search");
  if (!form) return;

  const AT_ONCE = 10;
  const by = (id) => document.getElementById(`search-${id}`);
  const words = by("words");
  const selects = [...form.querySelectorAll("select")];
  const labels = new Map(selects.flatMap((select) => [...select.options].map((option) => [option, option.label])));
  let engine, found = [], shown = 0, turn = 0, busy = false;

  const instead = (why) => {
    form.hidden = true;
    by("needs").hidden = true;
    by("instead").hidden = by(why).hidden = false;
    by("instead").classList.remove("pf-late");
  };

  /* Pagefind knows words by the spaces around them, and looks past accents. The index has a space between any two
     letters of scripts written without spaces, and Tangut letters for their marks, so a query gets them too; U+2060
     stands before spaces that the writer set. */
  const UNSPACED = form.dataset.unspaced;
  const BEGINNING = `(?!\\p{M})${UNSPACED}`;
  const MARK = "</?mark>";
  const PAIR = new RegExp(`(${UNSPACED})(?=${BEGINNING})`, "gu");
  const PARTED = new RegExp(`(${UNSPACED}(?:${MARK})*) (?=(?:${MARK})*${BEGINNING})`, "gu");
  const ONE_WORD = new RegExp(`^${UNSPACED}+$`, "u");
  const FIRST_STAND_IN = 0x17000;
  const marked = [...form.dataset.marked];
  const standIns = new Map(marked.map((sign, number) => [sign, String.fromCodePoint(FIRST_STAND_IN + number)]));
  const signs = new Map([...standIns].map(([sign, standIn]) => [standIn, sign]));
  const exchanged = (text, others) => Array.from(text, (sign) => others.get(sign) ?? sign).join("");
  const apart = (text) => {
    const spaced = text.replace(PAIR, "$1 ");
    return exchanged(spaced !== text && ONE_WORD.test(text) ? `"${spaced}"` : spaced, standIns);
  };
  /* Behind the text of every entry stands its kind, so that an entry without a text is found too. */
  const KIND = /\s*(?:<mark>)?\u2060(?:goal|reflection|evidence)\.?(?:<\/mark>)?\s*$/;
  const joined = (html) => exchanged(html, signs).replace(PARTED, "$1").replaceAll("\u2060", "");
  /* One letter begins too many words to be a question. */
  const SINGLE = new RegExp(`^(?!${UNSPACED})\\p{L}$`, "u");
  const asked = () => words.value.replaceAll("\u200b", "").trim();

  const chosen = () => Object.fromEntries(selects.filter((select) => select.value).map((s) => [s.name, s.value]));
  const without = (values, name) => Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));

  /* A standard and a level together mean: that level on that standard. */
  const filters = ({ standard, level, ...others }) =>
    standard && level
      ? { ...others, rated: `${standard}|${level}` }
      : { ...others, ...(standard && { standard }), ...(level && { level }) };

  const ask = (values) => {
    const query = SINGLE.test(asked()) ? "" : apart(asked());
    return engine.search(query || form.dataset.every, { filters: filters(values), ...(!query && { sort: { date: "desc" } }) });
  };

  const count = (counts, values, name, value) => {
    if (name === "standard" && values.level) return counts.rated?.[`${value}|${values.level}`] || 0;
    if (name === "level" && values.standard) return counts.rated?.[`${values.standard}|${value}`] || 0;
    return counts[name]?.[value] || 0;
  };

  const offer = async (values, result, mine) => {
    for (const select of selects) {
      const { filters: counts } = values[select.name] ? await ask(without(values, select.name)) : result;
      if (mine !== turn) return;
      for (const option of select.options) {
        if (!option.value) continue;
        const n = count(counts, values, select.name, option.value);
        option.label = option.textContent = `${labels.get(option)} (${n})`;
        option.disabled = !n && !option.selected;
      }
    }
  };

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /* An excerpt is text with <mark> around what was found, and < and > written out. Nothing else of it is HTML here. */
  const excerpt = (html) =>
    joined(html.replace(KIND, "")).split(/(<mark>.*?<\/mark>)/s).map((part) => {
      const marked = part.startsWith("<mark>");
      const text = part.replace(/<\/?mark>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      return marked ? element("mark", "", text) : text;
    });

  const row = ({ meta, raw_url, excerpt: html }) => {
    const link = element("a", "", joined(meta.title));
    link.href = `.${raw_url}`;
    const title = element("h2", "pf-evidence__title", link);
    const said = element("p", "pf-evidence__words", ...excerpt(html));
    for (const spoken of [title, said]) {
      spoken.dir = meta.dir || "auto";
      if (meta.lang) spoken.lang = meta.lang;
    }
    const facts = element("p", "pf-meta");
    for (const fact of [meta.learner, meta.kind, meta.course]) {
      if (fact) facts.append(element("span", "", element("bdi", "", joined(fact))), " ");
    }
    if (meta.date) {
      const time = element("time", "", meta.date);
      time.dateTime = meta.day;
      facts.append(element("span", "", time));
    }
    return element("li", "pf-evidence pf-evidence--story pf-evidence--plain", element("div", "pf-evidence__text", title, said, facts));
  };

  const showMore = async (mine = turn) => {
    const from = shown;
    shown = Math.min(from + AT_ONCE, found.length);
    const data = await Promise.all(found.slice(from, shown).map((one) => one.data()));
    if (mine !== turn) return null;
    const made = data.map(row);
    if (!from) by("found").replaceChildren();
    by("found").append(...made);
    by("more").hidden = shown >= found.length;
    return made[0];
  };

  const remember = (values) => {
    const kept = new URLSearchParams({ ...(asked() && { q: asked() }), ...values });
    history.replaceState(null, "", String(kept) ? `#${kept}` : location.pathname + location.search);
  };

  const recall = () => {
    const kept = new URLSearchParams(location.hash.slice(1));
    words.value = kept.get("q") || "";
    for (const select of selects) {
      const value = kept.get(select.name) || "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
  };

  const answer = async (mine) => {
    const values = chosen();
    const result = await ask(values);
    if (mine !== turn) return;
    [found, shown] = [result.results, 0];
    await showMore(mine);
    if (mine !== turn) return;
    by("count").textContent = found.length === 1 ? "1 entry" : `${found.length || "No"} entries`;
    await offer(values, result, mine);
  };

  /* One question at a time: what is typed meanwhile waits, and only the last of it is asked. */
  const search = async () => {
    turn += 1;
    if (busy || !engine) return;
    busy = true;
    try {
      for (let mine = 0; mine !== turn; ) await answer((mine = turn));
    } catch {
      instead("lost");
    }
    busy = false;
  };

  const changed = () => {
    remember(chosen());
    return search();
  };

  /* The form stands there at once, and takes words: what is asked before the index has come is answered with it. */
  const start = async () => {
    by("instead").hidden = true;
    form.hidden = false;
    form.setAttribute("aria-busy", "true");
    recall();
    const made = await import(new URL(form.dataset.index, location.href).href);
    await made.init();
    await made.filters();
    engine = made;
    await search();
    form.removeAttribute("aria-busy");
  };

  let waiting;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 150);
  });
  selects.forEach((select) => select.addEventListener("change", changed));
  by("clear").addEventListener("click", () => {
    words.value = "";
    selects.forEach((select) => (select.value = ""));
    words.focus();
    return changed();
  });
  by("more").addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
  addEventListener("hashchange", () => {
    recall();
    return search();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !plain(event) || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    words.focus();
  });

  if (location.protocol === "file:") instead("disk");
  else start().catch(() => instead("lost"));
})();
