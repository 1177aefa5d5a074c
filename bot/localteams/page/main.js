// Joins the page's parts: who one is, where one is, and what to draw anew when something happens.

import { get, listen, post, sendFile } from "./api.js";
import { Conversation } from "./conversation.js";
import { el, icon, unfolds } from "./dom.js";
import { drawGuide } from "./guide.js";
import { DialogBox, drawClock, toast } from "./overlays.js";
import { drawPeople, drawPlaces, tellNews } from "./sidebar.js";
import { language, switchLanguage, t } from "./words.js";

const $ = (id) => document.getElementById(id);
const CLOCK_MOVES = 20_000;
const state = { me: "", place: "", overview: null };

const doings = {
  say: ({ text, mention, thread }) => trying(post("say", { as: state.me, place: state.place, text, mention, thread })),
  sendFile: (name, data) => trying(sendFile(state.me, name, data)),
  press: (what) => trying(post("press", { as: state.me, ...what })),
  consent: (message, accept) => trying(post("consent", { as: state.me, message, accept })),
  actOn: (message, command) => trying(post("act", { as: state.me, message, command })),
  closeDialog: () => trying(post("dialog/close", { as: state.me }).then(refresh)),
};

const conversation = new Conversation($("conversation"), doings);
const dialog = new DialogBox($("dialog"), doings);

// Waits for a doing and for what it changed to be drawn; returns nothing where it failed, and says so.
async function trying(doing, after = refresh) {
  try {
    const outcome = await doing;
    await after();
    return outcome;
  } catch (error) {
    toast($("toasts"), error instanceof TypeError ? t("lost") : t("failed"));
    return undefined;
  }
}

async function refresh() {
  const { me, place } = state;
  const [overview, messages] = await Promise.all([get("overview", { as: me }), place ? get("messages", { as: me, place }) : []]);
  if (me !== state.me || place !== state.place) return;
  tellNews($("news"), state.overview, overview);
  state.overview = overview;
  drawAround();
  if (place) conversation.show(messages);
}

function drawAround() {
  const { overview, place } = state;
  drawPeople($("people"), overview, become);
  drawPlaces($("places"), overview, place, goTo);
  drawClock($("clock"), $("clock-menu"), overview.now, (step) => trying(post("clock", { step })));
  dialog.show(overview);
  drawNotice();
}

function drawNotice() {
  document.querySelector(".notice")?.remove();
  if (state.overview.isInstalled || !state.place) return;
  const add = el("button", { class: "button primary", type: "button", onclick: () => trying(post("install", { as: state.me })) }, t("install"));
  $("conversation").querySelector("header").after(el("div", { class: "notice" }, el("p", {}, t("notInstalled")), add));
}

// Becomes somebody else: in the same channel, or in her own chat with the bot.
async function become(key) {
  $("toasts").replaceChildren(); // what was for one person alone is not the next one's
  const kind = state.overview.places.find((place) => place.id === state.place)?.kind;
  const overview = await trying(get("overview", { as: key }), () => {});
  if (!overview) return;
  const same = overview.places.find((place) => place.id === state.place);
  const own = overview.places.find((place) => place.kind === kind) ?? overview.places[0];
  Object.assign(state, { me: key, overview });
  await enter((same ?? own).id);
  $("people").querySelector(`[data-key="${key}"]`)?.focus();
}

async function goTo(place) {
  document.body.dataset.pane = "conversation";
  await enter(place);
  if (matchMedia("(width < 760px)").matches) $("back").focus();
  else conversation.compose.field.focus();
}

async function enter(place) {
  state.place = place;
  localStorage.setItem("place", place);
  sessionStorage.setItem("me", state.me);
  conversation.begin(state.overview, state.overview.places.find((one) => one.id === place));
  await trying(post("open", { as: state.me, place }));
}

let isDrawing = null;
function soon() {
  isDrawing ??= setTimeout(() => { isDrawing = null; refresh().catch(() => toast($("toasts"), t("lost"))); }, 25);
}

function hear(event) {
  if (event.kind === "toast") {
    if (event.person === state.me) toast($("toasts"), event.text, t("only"));
    return;
  }
  if (event.kind === "typing" && event.place === state.place) conversation.showTyping();
  const isNews = ["message", "edit"].includes(event.kind) && event.place === state.place;
  if (isNews && document.visibilityState === "visible") post("open", { as: state.me, place: state.place }).catch(() => {});
  soon();
}

function drawFrame() {
  document.documentElement.lang = language;
  document.title = t("brand");
  for (const part of document.querySelectorAll("[data-word]")) part.textContent = t(part.dataset.word);
  for (const part of document.querySelectorAll("[data-label]")) {
    part.setAttribute("aria-label", t(part.dataset.label));
    if (part.dataset.icon) part.replaceChildren(icon(part.dataset.icon));
  }
  const isDark = document.documentElement.dataset.theme === "dark";
  $("theme").replaceChildren(icon(isDark ? "sun" : "moon"));
  $("theme").setAttribute("aria-label", t(isDark ? "light" : "dark"));
  $("language").textContent = language === "sv" ? "EN" : "SV";
  $("language").lang = language === "sv" ? "en" : "sv";
  $("language").setAttribute("aria-label", `${$("language").textContent}: ${t("toEnglish")}`);
  drawGuide($("guide"), { showMe, close: toggleGuide, state });
}

async function redraw() {
  drawFrame();
  await enter(state.place);
}

// Takes one to when and where a step of the guide happens, with its words written but not sent.
async function showMe({ who, place, text, send, clock }) {
  if (matchMedia("(width < 1180px)").matches) toggleGuide();
  if (clock) await trying(post("clock", { step: clock }));
  await become(who);
  const there = state.overview.places.find((one) => (place === "chat" ? one.kind === "personal" : one.title === place));
  await goTo(there.id);
  if (text) conversation.compose.fill(text);
  if (send) await doings.sendFile(send.name, await (await fetch(send.from)).blob());
}

function toggleGuide() {
  const guide = $("guide");
  guide.hidden = !guide.hidden;
  $("guide-button").setAttribute("aria-expanded", String(!guide.hidden));
  localStorage.setItem("guide", guide.hidden ? "closed" : "open");
  (guide.hidden ? $("guide-button") : guide.querySelector("button")).focus();
}

function wire() {
  unfolds($("clock"), $("clock-menu"));
  $("guide-button").addEventListener("click", toggleGuide);
  $("guide").addEventListener("keydown", (event) => { if (event.key === "Escape") toggleGuide(); });
  $("back").addEventListener("click", () => { document.body.dataset.pane = "places"; $("places").querySelector("[aria-current=true]")?.focus(); });
  $("language").addEventListener("click", () => { switchLanguage(); trying(post("language", { language }), redraw); });
  $("theme").addEventListener("click", () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
    redraw();
  });
}

async function begin() {
  document.body.dataset.pane = "places";
  wire();
  drawFrame();
  const people = (await get("overview", {})).people;
  state.me = people.some((person) => person.key === sessionStorage.getItem("me")) ? sessionStorage.getItem("me") : people[0].key;
  state.overview = await get("overview", { as: state.me });
  const places = state.overview.places;
  const known = places.find((place) => place.id === localStorage.getItem("place"));
  const channels = places.filter((place) => place.kind === "channel");
  await enter((known ?? channels.at(-1) ?? places[0]).id);
  if (matchMedia("(width >= 1180px)").matches && localStorage.getItem("guide") !== "closed") {
    $("guide").hidden = false;
    $("guide-button").setAttribute("aria-expanded", "true");
  }
  await post("language", { language });
  listen(hear, refresh);
  setInterval(soon, CLOCK_MOVES);
  document.body.dataset.ready = "true";
}

begin().catch(() => toast($("toasts"), t("lost")));
