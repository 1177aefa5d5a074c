// Talking to the little Teams: JSON there and back, and the stream of what happens.

async function ask(path, options) {
  const response = await fetch(`/local/${path}`, options);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

export const get = (path, query) => ask(`${path}?${new URLSearchParams(query)}`);

export const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const sendFile = (person, name, data) =>
  ask(`file?${new URLSearchParams({ as: person, name })}`, { method: "POST", body: data });

export function listen(hear, onAgain) {
  const stream = new EventSource("/local/events");
  let wasLost = false;
  stream.onmessage = (event) => hear(JSON.parse(event.data));
  stream.onerror = () => { wasLost = true; };
  stream.onopen = () => { if (wasLost) onAgain(); wasLost = false; };
}
