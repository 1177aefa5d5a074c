// Draws cards with the official renderer and tells what was pressed.

import { el } from "./dom.js";
import { hostConfig } from "./hostconfig.js";
import { markMentions, toHtml } from "./markdown.js";
import { t } from "./words.js";

export const CARD = "application/vnd.microsoft.card.adaptive";

const isDark = () => document.documentElement.dataset.theme === "dark";

// Returns an element with the card; `onPress(action, data)` may return a promise, during which nothing can be pressed.
// `isFlat` folds no actions away: what the renderer unfolds would lie beneath a dialog.
export function drawCard(content, { people, onPress, isFlat = false }) {
  const box = el("div", { class: "card", lang: content.lang });
  if (!window.AdaptiveCards || !window.markdownit) {
    box.append(el("p", { class: "text" }, t("missing")));
    return box;
  }
  const { AdaptiveCard, HostConfig } = window.AdaptiveCards;
  window.AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => t("menu");
  AdaptiveCard.onProcessMarkdown = (text, result) => Object.assign(result, { outputHtml: toHtml(text), didProcess: true });
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(isDark()));
  card.onExecuteAction = (action) => press(box, action, onPress);
  card.onElementVisibilityChanged = mendWhatFolds;
  card.parse(prepared(content, people, isFlat));
  card.render(box);
  box.classList.toggle("is-full", content.msteams?.width?.toLowerCase() === "full");
  mendForReaders(box);
  return box;
}

async function press(box, action, onPress) {
  const type = action.getJsonTypeName();
  if (type === "Action.ToggleVisibility") return; // the renderer's own doing
  if (type === "Action.OpenUrl") {
    if (/^https?:/.test(action.url)) window.open(action.url, "_blank", "noopener");
    return;
  }
  const bar = el("div", { class: "busy-bar" });
  const buttons = [...box.querySelectorAll("button:not(:disabled)")];
  buttons.forEach((button) => button.setAttribute("aria-disabled", "true")); // disabled they would drop the focus
  for (const kind of PRESSES) box.addEventListener(kind, halt, true);
  box.setAttribute("aria-busy", "true");
  box.append(bar);
  try {
    await onPress({ type, verb: action.verb, id: action.id, title: action.title }, action.data ?? {});
  } finally {
    bar.remove();
    box.removeAttribute("aria-busy");
    buttons.forEach((button) => button.removeAttribute("aria-disabled"));
    for (const kind of PRESSES) box.removeEventListener(kind, halt, true);
  }
}

const PRESSES = ["click", "keypress"];

function halt(event) {
  event.preventDefault();
  event.stopPropagation();
}

// Returns a copy in which mentions are marked and people pickers hold the people there are.
function prepared(content, people, isFlat) {
  const entities = content.msteams?.entities;
  const choices = people.map((person) => ({ title: person.name, value: person.entraId }));
  const walk = (node) => {
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== "object") return node;
    const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, name === "data" ? value : walk(value)]));
    if (isFlat && copy.mode === "secondary") delete copy.mode;
    if (typeof copy.text === "string") copy.text = markMentions(copy.text, entities);
    if (copy["choices.data"]?.dataset?.startsWith("graph.microsoft.com/users")) {
      const own = (copy.choices ?? []).filter((choice) => !choices.some((known) => known.value === choice.value));
      Object.assign(copy, { choices: [...own, ...choices], style: "compact" });
      delete copy["choices.data"];
    }
    return copy;
  };
  return walk(content);
}

// The renderer calls what was folded "expanded", which only a button may be; its words say how it stands.
function mendWhatFolds(element) {
  queueMicrotask(() => element.renderedElement?.removeAttribute("aria-expanded"));
}

// The renderer leaves some roles and names to be wished for.
function mendForReaders(box) {
  box.querySelectorAll(".ac-adaptiveCard[tabindex]").forEach((card) => card.removeAttribute("tabindex"));
  box.querySelectorAll("div[aria-label]:not([role])").forEach((part) => part.setAttribute("role", "group"));
  box.querySelectorAll("img:not([alt])").forEach((image) => image.setAttribute("alt", ""));
}
