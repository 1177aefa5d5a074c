// Ten steps through a whole meeting, each with a button that takes one there.

import { el, icon } from "./dom.js";
import { language, t } from "./words.js";

const CHANNEL = "Ledningsgruppen";
const MINUTES = { name: "Mötesanteckningar 20 november.txt", from: "/page/exempel.txt" };

const STEPS = [
  { who: "johan", place: CHANNEL, text: "kom igång",
    sv: ["Sätt upp gruppen", "Johan skriver `kom igång` i kanalen, väljer Karin till ordförande och trycker på Spara."],
    en: ["Set the group up", "Johan types `kom igång` in the channel, makes Karin the chair and presses Save (Spara)."] },
  { who: "amira", place: CHANNEL, text: "föreslå Lokalplan 2027",
    sv: ["Föreslå en punkt", "Amira skriver `föreslå Lokalplan 2027` och får en kvittens."],
    en: ["Propose an item", "Amira types `föreslå Lokalplan 2027` and gets a receipt."] },
  { who: "sven", place: CHANNEL, text: "föreslå",
    sv: ["Föreslå med formulär", "Sven skriver `föreslå`, fyller i rubrik, typ och tid och trycker på Skicka förslag."],
    en: ["Propose by form", "Sven types `föreslå`, fills in title, kind and time and presses Send proposal (Skicka förslag)."] },
  { who: "karin", place: "chat",
    sv: ["Anta förslagen", "Karin har fått dem i sin egen chatt med boten. Tryck på Anta."],
    en: ["Accept the proposals", "Karin has got them in her own chat with the bot. Press Accept."] },
  { who: "amira", place: CHANNEL,
    sv: ["Se vad som hände", "Amiras kvittens i kanalen har ändrats, och i chatten har hon fått besked."],
    en: ["See what happened", "Amira's receipt in the channel has changed, and she was told in her chat."] },
  { who: "karin", place: CHANNEL, text: "dagordning",
    sv: ["Visa dagordningen", "Karin skriver `dagordning` och ser punkter, tider och summan. Tryck på Publicera."],
    en: ["Show the agenda", "Karin types `dagordning` and sees items, times and the sum. Press Publish (Publicera)."] },
  { who: "johan", place: "chat", send: MINUTES,
    sv: ["Skicka anteckningarna", "Johan skickar en textfil till boten i sin chatt och får ett utkast tillbaka."],
    en: ["Send the minutes", "Johan sends the bot a text file in his chat and gets a draft back."] },
  { who: "johan", place: "chat",
    sv: ["Granska och publicera", "Johan väljer Ta med eller Hoppa över för varje uppdrag och trycker på Publicera."],
    en: ["Check and publish", "Johan chooses Keep or Skip for each assignment and presses Publish."] },
  { who: "amira", place: CHANNEL, text: "uppdrag",
    sv: ["Gör klart ett uppdrag", "Amira skriver `uppdrag` i kanalen. I sin chatt trycker hon på Klart."],
    en: ["Close an assignment", "Amira types `uppdrag` in the channel. In her chat she presses Done."] },
  { who: "sven", place: "chat",
    sv: ["Låt måndagen komma", "Ställ klockan på nästa måndag 08:00. Den som har något kvar får en påminnelse, kanalen en sammanställning."],
    en: ["Let Monday come", "Set the clock to next Monday 08:00. Whoever has something open is reminded, and the channel gets a digest."] },
];

const INTRO = {
  sv: "Ett helt möte i tio steg. Allt sker på din dator, och personerna är påhittade.",
  en: "A whole meeting in ten steps. All of it happens on your computer, and the people are invented.",
};
const GO = { sv: "Ta mig dit", en: "Take me there" };
const GO_AND_SEND = { sv: "Skicka exempelfilen", en: "Send the sample file" };

export function drawGuide(aside, { showMe, close }) {
  aside.replaceChildren(
    el("header", {},
      el("h2", {}, t("guide")),
      el("button", { class: "icon-button", type: "button", "aria-label": t("close"), onclick: close }, icon("close"))),
    el("p", {}, INTRO[language]),
    el("ol", {}, ...STEPS.map((step) => drawStep(step, showMe))));
}

function drawStep(step, showMe) {
  const [title, text] = step[language];
  const label = (step.send ? GO_AND_SEND : GO)[language];
  return el("li", {},
    el("h3", {}, title),
    el("p", {}, ...text.split("`").map((part, at) => (at % 2 ? el("kbd", {}, part) : part))),
    el("button", { class: "button", type: "button", "aria-label": `${label}: ${title}`, onclick: () => showMe(step) }, label));
}
