// Keeps the site for when there is no network. The build puts SITE before this text: the version, the paths that every
// reader gets ("shell"), all files that are named after their content ("assets"), and the page for what was not kept.
//
// While there is a network, a page always comes from there. Each version of the site has a store of its own, which is
// filled while the version before is still in use; then it takes over, and all that was kept before is gone. So after
// an update nothing old is left that could be shown.
"use strict";

const SCOPE = self.registration.scope;
const OURS = "ban-tin " + SCOPE + " "; // another site on the same host has stores of its own
const STORE = OURS + SITE.version;
const MOST_KEPT = 500; // so many files are kept for a reader, the newest ones

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  if (!isForReading(event.request)) return; // downloads, data, feeds, other sites: as if there were no worker
  event.respondWith(isAsset(event.request.url) ? answerFromStore(event) : answerFromNetwork(event));
});

async function install() {
  try {
    const store = await caches.open(STORE);
    await Promise.all(SITE.shell.map((path) => renew(store, SCOPE + path, true)));
    await renewRead(store);
    // The pages that are open were fetched from the version that is now published, or will be: nothing waits for them.
    await self.skipWaiting();
  } catch (error) {
    await caches.delete(STORE); // the version before stays in use, and the browser tries again at the next page
    throw error;
  }
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== STORE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// Ask again for all that was kept for this reader, and for the pages that are open. What is gone is not kept on; where
// the network fails in the middle, the whole update does.
async function renewRead(store) {
  const shell = new Set(SITE.shell.map((path) => SCOPE + path));
  const assets = new Set(SITE.assets.map((path) => SCOPE + path));
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const keys = open.map((client) => keyOf(client.url)).filter((key) => key.startsWith(SCOPE));
  const found = new Map(keys.map((key) => [key, null]));
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === STORE) continue;
    const old = await caches.open(name);
    for (const request of await old.keys()) found.set(request.url, old);
  }
  for (const [key, old] of found) {
    if (shell.has(key)) continue;
    if (!isAsset(key)) await renew(store, key, false);
    else if (old && assets.has(key)) await store.put(key, await old.match(key)); // its name says that it is the same
  }
}

// Fetch what is published at an address now, and keep it. A file that must be there fails the update when it is not.
async function renew(store, key, must) {
  const response = await fetch(key, { cache: isAsset(key) ? "default" : "no-cache", credentials: "same-origin" });
  if (isSound(response)) await store.put(key, plain(response));
  else if (must) throw new Error(key + " " + response.status);
}

async function answerFromNetwork(event) {
  const request = event.request;
  const key = keyOf(request.url);
  let response;
  try {
    response = await fetch(request, { cache: "no-cache" });
  } catch (error) {
    return (await find(key)) || (request.mode === "navigate" && (await find(SCOPE + SITE.offline))) || Response.error();
  }
  event.waitUntil(remember(key, response.clone()));
  return response;
}

async function answerFromStore(event) {
  const key = keyOf(event.request.url);
  const kept = await find(key);
  if (kept) return kept;
  const response = await fetch(event.request);
  event.waitUntil(remember(key, response.clone()));
  return response;
}

// A page that has gone from the site goes from the store; of other failures nothing is kept, and nothing is lost.
async function remember(key, response) {
  const store = await caches.open(STORE);
  if (isSound(response)) {
    await store.delete(key); // so that it is the newest in the store's order
    await store.put(key, plain(response));
    await forgetOldest(store);
  } else if (response.status === 404 || response.status === 410) {
    await store.delete(key);
  }
}

async function forgetOldest(store) {
  const shell = new Set(SITE.shell.map((path) => SCOPE + path));
  const read = (await store.keys()).filter((request) => !shell.has(request.url));
  await Promise.all(read.slice(0, Math.max(0, read.length - MOST_KEPT)).map((request) => store.delete(request)));
}

// Some servers call a page "about" where its file is "about.html".
async function find(key) {
  const store = await caches.open(STORE);
  return (await store.match(key)) || (await store.match(key + ".html"));
}

// A page and what a page is made of; whole, not a piece of a file.
function isForReading(request) {
  const parts = ["document", "script", "style", "font", "image"];
  if (request.method !== "GET" || request.headers.has("range")) return false;
  return request.url.startsWith(SCOPE) && parts.includes(request.destination);
}

// A file named after its content: what lies under its name is never anything else.
function isAsset(url) {
  return url.startsWith(SCOPE + "assets/") || url.startsWith(SCOPE + "search/");
}

// Only what the site itself says may be kept: no error, no part, nothing of other hosts.
function isSound(response) {
  return response.status === 200 && response.type === "basic" && response.url.startsWith(SCOPE);
}

// A browser refuses a page from a worker that remembers having been sent on from another address.
function plain(response) {
  if (!response.redirected) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body, { status, statusText, headers });
}

// A page is the same whatever is asked of it, and a folder is its first page.
function keyOf(address) {
  const url = new URL(address);
  return url.origin + url.pathname + (url.pathname.endsWith("/") ? "index.html" : "");
}
