// What lies over the page: dialogs, toasts, and the menu of the clock.

import { drawCard } from "./cards.js";
import { el, icon } from "./dom.js";
import { dayAndHour, shortDayAndHour, t } from "./words.js";

const TOAST_STAYS = 9000;

const closeButton = (onclick) =>
  el("button", { class: "icon-button", type: "button", "aria-label": t("close"), onclick }, icon("close"));

// Opens, redraws or closes the dialog so that it is the one in `overview`.
export class DialogBox {
  constructor(element, doings) {
    this.element = element;
    this.doings = doings;
    this.signature = "null";
    element.addEventListener("cancel", (event) => { event.preventDefault(); doings.closeDialog(); });
  }

  show(overview) {
    const signature = JSON.stringify([overview.dialog, overview.me.key]);
    if (!overview.dialog) this.element.close();
    else if (signature !== this.signature) this.draw(overview);
    this.signature = signature;
  }

  draw({ dialog, people }) {
    const card = drawCard(dialog.card, { people, isFlat: true, onPress: (action, data) => this.doings.press({ dialog: true, action, data }) });
    this.element.replaceChildren(
      el("header", {}, el("h2", { id: "dialog-title" }, dialog.title), closeButton(() => this.doings.closeDialog())), card);
    if (!this.element.open) this.element.showModal();
    card.querySelector("input, select, textarea")?.focus();
  }
}

// Shows a passing word; it stays while the pointer or the focus is on it.
export function toast(list, text, about) {
  const box = el("div", { class: "toast" }, about && el("small", {}, about), el("p", {}, text), closeButton(() => box.remove()));
  list.append(box);
  const leave = () => { if (!box.matches(":hover, :focus-within")) box.remove(); else setTimeout(leave, 2000); };
  setTimeout(leave, TOAST_STAYS);
}

export function drawClock(button, menu, now, move) {
  const isNarrow = matchMedia("(width < 760px)").matches;
  button.replaceChildren(
    icon("clock"), el("span", { class: "visually-hidden" }, `${t("now")}: `), isNarrow ? shortDayAndHour(now) : dayAndHour(now));
  menu.replaceChildren(
    el("p", {}, t("clockHint")),
    ...["hour", "morning", "friday", "monday"].map((step) => el("button", { type: "button", "data-step": step, onclick: () => move(step) }, t(step))));
}
