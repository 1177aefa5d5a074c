// Who one can be, and where one can go.

import { avatar, el, icon, redraw } from "./dom.js";
import { t } from "./words.js";

const SIGNS = { channel: "channel", groupChat: "group" };

export function drawPeople(nav, overview, become) {
  redraw(nav, ...overview.people.map((person) => {
    const isMe = person.key === overview.me.key;
    const tip = t(isMe ? "you" : "become", person);
    return el("button", { class: "person", type: "button", "aria-pressed": String(isMe), title: tip, "data-key": person.key, onclick: () => become(person.key) },
      avatar(person),
      el("span", { class: "person-name" }, person.name.split(" ")[0]),
      el("span", { class: "person-title" }, person.title),
      person.unread ? badge(person.unread) : null,
      person.unread ? el("span", { class: "visually-hidden" }, t("unread", { n: person.unread })) : null);
  }));
}

export function drawPlaces(nav, overview, current, goTo) {
  const ofKind = (...kinds) => overview.places.filter((place) => kinds.includes(place.kind));
  const rows = (places) => places.map((place) => row(place, place.id === current, goTo));
  redraw(
    nav, el("h2", {}, overview.team), ...rows(ofKind("channel")),
    el("h2", {}, t("chats")), ...rows(ofKind("personal", "groupChat")));
}

// Tells those who listen where something new has come; `before` is how it stood.
export function tellNews(status, before, overview) {
  if (before?.me.key !== overview.me.key) return;
  const known = new Map(before.places.map((place) => [place.id, place.unread]));
  const news = overview.places.filter((place) => place.unread > (known.get(place.id) ?? 0));
  if (news.length) status.textContent = news.map((place) => `${place.title}, ${t("unread", { n: place.unread })}`).join(". ");
}

function row(place, isCurrent, goTo) {
  const sign = place.kind === "personal" ? avatar(null, "small") : el("span", { class: "place-sign" }, icon(SIGNS[place.kind]));
  return el("button", {
    class: `place${place.unread ? " is-unread" : ""}`, type: "button", "aria-current": String(isCurrent), "data-place": place.id,
    "aria-label": place.title + (place.unread ? `, ${t("unread", { n: place.unread })}` : ""), onclick: () => goTo(place.id),
  }, sign, el("span", {}, place.title), place.unread ? badge(place.unread) : null);
}

const badge = (n) => el("span", { class: "badge", "aria-hidden": "true" }, String(n));
