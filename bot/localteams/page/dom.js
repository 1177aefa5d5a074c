// Making elements: el("p", { class: "x" }, "text", child), and the icons.

const PATHS = {
  attach: "M20 11.500 12.300 19a4.600 4.600 0 0 1-6.500-6.500l7.800-7.600a3 3 0 0 1 4.300 4.300l-7.700 7.500a1.500 1.500 0 0 1-2.200-2.100l7-6.800",
  back: "M15 5l-7 7 7 7",
  bot: "M8 8h8a3 3 0 0 1 3 3v4a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3v-4a3 3 0 0 1 3-3ZM12 8V5M9.500 12.500v1M14.500 12.500v1",
  channel: "M5 9h14M5 15h14M10 4 8 20M16 4l-2 16",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 8v4l3 2",
  close: "M6 6l12 12M18 6 6 18",
  file: "M7 3.500h7l4 4V19a1.500 1.500 0 0 1-1.500 1.500h-9.500A1.500 1.500 0 0 1 5.500 19V5A1.500 1.500 0 0 1 7 3.500ZM14 3.500V8h4M9 12.500h6M9 16h6",
  group: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.500 19c0-3 2.500-5 5.500-5s5.500 2 5.500 5M16 11a2.500 2.500 0 1 0-1-4.800M17 14.300c2 .4 3.500 2 3.500 4.200",
  guide: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM9.700 9.500a2.400 2.400 0 1 1 3.300 2.300c-.6.3-1 .8-1 1.400v.5M12 16.500v.1",
  moon: "M19 14.500A7.500 7.500 0 0 1 9.500 5a7.500 7.500 0 1 0 9.500 9.500Z",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  reply: "M9 6 4 11l5 5M4 11h9a6 6 0 0 1 6 6v1",
  send: "M5 12 4 5l16 7-16 7 1-7Zm0 0h8",
  sun: "M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M18.400 5.600 17 7M7 17l-1.400 1.400",
};

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function avatar(person, size = "") {
  if (!person) return el("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, icon("bot"));
  const face = el("span", { class: `avatar ${size}`, "aria-hidden": "true" }, person.initials);
  const hue = [...person.key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);
  face.style.setProperty("--hue", hue);
  return face;
}

// Draws `parent` anew without dropping the focus: it goes to what stands where it was.
export function redraw(parent, ...children) {
  const at = buttonsOf(parent).indexOf(document.activeElement);
  parent.replaceChildren(...children);
  if (at >= 0) buttonsOf(parent)[at]?.focus({ preventScroll: true });
}

// Moves the focus to the button of `element` that says what `was` said, or else to the element itself.
export function focusAgain(element, was) {
  const same = buttonsOf(element).find((button) => sayingOf(button) === sayingOf(was));
  if (!same) element.tabIndex = -1;
  (same ?? element).focus({ preventScroll: true });
}

const buttonsOf = (parent) => [...parent.querySelectorAll("button")];
const sayingOf = (button) => `${button.textContent} ${button.title} ${button.getAttribute("aria-label")}`;

// A button that unfolds a menu; closes on Escape, on leaving it and when something is chosen.
export function unfolds(button, menu) {
  const set = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", open);
  };
  button.addEventListener("click", () => {
    set(menu.hidden);
    if (!menu.hidden) menu.querySelector("button")?.focus();
  });
  menu.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    set(false);
    button.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget) && event.relatedTarget !== button) set(false);
  });
  menu.addEventListener("keydown", (event) => moveWithin(event, menu));
  for (const part of [button, menu]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden) return;
      event.stopPropagation();
      set(false);
      button.focus();
    });
  }
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target) && !button.contains(event.target)) set(false);
  });
}

function moveWithin(event, menu) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const choices = buttonsOf(menu);
  choices.at((choices.indexOf(document.activeElement) + step) % choices.length)?.focus();
}
