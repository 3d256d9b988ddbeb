import { day, hour, minute, second } from "#app/platform/clock.ts";

/**
 * Meta's rules for Instagram messaging as data, each with the page it stands on (read between May and
 * October 2026). Safe in the browser.
 */

/** "Send Messages": an account may answer for 24 hours after each message of the person. */
export const standardWindowMs = 24 * hour;

/** "Instagram Platform Overview", Human Agent: a person of the business may answer for 7 days. */
export const humanAgentWindowMs = 7 * day;

/** "Send Messages": text is UTF-8 of at most 1,000 bytes. */
export const textLimitBytes = 1_000;

/** Messenger Platform, "Message Edits": a message can be edited five times. */
export const maxEdits = 5;

/**
 * "Generic template": cards in one message, characters of a card's title and subtitle, buttons of one card; "URL button"
 * (Messenger Platform): characters of a button's title. Not shown on Instagram's web page.
 */
export const cardLimits = { cards: 10, title: 80, subtitle: 80, buttons: 3, buttonTitle: 20 } as const;

/** "Quick replies": how many, and characters of each title; Instagram would cut longer ones. Not shown on its web page. */
export const quickReplyLimits = { count: 13, title: 20 } as const;

const megabyte = 1024 * 1024;

/**
 * "Send Messages" and "Upload Media for Instagram Messaging" (April 2026): what each kind of attachment may be, and how
 * large. Types as file-type tells them from the content.
 */
export const attachmentLimits = {
  image: { bytes: 8 * megabyte, types: ["image/png", "image/apng", "image/jpeg", "image/gif"] },
  video: {
    bytes: 25 * megabyte,
    types: ["video/mp4", "video/x-m4v", "video/ogg", "video/vnd.avi", "video/quicktime", "video/webm"],
  },
  audio: { bytes: 25 * megabyte, types: ["audio/aac", "audio/x-m4a", "audio/mp4", "audio/wav"] },
  file: { bytes: 25 * megabyte, types: ["application/pdf"] },
};

/** "Common Error Codes", 2018294: Meta gives up fetching a video after 75 seconds, and the call waits for it. */
export const attachmentSendMs = 80 * second;

/** Ours: a reply that needs more messages than this is an article. */
export const maxReplyParts = 20;

/** How the Human Agent feature shows among granted permissions. */
export const humanAgentPermission = "human_agent";

/** "Get Started": kinds of account that may use the API. Compared without regard to case. */
export const professionalAccountTypes = ["business", "media_creator", "creator"];

/** Without this one nothing arrives. */
export const indispensableField = "messages";

/** "Business Login for Instagram": a long token lives 60 days and may be refreshed after one. */
export const tokenLifeMs = 60 * day;
export const tokenRefreshableAfterMs = 24 * hour;
/** Ours: refreshed half way, and at the latest when this much is left. */
export const tokenRefreshDueAfterMs = 30 * day;
export const tokenRefreshDueBeforeExpiryMs = 10 * day;

/** Ours: how long staff may take for the official login. */
export const connectAttemptLifeMs = 10 * minute;
