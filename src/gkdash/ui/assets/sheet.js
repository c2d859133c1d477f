// Draw a tree of [tag, attributes, ...children] with createElement and text nodes: text never becomes markup.
// Sends `pick` when an element with data-key is activated and `go` when a link within the site is followed. A pick tells
// what was chosen when it was made, and a number of its own: picks in quick succession arrive in one message.

const TAGS = new Set([
  "a", "b", "br", "button", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "em", "h2", "h3", "h4",
  "li", "mark", "ol", "p", "pre", "q", "section", "small", "span", "strong", "summary", "table", "tbody", "td", "tfoot",
  "th", "thead", "tr", "ul",
]);
const ATTRIBUTES = new Set([
  "class", "colspan", "rowspan", "scope", "title", "role", "tabindex", "lang", "href", "open", "data-key", "data-scroll", "data-save",
  "data-from", "data-name", "data-note", "data-copy", "data-hotkey", "data-print",
]);
const INSIDE = /^(\.\/|[a-z_]*)(\?[^\s]*)?$/;

function build(node) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, ...children] = node;
  if (!TAGS.has(tag)) return document.createTextNode("");
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "href" && !INSIDE.test(value)) continue;
    if (ATTRIBUTES.has(name) || name.startsWith("aria-")) element.setAttribute(name, value);
  }
  if (tag === "button") element.type = "button";
  for (const child of children) element.appendChild(build(child));
  return element;
}

function place(cell) {
  const box = cell.getBoundingClientRect();
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

// The nearest cell in the direction of an arrow key, by where cells stand on the screen, since merged cells have no
// row and column numbers that agree.
function neighbour(cells, from, key) {
  const here = place(from);
  const along = key === "ArrowLeft" || key === "ArrowRight" ? "x" : "y";
  const across = along === "x" ? "y" : "x";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  let best = null;
  let least = Infinity;
  for (const cell of cells) {
    const there = place(cell);
    const ahead = (there[along] - here[along]) * sign;
    if (ahead <= 2) continue;
    const cost = ahead + 8 * Math.abs(there[across] - here[across]);
    if (cost < least) {
      least = cost;
      best = cell;
    }
  }
  return best;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let root = parentElement.querySelector(".sheet");
  if (!root) {
    root = document.createElement("div");
    root.className = "sheet";
    parentElement.appendChild(root);
  }

  const select = (key) => {
    for (const old of root.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    const cells = [...root.querySelectorAll("[data-key]")];
    const chosen = cells.find((cell) => cell.dataset.key === key);
    if (chosen) chosen.setAttribute("aria-current", "true");
    if (data.roving) {
      for (const cell of cells) cell.tabIndex = -1;
      const entry = chosen || cells[0];
      if (entry) entry.tabIndex = 0;
    }
  };

  if (root.dataset.tree !== data.version) {
    const active = root.getRootNode().activeElement;
    const focused = active && root.contains(active) ? active.dataset.key : undefined;
    const scrolls = [...root.querySelectorAll("[data-scroll]")].map((box) => [box.dataset.scroll, box.scrollTop, box.scrollLeft]);
    root.replaceChildren(...JSON.parse(data.nodes).map(build));
    root.dataset.tree = data.version;
    for (const [name, top, left] of scrolls) {
      const box = [...root.querySelectorAll("[data-scroll]")].find((item) => item.dataset.scroll === name);
      if (box) box.scrollTo(left, top);
    }
    if (focused) {
      const again = [...root.querySelectorAll("[data-key]")].find((item) => item.dataset.key === focused);
      // what was decided on leaves the list: the keyboard stays with what is open now
      const instead = again || [...root.querySelectorAll("[data-key]")].find((item) => item.dataset.key === data.selected);
      if (instead) instead.focus({ preventScroll: true });
    }
    const shown = root.querySelector("mark.here");
    const box = shown && shown.closest("[data-scroll]");
    if (box) box.scrollTop = Math.max(0, shown.offsetTop - box.clientHeight / 2);
  }
  root.lang = data.lang;
  select(data.selected);
  root.dataset.chosen = data.selected;
  if (data.reveal && !root.dataset.revealed) {
    const chosen = root.querySelector("[aria-current]");
    if (chosen) chosen.scrollIntoView({ block: "center" });
  }
  root.dataset.revealed = "yes";
  if (data.bring && root.dataset.brought !== data.bring) {
    root.dataset.brought = data.bring;
    const wanted = data.bring.slice(data.bring.indexOf(":") + 1);
    const target = (wanted && root.querySelector(".chosen")) || [...root.querySelectorAll("[data-key]")].find((item) => item.dataset.key === wanted);
    if (target) target.scrollIntoView({ block: "nearest" });
  }

  root.onclick = (event) => {
    const saver = event.target.closest("[data-save]");
    if (saver) {
      savePicture(saver.dataset);
      return;
    }
    const copier = event.target.closest("[data-copy]");
    if (copier) {
      navigator.clipboard.writeText(window.location.href).then(() => {
        const before = copier.textContent;
        copier.textContent = copier.dataset.copy;
        setTimeout(() => { copier.textContent = before; }, 2000);
      });
      return;
    }
    if (event.target.closest("[data-print]")) {
      window.print();
      return;
    }
    const cell = event.target.closest("[data-key]");
    if (cell) {
      if (!cell.dataset.hotkey) {
        select(cell.dataset.key);
        root.dataset.chosen = cell.dataset.key;
      }
      root.picks = (root.picks || Date.now()) + 1;
      setTriggerValue("pick", { key: cell.dataset.key, chosen: root.dataset.chosen, number: root.picks });
      return;
    }
    const anchor = event.target.closest("a[href]");
    if (anchor && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      setTriggerValue("go", anchor.getAttribute("href"));
    }
  };
  root.onkeydown = (event) => {
    const keyed = event.target.closest("[data-key]");
    if (keyed && keyed.tagName !== "BUTTON" && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      keyed.click();
      return;
    }
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const claimed = [...root.querySelectorAll("[data-hotkey]")].find((item) => item.dataset.hotkey === event.key.toLowerCase());
      if (claimed) {
        event.preventDefault();
        claimed.click();
        return;
      }
    }
    if (!data.roving || !event.key.startsWith("Arrow")) return;
    const cell = event.target.closest("[data-key]");
    if (!cell) return;
    const next = neighbour(root.querySelectorAll("[data-key]"), cell, event.key);
    if (!next) return;
    event.preventDefault();
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
}
