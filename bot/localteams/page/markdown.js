// Text as Teams shows it: bold, italic, lists and links, nothing else; mentions only of those whom the sender meant.

const OPEN = "\uE000";
const CLOSE = "\uE001";

let parser;

function markdown() {
  if (parser) return parser;
  parser = window.markdownit("zero", { html: false, linkify: false, breaks: false })
    .enable(["emphasis", "list", "link", "escape", "entity", "newline"]);
  const plain = parser.renderer.rules.link_open ?? ((tokens, at, options, env, self) => self.renderToken(tokens, at, options));
  parser.renderer.rules.link_open = (tokens, at, ...rest) => {
    tokens[at].attrSet("target", "_blank");
    tokens[at].attrSet("rel", "noopener noreferrer");
    return plain(tokens, at, ...rest);
  };
  return parser;
}

// Marks <at>Name</at> of those in `entities` so that the mention survives escaping; others stay as letters.
export function markMentions(text, entities) {
  return (entities ?? [])
    .filter((entity) => entity.type === "mention" && entity.text)
    .reduce((marked, entity) => {
      const name = entity.mentioned?.name ?? entity.text.replace(/<\/?at>/g, "");
      return marked.split(entity.text).join(`${OPEN}${name}${CLOSE}`);
    }, text.replaceAll(OPEN, "").replaceAll(CLOSE, ""));
}

const withMentions = (html) => html.replaceAll(OPEN, '<span class="mention">').replaceAll(CLOSE, "</span>");

export const toHtml = (text) => withMentions(markdown().render(text));

export function plainHtml(text, entities) {
  const escaped = markdown().utils.escapeHtml(markMentions(text, entities));
  return withMentions(escaped);
}
