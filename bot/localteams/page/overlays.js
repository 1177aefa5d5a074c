// What lies over the page: dialogs, toasts, and the menu of the clock.

import { drawCard } from "./cards.js";
import { el, focusAgain, icon, redraw } from "./dom.js";
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
    if (!overview.dialog) this.close();
    else if (signature !== this.signature) this.draw(overview);
    this.signature = signature;
  }

  // Closes; the focus goes back to what opened it, or to the message that has come in that one's place.
  close() {
    if (!this.element.open) return;
    this.element.close();
    const { opener, message } = this.from;
    const there = document.querySelector(`[data-message="${CSS.escape(message ?? "")}"]`);
    if (!opener.isConnected && there) focusAgain(there, opener);
  }

  draw({ dialog, people }) {
    const was = document.activeElement;
    const isOpen = this.element.open;
    if (!isOpen) this.from = { opener: was, message: was.closest("[data-message]")?.dataset.message };
    const card = drawCard(dialog.card, { people, isFlat: true, onPress: (action, data) => this.doings.press({ dialog: true, action, data }) });
    this.element.replaceChildren(
      el("header", {}, el("h2", { id: "dialog-title" }, dialog.title), closeButton(() => this.doings.closeDialog())), card);
    if (!isOpen) this.element.showModal();
    const field = card.querySelector("input, select, textarea");
    if (isOpen && !field) focusAgain(this.element, was);
    else field?.focus();
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
  redraw(
    menu, el("p", {}, t("clockHint")),
    ...["hour", "morning", "friday", "monday"].map((step) => el("button", { type: "button", "data-step": step, onclick: () => move(step) }, t(step))));
}
