// Shows every card; with #names/language/theme/width in the address only those, in one view ("*" for all names).

const SAMPLES = JSON.parse(document.getElementById("samples").textContent);
const LANGUAGES = ["sv", "en"];
const THEMES = ["light", "dark"];
const WIDTHS = { wide: 800, phone: 320 };

function frame(sample, lang, theme, width) {
  document.documentElement.dataset.theme = theme; // what the renderer's colours are chosen by
  const cards = sample.cards[lang].map((one) => {
    const card = drawCard(one.json, { people: [], onPress: () => undefined });
    card.title = one.summary;
    return card;
  });
  document.documentElement.dataset.theme = "light";
  return el("div", { class: "frame", style: `width: ${width}px`, "data-width": width, "data-sample": sample.name }, ...cards);
}

function view(sample, lang, theme) {
  const frames = Object.values(WIDTHS).map((width) => frame(sample, lang, theme, width));
  return el("div", { class: "view", lang, "data-lang": lang, "data-theme": theme }, el("p", {}, `${lang} ${theme}`), ...frames);
}

function section(sample) {
  const sizes = sample.cards.sv.map((card) => `${(card.size / 1000).toFixed(1)} kB`).join(", ");
  return el("section", { class: "sample", id: sample.name },
    el("h2", {}, sample.about), el("p", {}, `${sample.name} · ${sizes}`),
    ...LANGUAGES.flatMap((lang) => THEMES.map((theme) => view(sample, lang, theme))));
}

function toggles() {
  const names = [...LANGUAGES, ...THEMES, ...Object.keys(WIDTHS)];
  return el("fieldset", {}, el("legend", { class: "visually-hidden" }, "Show"),
    ...names.map((name) => el("label", {}, el("input", { type: "checkbox", id: `show-${name}`, checked: true }), name)));
}

function all() {
  const links = SAMPLES.map((sample) => el("a", { href: `#${sample.name}` }, sample.about));
  return el("div", { class: "gallery" },
    el("nav", {}, el("h1", {}, `${SAMPLES.length} cards`), toggles(), ...links),
    el("main", {}, ...SAMPLES.map(section)));
}

function alone([names, lang, theme, width]) {
  const wanted = SAMPLES.filter((sample) => names === "*" || names.split(",").includes(sample.name));
  const frames = wanted.map((sample) => {
    const one = frame(sample, lang, theme, width);
    one.prepend(el("h2", {}, sample.name));
    return one;
  });
  return el("main", { class: "alone", lang, "data-theme": theme, id: "alone" }, ...frames);
}

function show() {
  const wanted = decodeURIComponent(location.hash.slice(1)).split("/");
  const gallery = document.getElementById("gallery");
  const isAlone = wanted.length === 4;
  if (isAlone || !gallery.querySelector(".gallery")) gallery.replaceChildren(isAlone ? alone(wanted) : all());
  if (!isAlone && wanted[0]) document.getElementById(wanted[0])?.scrollIntoView();
  document.body.dataset.shown = location.hash;
}

addEventListener("hashchange", show);
show();
