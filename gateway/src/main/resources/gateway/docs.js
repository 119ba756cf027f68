"use strict";

const SERVICES = ["accounts", "catalog", "orders", "seller", "ads", "prime", "finance", "gateway"];
const METHODS = ["get", "post", "put", "patch", "delete"];
const find = (id) => document.getElementById(id);

/** An element with properties and children; text is always text. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A schema as an example of its shape, following references a few levels deep. */
function shape(schema, api, depth = 0) {
  if (!schema || depth > 5) return "…";
  if (schema.$ref) return shape(api.components?.schemas?.[schema.$ref.split("/").pop()], api, depth + 1);
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.example !== undefined) return schema.example;
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  if (type === "array") return [shape(schema.items, api, depth + 1)];
  if (schema.properties) {
    const required = new Set(schema.required ?? []);
    return Object.fromEntries(Object.entries(schema.properties).map(([name, property]) =>
      [required.has(name) ? name : name + "?", shape(property, api, depth + 1)]));
  }
  return schema.format ? `${type ?? "string"} (${schema.format})` : type ?? "object";
}

function content(title, holder, api) {
  const schema = Object.values(holder?.content ?? {})[0]?.schema;
  if (!schema) return null;
  const type = Object.keys(holder.content)[0].replace("*/*", "application/json");
  return element("div", {},
    element("h2", { textContent: `${title} · ${type}` }),
    element("pre", { textContent: JSON.stringify(shape(schema, api), null, 2) }));
}

function parameters(list) {
  if (!list?.length) return null;
  const rows = list.map((parameter) => element("tr", {},
    element("td", { className: "code", textContent: parameter.name + (parameter.required ? "" : "?") }),
    element("td", { className: "soft", textContent: parameter.in }),
    element("td", { textContent: parameter.description ?? parameter.schema?.format ?? parameter.schema?.type ?? "" })));
  return element("div", { className: "scroll" }, element("h2", { textContent: "Parameters" }),
    element("table", {}, element("tbody", {}, ...rows)));
}

function operation(path, method, described, api) {
  const roles = described["x-roles"]?.join(", ") ?? (described.security?.length ? "signed in" : "everybody");
  const answers = Object.entries(described.responses ?? {}).filter(([status]) => status !== "default")
    .map(([status, answer]) => content(status, answer, api) ?? element("p", { className: "soft", textContent: status }));
  const shown = element("details", {},
    element("summary", {},
      element("span", { className: "method", textContent: method.toUpperCase() }),
      element("span", { className: "code", textContent: path }),
      element("span", { className: "soft", textContent: described.summary ?? "" }),
      element("span", { className: "pill", textContent: roles })),
    element("div", { className: "body" },
      described.description ? element("p", { textContent: described.description }) : null,
      parameters(described.parameters), content("Body", described.requestBody, api), ...answers));
  shown.dataset.path = path;
  return shown;
}

function filter() {
  const wanted = find("filter").value.trim().toLowerCase();
  for (const shown of find("operations").querySelectorAll("details")) {
    shown.hidden = !shown.dataset.path.toLowerCase().includes(wanted);
  }
}

async function show(service) {
  const address = service === "gateway" ? "/v3/api-docs" : `/api-docs/${service}`;
  find("raw").href = address;
  history.replaceState(null, "", `#${service}`);
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error((await answer.json()).detail);
    const api = await answer.json();
    find("title").textContent = api.info?.title ?? service;
    find("operations").replaceChildren(...Object.entries(api.paths ?? {})
      .filter(([path]) => !path.startsWith("/internal"))
      .sort(([one], [other]) => one.localeCompare(other))
      .flatMap(([path, item]) => METHODS.filter((method) => item[method])
        .map((method) => operation(path, method, item[method], api))));
    filter();
  } catch (failure) {
    find("operations").replaceChildren(element("p", { className: "problem", textContent: failure.message }));
  }
}

find("service").append(...SERVICES.map((service) => element("option", { value: service, textContent: service })));
find("service").addEventListener("change", (event) => show(event.target.value));
find("filter").addEventListener("input", filter);
const asked = location.hash.slice(1);
find("service").value = SERVICES.includes(asked) ? asked : "accounts";
show(find("service").value);
