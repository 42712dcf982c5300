/** The chat page: sends questions, shows and announces answers. Rules WA1-WA18 of STANDARDS 2.2. */

const ANNOUNCED_FOR = 1000;
const THINKING_AFTER = 1000;
const POLL_EVERY = 3000;
const MOST_POLLS = 200;
const ADDRESS = /(https?:\/\/[\w\-.~:/?#@!$&*+,;=%()[\]]*[\w\-~/#&=%])/;

const byId = (id) => document.getElementById(id);
const texts = JSON.parse(byId("texts").textContent);
const pageLang = document.documentElement.lang;
const [transcript, form, input] = ["transcript", "form", "question"].map(byId);
const language = byId("language");
const switches = ["plain", "furigana"].map(byId);
const conversationUrl = `/api/conversations/${sessionStorage.conversation ??= crypto.randomUUID()}`;
const messagesUrl = `${conversationUrl}/messages`;

/** Questions whose answer comes later, and what was shown since, so that no poll shows it twice. */
const waiting = { exchanges: [], shown: new Set(), seq: 0, polls: 0 };
let messageCount = 1;

/** Makes an element with attributes, those without a value left out, and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) if (attributes[key] !== undefined) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

/** Restores the reader's choices of language and modes, and keeps them when they change. */
function rememberSettings() {
  const kept = localStorage.getItem("language");
  if ([...language.options].some(({ value }) => value === kept)) language.value = kept;
  for (const mode of switches) mode.checked = localStorage.getItem(mode.id) === "on";
  [language, ...switches].forEach((setting) => setting.addEventListener("change", keepSettings));
  keepSettings();
}

/** Keeps the reader's choices for their next visit. */
function keepSettings() {
  localStorage.setItem("language", language.value);
  for (const mode of switches) {
    localStorage.setItem(mode.id, mode.checked ? "on" : "off");
    document.documentElement.classList.toggle(mode.id, mode.checked);
  }
}

/** Takes over what the reader asked for in words: "in English, please", "simpler". */
function adopt({ locale, modes: wished }) {
  if (language.value && [...language.options].some(({ value }) => value === locale)) language.value = locale;
  for (const mode of switches) mode.checked = wished.includes(mode.id);
  keepSettings();
}

/** The modes that the reader chose. */
const modes = () => switches.filter(({ checked }) => checked).map(({ id }) => id);

/** Text in which web addresses are links; they open beside the conversation, which stays. */
function linked(text) {
  const link = (href) => make("a", { href, target: "_blank", rel: "noopener noreferrer" }, href);
  return text.split(ADDRESS).map((part, at) => at % 2 ? link(part) : part);
}

/** A line with readings above its words; assistive technology hears the words only (WA18). */
function withReadings(segments) {
  const nodes = [];
  let plain = "";
  for (const { base, reading } of segments) {
    if (reading) nodes.push(...linked(plain), make("ruby", {}, base, make("rt", { "aria-hidden": "true" }, reading)));
    plain = reading ? "" : plain + base;
  }
  return [...nodes, ...linked(plain)];
}

/** Options of which several may be ticked; their numbers are sent as the answer. */
function drawOptions({ lang, lines }) {
  const boxes = lines.map((_, at) => make("input", { type: "checkbox", value: at + 1 }));
  const labels = lines.map((line, at) => make("label", {}, boxes[at], make("span", {}, line)));
  const send = make("button", { type: "submit", lang: pageLang }, texts.send);
  const form = make("form", { class: "block options", lang }, ...labels, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ticked = boxes.filter(({ checked }) => checked);
    const names = ticked.map(({ value }) => lines[value - 1]);
    const text = ticked.map(({ value }) => value).join(", ") || "0";
    focusInputWithoutKeyboard();
    converse({ text: names.join("\n") || "–", lang }, { text });
  });
  return form;
}

/** One block of a message as paragraphs, a list, or boxes to tick. */
function drawBlock({ type, lang, lines, ruby }) {
  if (type === "options") return drawOptions({ lang, lines });
  const list = { list: "ul", steps: "ol" }[type];
  const drawn = lines.map((line, at) =>
    make(list ? "li" : "p", {}, ...(ruby?.[at] ? withReadings(ruby[at]) : linked(line))));
  return make(list ?? "div", { class: `block ${type}`, lang, dir: "auto" }, ...drawn);
}

/** A message's blocks, or its text as the only one. */
const asBlocks = (blocks, text) => blocks?.length ? blocks : [{ type: "text", lines: [text] }];

/** A message in the transcript: who speaks, what is said, and the choices below. */
function drawMessage(who, { kind, lang, text, blocks, choices, moves, links }) {
  const number = messageCount++;
  const speaker = make("p", { class: "speaker", id: `speaker-${number}`, lang: pageLang }, texts[who]);
  const said = make("div", { class: "said", id: `said-${number}` }, ...asBlocks(blocks, text).map(drawBlock));
  const article = make("article", { tabindex: -1, "aria-labelledby": `${speaker.id} ${said.id}` }, speaker, said);
  const item = make("li", { class: `message ${who}`, lang }, article);
  if (links?.length) item.append(drawLinks(links));
  if (choices?.length) item.append(drawChoices(choices, "choices", kind === "result"));
  if (moves?.length) item.append(drawChoices(moves, "choices moves"));
  return item;
}

/** Files to fetch; they open beside the conversation, which stays. */
function drawLinks(links) {
  return make("ul", { class: "links" }, ...links.map(({ label, lang, path }) =>
    make("li", {}, make("a", { href: `${conversationUrl}/${path}`, lang, target: "_blank" }, label))));
}

/** The quick replies of a message: one is chosen, unless all of them stay of use. */
function drawChoices(choices, className = "choices", lasting = false) {
  return make("div", { class: className }, ...choices.map((choice) => {
    const button = make("button", { type: "button", lang: choice.lang, tabindex: 0 }, choice.label);
    button.addEventListener("click", () => choose(choice, button, lasting));
    return button;
  }));
}

/** Sends a quick reply and puts the focus in the input, as the reader acted (WA2). */
async function choose({ label, lang, postback }, button, lasting) {
  if (button.getAttribute("aria-disabled") === "true") return;
  const offerAgain = lasting ? () => {} : retire(button);
  focusInputWithoutKeyboard();
  if (!await converse({ text: label, lang }, { postback })) offerAgain();
}

/** Marks a choice and those beside it as used, the chosen one readably (WA3); answers how to undo it. */
function retire(chosen) {
  const mark = make("span", { class: "unseen", lang: pageLang }, ` (${texts.chosen})`);
  const setUsed = (used) => {
    for (const button of chosen.parentElement.children) {
      button.tabIndex = used ? -1 : 0;
      used ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
    }
    chosen.classList.toggle("chosen", used);
    used ? chosen.append(mark) : mark.remove();
  };
  setUsed(true);
  return () => setUsed(false);
}

/** Focuses the input; the soft keyboard waits until the reader touches it. */
function focusInputWithoutKeyboard() {
  input.inputMode = "none";
  input.focus({ preventScroll: true });
}

/** Says a message through the live region, without readings (WA18), and then clears it (WA1). */
function announce({ lang, text, blocks }) {
  const said = asBlocks(blocks, text).map((block) => make("p", { lang: block.lang }, block.lines.join("\n")));
  const node = make("div", { lang }, ...said);
  byId("announcements").append(node);
  setTimeout(() => node.remove(), ANNOUNCED_FOR);
}

/** Brings a message into view, unless the reader is reading elsewhere in the transcript. */
function reveal(item) {
  if (!transcript.contains(document.activeElement)) item.scrollIntoView({ block: "start" });
}

/** Shows messages after their own question, whatever came in between (WA6). */
function showReplies(exchange, messages) {
  const items = messages.map((message) => drawMessage("door", message));
  exchange.last.after(...items);
  exchange.last = items.at(-1) ?? exchange.last;
  messages.forEach(announce);
  if (items.length) reveal(items[0]);
}

/** Shows that an answer is on its way if it takes long; answers how to stop. */
function showThinking(exchange) {
  const item = make("li", { class: "thinking" }, texts.thinking);
  const timer = setTimeout(() => {
    exchange.last.after(item);
    announce({ lang: pageLang, text: texts.thinking });
    reveal(item);
  }, THINKING_AFTER);
  return () => { clearTimeout(timer); item.remove(); };
}

/** Asks the door; what it refuses or cannot hear becomes an error that the reader can read. */
async function ask(url, options) {
  const response = await fetch(url, options).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok && answer) return answer;
  const refused = response?.status >= 400 && response?.status < 500;
  throw Object.assign(new Error((refused && answer?.reason) || texts.unreachable), { refused });
}

/** Sends a question with the reader's language, if chosen, and modes. */
function send(question) {
  const municipality = new URLSearchParams(location.search).get("municipality") ?? undefined;
  const body = JSON.stringify({ ...question, locale: language.value || undefined, modes: modes(), municipality });
  return ask(messagesUrl, { method: "POST", headers: { "Content-Type": "application/json" }, body });
}

/** Shows a question and its answer; answers whether the door took it. */
async function converse(shown, question) {
  const item = drawMessage("you", shown);
  transcript.append(item);
  reveal(item);
  const exchange = { last: item };
  const stopThinking = showThinking(exchange);
  try {
    const answer = await send(question);
    item.lang ||= answer.locale ?? "";
    adopt(answer);
    answer.messages.forEach((message) => waiting.shown.add(JSON.stringify(message)));
    showReplies(exchange, answer.messages);
    if (answer.pending) waitFor(exchange, answer.seq);
    return true;
  } catch (error) {
    showReplies(exchange, [{ lang: pageLang, text: error.message }]);
    return false;
  } finally {
    stopThinking();
  }
}

/** Notes that a question is answered later, and polls unless that is already being done. */
function waitFor(exchange, seq) {
  waiting.polls = 0;
  if (waiting.exchanges.push(exchange) > 1) return;
  Object.assign(waiting, { seq, shown: new Set() });
  setTimeout(poll, POLL_EVERY);
}

/** Looks for late answers, oldest question first, until all came or patience ends. */
async function poll() {
  const query = new URLSearchParams([["after", waiting.seq], ...modes().map((mode) => ["modes", mode])]);
  const answer = await ask(`${messagesUrl}?${query}`).catch((error) => error);
  const late = (answer.messages ?? []).filter((message) => !waiting.shown.has(JSON.stringify(message)));
  waiting.seq = answer.seq ?? waiting.seq;
  if (late.length) {
    showReplies(waiting.exchanges[0], late);
    if (waiting.exchanges.length > 1) waiting.exchanges.shift();
  }
  const allCame = answer.messages?.length && !answer.pending;
  if (allCame || answer.refused || ++waiting.polls >= MOST_POLLS) waiting.exchanges = [];
  else setTimeout(poll, POLL_EVERY);
}

/** Sends what was typed; if it could not be sent, it stays in the input. */
async function submit(event) {
  event.preventDefault();
  const text = input.value.trim();
  if (!text) return input.focus();
  input.value = "";
  const taken = await converse({ text, lang: language.value || undefined }, { text });
  if (!taken && !input.value) input.value = text;
}

/** Moves among messages with arrows, Home and End, and back to the input with Esc (WA4). */
function moveInTranscript(event) {
  if (event.key === "Escape") return input.focus();
  const articles = [...transcript.querySelectorAll("article")];
  const here = articles.indexOf(event.target.closest(".message")?.querySelector("article"));
  const target = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: articles.length - 1 }[event.key];
  if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  articles[Math.max(0, Math.min(target, articles.length - 1))].focus();
}

/** Keeps one message, the last one visited, in the Tab order (roving tabindex). */
function rove({ target }) {
  if (target.localName !== "article") return;
  for (const article of transcript.querySelectorAll("article")) article.tabIndex = article === target ? 0 : -1;
}

/** Goes on with a guide that was begun elsewhere: a code in the address, as in a QR code. */
function resumeFromAddress() {
  const code = new URLSearchParams(location.search).get("resume");
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  converse({ text: code }, { postback: `g:resume:${code.toLowerCase()}` });
}

rememberSettings();
byId("speaker-0").textContent = texts.door;
form.addEventListener("submit", submit);
transcript.addEventListener("focusin", rove);
byId("conversation").addEventListener("keydown", moveInTranscript);
for (const touch of ["pointerdown", "keydown", "blur"]) {
  input.addEventListener(touch, () => input.removeAttribute("inputmode"));
}
resumeFromAddress();
