// What the page itself says, in Swedish and English; the bot speaks for itself.

const SWEDISH = {
  brand: "Lokala Teams", skip: "Hoppa till konversationen", back: "Tillbaka till listan", people: "Vem är du?",
  places: "Kanaler och chattar", guide: "Så provar du", close: "Stäng", dark: "Mörkt läge", light: "Ljust läge",
  toEnglish: "Switch to English", chats: "Chattar", unread: "{n} olästa", you: "Du är {name}, {title}", become: "Bli {name}, {title}",
  bot: "Bot", edited: "Redigerat", guest: "Gäst", only: "Bara du ser det här",
  write: "Skriv ett meddelande", start: "Starta ett inlägg", answer: "Svara i tråden", reply: "Svara", send: "Skicka", attach: "Bifoga fil",
  mention: "Nämn @{bot}", mentionHint: "Boten hör bara det som nämner den.", enterHint: "Enter skickar, Skift + Enter ger ny rad.",
  menu: "Fler alternativ", propose: "Föreslå som punkt", give: "Gör till uppdrag", typing: "{bot} skriver …",
  emptyChat: "Din chatt med {bot}", emptyChatHint: "Här är det bara du och boten. Skriv hjälp och tryck Enter.",
  emptyChannel: "Inget har skrivits i {title} än", emptyChannelHint: "Skriv kom igång och tryck Enter.",
  members: "{n} medlemmar", now: "Botens klocka", clockHint: "Ställ fram botens klocka. Påminnelser som skulle ha kommit under tiden kommer nu.",
  hour: "1 timme fram", morning: "I morgon 08:00", friday: "Nästa fredag 09:00", monday: "Nästa måndag 08:00", today: "I dag",
  accept: "Spara filen", decline: "Avböj", offer: "Boten vill ge dig en fil", download: "Hämta", file: "Fil",
  install: "Lägg till boten", notInstalled: "Boten är inte tillagd i teamet än.",
  missing: "Korten kan inte visas: paketet adaptivecards saknas. Kör npm ci i projektets mapp och ladda om sidan.",
  lost: "Det gick inte att nå Lokala Teams. Kör det fortfarande?", failed: "Det gick inte. Försök igen.", card: "Kort", fromBot: "Från {bot}",
};

const ENGLISH = {
  brand: "Local Teams", skip: "Skip to the conversation", back: "Back to the list", people: "Who are you?",
  places: "Channels and chats", guide: "How to try it", close: "Close", dark: "Dark theme", light: "Light theme",
  toEnglish: "Byt till svenska", chats: "Chats", unread: "{n} unread", you: "You are {name}, {title}", become: "Become {name}, {title}",
  bot: "Bot", edited: "Edited", guest: "Guest", only: "Only you can see this",
  write: "Type a message", start: "Start a post", answer: "Reply in the thread", reply: "Reply", send: "Send", attach: "Attach file",
  mention: "Mention @{bot}", mentionHint: "The bot hears only what mentions it.", enterHint: "Enter sends, Shift + Enter begins a new line.",
  menu: "More options", propose: "Propose as agenda item", give: "Make an assignment", typing: "{bot} is typing …",
  emptyChat: "Your chat with {bot}", emptyChatHint: "Just you and the bot here. Type help and press Enter.",
  emptyChannel: "Nothing has been written in {title} yet", emptyChannelHint: "Type set up and press Enter.",
  members: "{n} members", now: "The bot's clock", clockHint: "Set the bot's clock forward. Reminders due in the meantime come now.",
  hour: "1 hour ahead", morning: "Tomorrow 08:00", friday: "Next Friday 09:00", monday: "Next Monday 08:00", today: "Today",
  accept: "Save the file", decline: "Decline", offer: "The bot wants to give you a file", download: "Download", file: "File",
  install: "Add the bot", notInstalled: "The bot has not been added to the team yet.",
  missing: "Cards can't be shown: the package adaptivecards is missing. Run npm ci in the project's folder and reload.",
  lost: "Local Teams can't be reached. Is it still running?", failed: "That did not work. Try again.", card: "Card", fromBot: "From {bot}",
};

export const ZONE = "Europe/Stockholm";

export let language = localStorage.getItem("language") === "en" ? "en" : "sv";

export function switchLanguage() {
  language = language === "sv" ? "en" : "sv";
  localStorage.setItem("language", language);
}

export const t = (word, facts = {}) =>
  (language === "sv" ? SWEDISH : ENGLISH)[word].replace(/\{(\w+)\}/g, (_, name) => facts[name]);

const format = (moment, options) =>
  new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { timeZone: ZONE, ...options }).format(new Date(moment));

export const hour = (moment) => format(moment, { hour: "2-digit", minute: "2-digit" });

export const day = (moment) => format(moment, { weekday: "long", day: "numeric", month: "long" });

export const dayAndHour = (moment) =>
  language === "sv" ? `${day(moment)} kl. ${hour(moment).replace(":", ".")}` : `${day(moment)}, ${hour(moment)}`;

export const shortDayAndHour = (moment) =>
  `${format(moment, { weekday: "short", day: "numeric", month: "short" })} ${hour(moment)}`;
