/**
 * Shows what is pushed, and leads to it when it is clicked. The texts come with the message, in the language of whoever
 * gets it (app/modules/notifications/push/notice-message.server.ts); nothing else of the app is known here.
 */
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const { title, body, lang, tag, url } = read(event.data);
  event.waitUntil(
    self.registration.showNotification(title, { body, lang, tag, renotify: true, data: { url } }),
  );
});

/** A browser takes the leave back from whoever shows nothing, so what cannot be read is shown by the name alone. */
function read(data) {
  try {
    return data.json();
  } catch {
    return { title: "Couplet", tag: "unread" };
  }
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  if (url) event.waitUntil(self.clients.openWindow(url));
});
