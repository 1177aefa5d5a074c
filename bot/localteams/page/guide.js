// The steps through a whole meeting, each with a button that takes one there.

import { el, icon } from "./dom.js";
import { language, t } from "./words.js";

const CHANNEL = "Ledningsgruppen";
const MINUTES = { name: "Mötesanteckningar 20 november.txt", from: "/page/exempel.txt" };
const NOTES = `#punkt Lokalplan 2027
Vi gick igenom planen.
#beslut Lokalplanen antas.
#uppdrag Amira skickar ut planen till nästa möte
#uppdrag Sven tar fram en lista över skolor som saknar nät till nästa möte
Frågan om matsalarna återkommer på nästa möte`;

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
    sv: ["Anta förslagen", "Karin har fått dem i sin egen chatt med boten. Tryck på Anta. Kvittenserna i kanalen ändras."],
    en: ["Accept the proposals", "Karin has got them in her own chat with the bot. Press Accept. The receipts in the channel change."] },
  { who: "karin", place: CHANNEL, text: "dagordning",
    sv: ["Visa dagordningen", "Karin skriver `dagordning` och ser punkter, tider och summan. Tryck på Publicera."],
    en: ["Show the agenda", "Karin types `dagordning` and sees items, times and the sum. Press Publish (Publicera)."] },
  { who: "karin", place: CHANNEL, text: "möte", clock: "friday",
    sv: ["Starta mötet", "Klockan ställs på fredag 09.00. Karin skriver `möte` och trycker på Starta mötet."],
    en: ["Start the meeting", "The clock is set to Friday 09:00. Karin types `möte` and presses Start the meeting (Starta mötet)."] },
  { who: "amira", place: CHANNEL,
    sv: ["Checka in", "Amira väljer På plats i kortet i kanalen och trycker på Checka in. Bli Sven och Karin och gör likadant."],
    en: ["Check in", "Amira chooses On site (På plats) in the card in the channel and presses Check in. Do the same as Sven and Karin."] },
  { who: "johan", place: "chat", text: NOTES,
    sv: ["Anteckna", "Johan skriver till boten under mötet. Varje rad hamnar under den punkt som pågår. Skicka raderna."],
    en: ["Take notes", "Johan writes to the bot during the meeting. Each line lands under the current item. Send the lines."] },
  { who: "karin", place: CHANNEL, text: "utcheckning",
    sv: ["Checka ut", "Karin skriver `utcheckning`, svarar på vad som har varit bra i dag och trycker på Checka ut."],
    en: ["Check out", "Karin types `utcheckning`, answers what went well today and presses Check out (Checka ut)."] },
  { who: "karin", place: CHANNEL, text: "möte",
    sv: ["Avsluta mötet", "Karin skriver `möte` och trycker på Avsluta mötet."],
    en: ["Close the meeting", "Karin types `möte` and presses Close the meeting (Avsluta mötet)."] },
  { who: "johan", place: "chat",
    sv: ["Granska och publicera", "Johan trycker på Gör utkast, sedan på Ta med eller Hoppa över för varje uppdrag, och på Publicera."],
    en: ["Check and publish", "Johan presses Make the draft, then Keep or Skip for each assignment, and Publish."] },
  { who: "amira", place: "chat",
    sv: ["Gör klart ett uppdrag", "Amira har fått sitt uppdrag i sin chatt. Tryck på Klart."],
    en: ["Close an assignment", "Amira has got her assignment in her chat. Press Done."] },
  { who: "sven", place: "chat", clock: "monday",
    sv: ["Låt måndagen komma", "Klockan ställs på måndag 08.00. Sven har ett uppdrag kvar och får en påminnelse, kanalen en sammanställning."],
    en: ["Let Monday come", "The clock is set to Monday 08:00. Sven has something open and is reminded, and the channel gets a digest."] },
  { who: "johan", place: "chat", send: MINUTES,
    sv: ["Eller skicka en fil", "Anteckningar i Word, PDF eller text går lika bra: Johan skickar en textfil och får ett utkast tillbaka."],
    en: ["Or send a file", "Minutes in Word, PDF or text do just as well: Johan sends a text file and gets a draft back."] },
];

const INTRO = {
  sv: "Ett helt möte i fjorton steg. Allt sker på din dator, och personerna är påhittade.",
  en: "A whole meeting in fourteen steps. All of it happens on your computer, and the people are invented.",
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
