// The conversation pane: drawn anew for another person or place, else only where something changed.

import { drawCompose } from "./compose.js";
import { avatar, el, focusAgain, icon } from "./dom.js";
import { drawMessage } from "./messages.js";
import { day, t } from "./words.js";

const FOLLOWS_WITHIN = 5 * 60 * 1000;

export class Conversation {
  constructor(pane, doings) {
    this.pane = pane;
    this.doings = doings;
    this.drawn = new Map();
    this.threads = new Map();
  }

  // Begins anew with `place` as the person of `overview` sees it.
  begin(overview, place) {
    this.overview = overview;
    this.place = place;
    this.drawn.clear();
    this.threads.clear();
    const isChannel = place.kind === "channel";
    this.list = el("div", { class: `messages${isChannel ? "" : " chat"}`, role: "log", "aria-label": place.title, tabindex: 0 });
    this.typing = el("p", { class: "typing", role: "status" });
    this.compose = this.composer(isChannel ? t("start") : t("write"), null);
    this.pane.replaceChildren(this.header(), this.list, this.typing, this.compose.box);
    this.isFresh = true;
  }

  header() {
    const { kind, title, members } = this.place;
    const isPersonal = kind === "personal";
    const sign = isPersonal ? avatar(null) : el("span", { class: "place-sign" }, icon(kind === "channel" ? "channel" : "group"));
    const about = isPersonal ? t("bot") : `${this.overview.team} · ${t("members", { n: members.length })}`;
    return el("header", {}, sign, el("div", {}, el("h1", {}, title), el("p", {}, about)));
  }

  composer(label, thread) {
    return drawCompose({
      label, bot: this.overview.bot,
      mayMention: this.place.kind !== "personal", mayAttach: this.place.kind === "personal",
      onSend: (text, mention) => this.doings.say({ text, mention, thread }),
      onFile: (name, data) => this.doings.sendFile(name, data),
    });
  }

  // Draws what is new or different in `messages`, and leaves the rest as it stands.
  show(messages) {
    const wasAtEnd = this.isFresh || this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 120;
    const fresh = messages.filter((message, at) => this.draw(message, messages[at - 1]));
    const kept = new Set(messages.map((message) => message.id));
    for (const [id, { element }] of this.drawn) if (!kept.has(id)) { element.remove(); this.drawn.delete(id); }
    this.arrange(messages);
    this.typing.textContent = "";
    if (wasAtEnd && (fresh.length || this.isFresh)) this.scrollToEnd(messages.at(-1));
    else if (fresh.length) this.drawn.get(fresh.at(-1).id).element.scrollIntoView({ block: "nearest" });
    this.isFresh = false;
  }

  // Scrolls to the end, or to the beginning of the last message where that is taller than the pane.
  scrollToEnd(last) {
    this.list.scrollTop = this.list.scrollHeight;
    const top = last ? this.drawn.get(last.id).element.getBoundingClientRect().top - this.list.getBoundingClientRect().top : 0;
    if (top < 0) this.list.scrollTop += top - 12;
  }

  draw(message, previous) {
    const isFollowup = this.place.kind !== "channel" && previous?.author === message.author
      && new Date(message.sentAt) - new Date(previous.sentAt) < FOLLOWS_WITHIN && !message.isEdited;
    const signature = JSON.stringify([message, isFollowup]);
    const known = this.drawn.get(message.id);
    if (known?.signature === signature) return false;
    const element = drawMessage(message, { overview: this.overview, doings: this.doings, isFollowup });
    if (known) {
      const was = document.activeElement;
      const hadFocus = known.element.contains(was);
      known.element.replaceWith(element);
      if (hadFocus) focusAgain(element, was);
    }
    this.drawn.set(message.id, { element, signature });
    return !known;
  }

  arrange(messages) {
    if (messages.length === 0) return this.list.replaceChildren(this.nothing());
    const rows = [];
    let latest = "";
    for (const message of messages) {
      const isRoot = message.root === message.id;
      if (this.place.kind === "channel" && !isRoot && this.threads.has(message.root)) continue;
      const today = day(message.sentAt);
      if (today !== latest) rows.push(this.divider(today));
      latest = today;
      rows.push(this.place.kind === "channel" ? this.thread(message.root, messages) : this.drawn.get(message.id).element);
    }
    settle(this.list, rows);
    return undefined;
  }

  divider(text) {
    this.dividers ??= new Map();
    if (!this.dividers.has(text)) this.dividers.set(text, el("p", { class: "day" }, text));
    return this.dividers.get(text);
  }

  thread(root, messages) {
    if (!this.threads.has(root)) this.threads.set(root, this.newThread(root));
    const { box, start, replies } = this.threads.get(root);
    const elements = messages.filter((message) => message.root === root).map((message) => [message.id, this.drawn.get(message.id).element]);
    settle(start, elements.filter(([id]) => id === root).map(([, element]) => element));
    settle(replies, elements.filter(([id]) => id !== root).map(([, element]) => element));
    replies.hidden = replies.childElementCount === 0;
    return box;
  }

  newThread(root) {
    const start = el("div");
    const replies = el("div", { class: "replies" });
    const foot = el("div", { class: "thread-foot" });
    const button = el("button", { class: "reply-button", type: "button" }, t("reply"));
    button.addEventListener("click", () => {
      const compose = this.composer(t("answer"), root);
      foot.replaceChildren(compose.box);
      compose.field.focus();
      compose.field.addEventListener("keydown", (event) => {
        if (event.key === "Escape") { foot.replaceChildren(button); button.focus(); }
      });
    });
    foot.append(button);
    return { box: el("section", { class: "thread" }, start, replies, foot), start, replies };
  }

  nothing() {
    const isPersonal = this.place.kind === "personal";
    return el("div", { class: "empty" }, avatar(null),
      el("strong", {}, isPersonal ? t("emptyChat", { bot: this.overview.bot }) : t("emptyChannel", { title: this.place.title })),
      el("p", {}, isPersonal ? t("emptyChatHint") : t("emptyChannelHint")));
  }

  // Says for a moment that the bot is writing.
  showTyping() {
    this.typing.textContent = t("typing", { bot: this.overview.bot });
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => { this.typing.textContent = ""; }, 5000);
  }
}

// Lets `parent` hold exactly `children`, in order, without moving those that stand right.
function settle(parent, children) {
  const kept = new Set(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  children.forEach((child, at) => { if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null); });
}
