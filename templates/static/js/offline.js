// Where the site is served, a worker keeps its pages for when there is no network, and phones may install it. From disk
// both fail, so nothing is tried; nor is anything fetched ahead for readers who save data.
(function () {
  "use strict";

  var own = document.currentScript.dataset;
  if (!/^http/.test(location.protocol) || !window.isSecureContext) return;

  var link = document.createElement("link");
  link.rel = "manifest";
  link.href = own.app;
  document.head.appendChild(link);

  var line = navigator.connection;
  if (!navigator.serviceWorker || (line && line.saveData)) return;
  addEventListener("load", function () {
    navigator.serviceWorker.register(own.worker).catch(function () {}); // without it all is as before
  });
})();
