/**
 * The page of the API, in the browser: sends the request that a form says, and shows the answer.
 *
 * It asks this server alone, as whoever is signed in or as the token given, which is kept nowhere.
 */
const token = document.getElementById("token");
const dossier = document.getElementById("dossier");

for (const form of document.querySelectorAll("form.try")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form);
  });
}

async function send(form) {
  const answer = form.querySelector(".sent");
  const stop = form.querySelector(".stop");
  const cutting = new AbortController();
  stop.onclick = () => cutting.abort();
  stop.hidden = false;
  answer.hidden = false;
  answer.textContent = "Sent; waiting for the answer.";
  try {
    const request = requestOf(form);
    const response = await fetch(request.url, { ...request.init, signal: cutting.signal });
    const head = [`${response.status} ${response.statusText}`];
    for (const name of ["content-type", "etag", "retry-after"]) {
      const value = response.headers.get(name);
      if (value !== null) head.push(`${name}: ${value}`);
    }
    await show(response, `${head.join("\n")}\n\n`, answer);
  } catch (error) {
    const said = cutting.signal.aborted ? "Stopped." : `Not sent: ${error.message}`;
    answer.textContent += `\n${said}`;
  } finally {
    stop.hidden = true;
  }
}

/** A stream is shown as it comes; JSON once it is whole, in lines. */
async function show(response, head, answer) {
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  if (isJson) {
    const text = await response.text();
    answer.textContent = head + JSON.stringify(JSON.parse(text), null, 2);
    return;
  }
  answer.textContent = head;
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader.read()) {
    answer.textContent += decoder.decode(part.value, { stream: true });
  }
}

function requestOf(form) {
  const { method, path } = form.dataset;
  const url = new URL(path.replace("{dossier}", encodeURIComponent(dossier.value)), location.href);
  const headers = {};
  if (token.value !== "") headers.authorization = `Bearer ${token.value}`;
  for (const field of form.querySelectorAll("[data-in]")) {
    const { name, value } = field;
    if (field.dataset.in === "path") {
      url.pathname = url.pathname.replace(`%7B${name}%7D`, encodeURIComponent(value));
    } else if (value !== "" && field.dataset.in === "query") url.searchParams.set(name, value);
    else if (value !== "" && field.dataset.in === "header") headers[name] = value;
  }
  const body = form.querySelector("textarea")?.value;
  if (body !== undefined) headers["content-type"] = "application/json";
  return { url, init: { method, headers, ...(body === undefined ? {} : { body }) } };
}

/** A new key to every sending that is meant anew. */
for (const button of document.querySelectorAll("button.new-key")) {
  button.addEventListener("click", () => {
    button.previousElementSibling.value = crypto.randomUUID();
  });
}

/** Where somebody is signed in, the dossier is the first of theirs. */
const mine = await fetch("/api/session").then((one) => (one.ok ? one.json() : undefined));
if (dossier.value === "") dossier.value = mine?.dossiers[0]?.dossier ?? "";
