// The box to write in: Enter sends; in a channel the bot is mentioned unless told otherwise.

import { el, icon } from "./dom.js";
import { t } from "./words.js";

export function drawCompose({ label, bot, mayMention, mayAttach, onSend, onFile }) {
  const field = el("textarea", { rows: 1, placeholder: label, "aria-label": label });
  const mention = el("input", { type: "checkbox", checked: true });
  const box = el("form", { class: "compose" });
  field.addEventListener("input", () => grow(field));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    box.requestSubmit();
  });
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    grow(field);
    onSend(text, mention.checked);
  });
  if (mayMention) box.append(el("div", { class: "hint" }, el("label", {}, mention, t("mention", { bot })), t("mentionHint")));
  box.append(el("div", { class: "compose-box" }, field, mayAttach && attach(onFile), send()));
  return { box, field, fill: (text) => { field.value = text; grow(field); field.focus(); } };
}

function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}

function attach(onFile) {
  const picker = el("input", { type: "file", hidden: true, tabindex: -1, "aria-hidden": "true" });
  picker.addEventListener("change", () => {
    for (const file of picker.files) onFile(file.name, file);
    picker.value = "";
  });
  const button = el("button", { class: "icon-button", type: "button", "aria-label": t("attach"), title: t("attach"), onclick: () => picker.click() }, icon("attach"));
  return el("span", {}, picker, button);
}

const send = () => el("button", { class: "icon-button", type: "submit", "aria-label": t("send"), title: t("send") }, icon("send"));
