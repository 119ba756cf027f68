"use strict";

const find = (id) => document.getElementById(id);
const ORDERS_SHOWN = 15;
/** Kept in this page only: closing it signs the operator out. */
let session = null;

/** An element with properties and children; text is always text. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Makes something open on a click, and on Enter. */
function opens(open, shown) {
  shown.tabIndex = 0;
  shown.addEventListener("click", open);
  shown.addEventListener("keydown", (event) => { if (event.key === "Enter") open(); });
  return shown;
}

const cell = (text, className = "") => element("td", { textContent: text, className });
const table = (heads, rows) => element("table", {},
  element("thead", {}, element("tr", {}, ...heads.map(([text, className]) => element("th", { textContent: text, className: className ?? "" })))),
  element("tbody", {}, ...rows));

async function answerOf(response) {
  const body = response.status === 204 ? null : await response.json();
  if (response.ok) return body;
  throw Object.assign(new Error(body?.detail ?? `The answer was ${response.status}`), { status: response.status });
}

async function post(path, body, headers = {}) {
  return answerOf(await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body),
  }));
}

function begin(tokens) {
  session = { ...tokens, renewAt: Date.now() + (tokens.expiresIn - 60) * 1000 };
}

/** One renewal at a time: a refresh token that comes twice ends the session. */
let renewal = null;
async function authorization() {
  if (Date.now() > session.renewAt) {
    renewal ??= post("/sessions/refresh", { refreshToken: session.refreshToken }).then(begin).finally(() => { renewal = null; });
    await renewal;
  }
  return { Authorization: `Bearer ${session.accessToken}` };
}

const get = async (path) => answerOf(await fetch(path, { headers: await authorization() }));

/** Decimal text as people read it; arithmetic stays with the services. */
function money(amount, currency) {
  const [whole, fraction] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${grouped}${fraction === undefined ? "" : "." + fraction} ${currency}`;
}

/** Fills a card, or says in it what went wrong; the other cards go on. */
async function fill(id, path, draw) {
  const place = find(id);
  try {
    place.replaceChildren(...draw(await get(path)));
  } catch (failure) {
    if (failure.status === 401) return signedOut();
    place.replaceChildren(element("p", { className: "problem", textContent: failure.message }));
  }
}

function drawNetSales(statement) {
  if (!statement.currencies.length) return [element("p", { className: "soft", textContent: "Nothing was sold in this time." })];
  return statement.currencies.flatMap((sales) => {
    const largest = Math.max(...sales.groups.map((group) => Math.abs(Number(group.amount))), 1);
    return [
      element("p", { className: "big", textContent: money(sales.total, sales.currency) }),
      ...sales.groups.map((group) => opens(() => showPostings(group), element("div", { className: "bar open" },
        element("span", { textContent: group.group }),
        element("progress", { max: largest, value: Math.max(0, Number(group.amount)) }),
        element("span", { className: "number", textContent: money(group.amount, sales.currency) })))),
    ];
  });
}

function drawTrialBalance(balance) {
  return [
    element("p", {}, element("span", { className: balance.balanced ? "pill" : "pill bad", textContent: balance.balanced ? "balanced" : "does not balance" })),
    table([["Currency"], ["Debits", "number"], ["Credits", "number"]], balance.currencies.map((sums) =>
      element("tr", {}, cell(sums.currency), cell(money(sums.debits, ""), "number"), cell(money(sums.credits, ""), "number")))),
  ];
}

function drawOrders(page) {
  if (!page.items.length) return [element("p", { className: "soft", textContent: "No orders yet." })];
  const rows = page.items.map((order) => {
    const first = order.lines[0];
    const more = order.lines.length > 1 ? ` and ${order.lines.length - 1} more` : "";
    return opens(() => showTrace(order.orderId), element("tr", { className: "open" },
      cell((order.placedAt ?? order.createdAt ?? "").slice(0, 16).replace("T", " "), "number"),
      cell(first ? `${first.quantity} × ${first.title ?? first.offerId}${more}` : ""),
      element("td", {}, element("span", { className: order.status.includes("CANCEL") ? "pill bad" : "pill", textContent: order.status.toLowerCase().replaceAll("_", " ") })),
      cell(money(order.totals.total.amount, order.totals.total.currency), "number")));
  });
  return [table([["Placed"], ["Goods"], ["Status"], ["Total", "number"]], rows)];
}

function drawServices(list) {
  return [element("table", {}, element("tbody", {}, ...list.items.map((service) => element("tr", {},
    element("td", {}, element("span", { className: service.status === "UP" ? "dot" : "dot bad" }), service.service),
    cell({ UP: `${service.millis} ms`, DEGRADED: "needs a look" }[service.status] ?? "away", "number soft")))))];
}

/** Any JSON as nested tables, so that a trace shows all it has. */
function drawValue(value) {
  if (value === null || typeof value !== "object") return document.createTextNode(String(value ?? ""));
  if ("amount" in value && "currency" in value && Object.keys(value).length === 2) {
    return element("span", { className: "number", textContent: money(value.amount, value.currency) });
  }
  if (Array.isArray(value)) return drawRows(value);
  return element("table", {}, element("tbody", {}, ...Object.entries(value).map(([name, part]) =>
    element("tr", {}, cell(name, "soft"), element("td", {}, drawValue(part))))));
}

/** A list: one row each, one column for every field that any of them has. */
function drawRows(list) {
  if (!list.every((one) => one && typeof one === "object")) return element("span", { textContent: list.join(", ") });
  const names = [...new Set(list.flatMap(Object.keys))];
  return element("table", {},
    element("thead", {}, element("tr", {}, ...names.map((name) => element("th", { textContent: name })))),
    element("tbody", {}, ...list.map((one) =>
      element("tr", {}, ...names.map((name) => element("td", {}, drawValue(one[name])))))));
}

const showTrace = (orderId) =>
  show(`Money trace · ${orderId}`, `/orders/${orderId}/money-trace`, (trace) => [drawValue(trace)]);

/** Lines of the journal that a figure is made of, with what they refer to; the rest is in the API. */
function showPostings(group) {
  return show(group.group, `${group.postings}&limit=100`, (page) => [
    table([["Day"], ["Reference"], ["Description"], ["Amount", "number"]], page.items.map((line) =>
      element("tr", {}, cell(line.effectiveAt.slice(0, 10), "number"), cell(line.reference), cell(line.description),
        cell((line.side === "DEBIT" ? "−" : "") + money(line.amount.amount, line.amount.currency), "number")))),
    ...(page.next ? [element("p", { className: "soft", textContent: `The first 100 of them; all at ${group.postings}` })] : []),
  ]);
}

async function show(title, path, draw) {
  find("trace-title").textContent = title;
  find("trace-body").replaceChildren(element("p", { className: "soft", textContent: "Loading…" }));
  find("trace").showModal();
  await fill("trace-body", path, draw);
}

async function showTime() {
  let now = new Date().toISOString();
  try {
    now = (await get("/operator/test-clock")).now;
    find("test-clock").hidden = false;
  } catch (failure) {
    find("test-clock").hidden = true;
  }
  find("clock").textContent = `${now.slice(0, 16).replace("T", " ")} UTC`;
  if (!find("from").value) {
    find("from").value = `${now.slice(0, 8)}01`;
    find("to").value = now.slice(0, 10);
  }
}

async function load() {
  await showTime();
  const period = new URLSearchParams();
  for (const end of ["from", "to"]) if (find(end).value) period.set(end, find(end).value);
  await Promise.all([
    fill("net-sales", `/operator/statements/net-sales?${period}`, drawNetSales),
    fill("trial-balance", "/operator/trial-balance", drawTrialBalance),
    fill("orders", `/operator/orders?limit=${ORDERS_SHOWN}`, drawOrders),
    fill("services", "/operator/services", drawServices),
  ]);
}

async function advance(button) {
  const buttons = [...find("test-clock").children];
  buttons.forEach((other) => { other.disabled = true; });
  find("clock").textContent = "time is passing …";
  try {
    const moved = await post("/operator/test-clock", { advance: button.dataset.advance }, await authorization());
    find("to").value = moved.now.slice(0, 10);
    await load();
  } catch (failure) {
    find("clock").textContent = failure.message;
  } finally {
    buttons.forEach((other) => { other.disabled = false; });
  }
}

function signedOut() {
  session = null;
  find("console").hidden = find("tools").hidden = true;
  find("sign-in").hidden = false;
  if (find("trace").open) find("trace").close();
}

find("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  find("sign-in-problem").textContent = "";
  try {
    begin(await post("/sessions", { email: find("email").value, password: find("password").value }));
    find("password").value = "";
    const me = await get("/accounts/me");
    if (!me.roles.includes("OPERATOR")) throw new Error("This account is no operator.");
    find("sign-in").hidden = true;
    find("console").hidden = find("tools").hidden = false;
    await load();
  } catch (failure) {
    signedOut();
    find("sign-in-problem").textContent = failure.message;
  }
});
find("sign-out").addEventListener("click", () => {
  const refreshToken = session?.refreshToken;
  signedOut();
  if (refreshToken) post("/sessions/revocation", { refreshToken }).catch(() => {});
});
find("reload").addEventListener("click", load);
find("from").addEventListener("change", load);
find("to").addEventListener("change", load);
find("trace-close").addEventListener("click", () => find("trace").close());
find("test-clock").addEventListener("click", (event) => { if (event.target.dataset.advance) advance(event.target); });
