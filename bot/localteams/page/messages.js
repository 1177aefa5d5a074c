// One message: who, when, the text, and what is attached to it.

import { CARD, drawCard } from "./cards.js";
import { avatar, el, icon, unfolds } from "./dom.js";
import { plainHtml, markMentions, toHtml } from "./markdown.js";
import { day, hour, t } from "./words.js";

const OFFER = "application/vnd.microsoft.teams.card.file.consent";
const SENT_FILE = "application/vnd.microsoft.teams.file.download.info";
const GIVEN_FILE = "application/vnd.microsoft.teams.card.file.info";

export function drawMessage(message, { overview, doings, isFollowup }) {
  const author = overview.people.find((person) => person.key === message.author);
  const name = author?.name ?? overview.bot;
  const article = el(
    "article",
    { "data-message": message.id, class: `message${author?.key === overview.me.key ? " mine" : ""}${isFollowup ? " is-followup" : ""}`, "aria-label": `${name}, ${day(message.sentAt)} ${hour(message.sentAt)}` },
    avatar(author),
    el("div", { class: "body" }, isFollowup ? null : header(message, author, name), ...content(message, author, overview, doings)),
  );
  if (author) article.append(menu(message, doings));
  return article;
}

function header(message, author, name) {
  return el(
    "header", {},
    el("span", { class: "author" }, name),
    author ? (author.isGuest ? el("span", { class: "tag" }, t("guest")) : null) : el("span", { class: "tag" }, t("bot")),
    el("time", { class: "when", datetime: message.sentAt }, hour(message.sentAt)),
    message.isEdited ? el("span", { class: "when" }, t("edited")) : null,
  );
}

function content(message, author, overview, doings) {
  const parts = [];
  if (message.text) parts.push(words(message, author));
  for (const attachment of message.attachments) parts.push(attached(attachment, message, overview, doings));
  return parts;
}

function words(message, author) {
  const text = el("div", { class: author ? "text plain" : "text" });
  if (!window.markdownit) text.textContent = message.text;
  else if (author) text.innerHTML = plainHtml(message.text, message.entities);
  else text.innerHTML = toHtml(markMentions(message.text, message.entities));
  return text;
}

function attached(attachment, message, overview, doings) {
  switch (attachment.contentType) {
    case CARD:
      return drawCard(attachment.content, {
        people: overview.people,
        onPress: (action, data) => doings.press({ message: message.id, action, data }),
      });
    case OFFER:
      return file(attachment.name, attachment.content?.description || t("offer"),
        el("button", { class: "button primary", type: "button", onclick: () => doings.consent(message.id, true) }, t("accept")),
        el("button", { class: "button", type: "button", onclick: () => doings.consent(message.id, false) }, t("decline")));
    case SENT_FILE:
      return file(attachment.name, t("file"), download(attachment.content?.downloadUrl));
    case GIVEN_FILE:
      return file(attachment.name, t("file"), download(attachment.contentUrl));
    default:
      return file(attachment.name ?? attachment.contentType, t("file"));
  }
}

function file(name, about, ...actions) {
  return el("div", { class: "file" }, icon("file"),
    el("div", {}, el("strong", {}, name ?? ""), el("p", {}, about)),
    el("div", { class: "file-actions" }, ...actions));
}

const download = (url) => (/^https?:/.test(url ?? "") ? el("a", { href: url, download: "" }, t("download")) : null);

function menu(message, doings) {
  const button = el("button", { class: "icon-button", type: "button", "aria-label": t("menu"), "aria-expanded": "false" }, icon("more"));
  const list = el("div", { class: "menu", hidden: true },
    el("button", { type: "button", onclick: () => doings.actOn(message.id, "proposals.propose") }, t("propose")),
    el("button", { type: "button", onclick: () => doings.actOn(message.id, "assignments.give") }, t("give")));
  unfolds(button, list);
  return el("div", { class: "message-menu" }, button, list);
}
