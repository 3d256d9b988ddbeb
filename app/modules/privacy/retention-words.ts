import type { TFunction } from "i18next";
import { isByProfile, profileNames, profiles, type Retention, type RetentionKind } from "./retention.ts";

/** "90 days", "1 month"; of no maximum, how long that is. */
export function maximumWords(t: TFunction<"retention">, { profile, maximum }: Retention): string {
  return maximum === null ? t("time.endless") : t(`time.${profiles[profile].unit}`, { count: maximum });
}

/** How long a class is kept under a choice, for people; null where no profile decides. */
export function keptUnder(
  t: TFunction<"retention">,
  kind: RetentionKind,
  retention: Retention,
): string | null {
  if (!isByProfile(kind)) return null;
  const time = maximumWords(t, retention);
  if (kind === "unprocessed")
    return retention.maximum === null ? t("kept.unprocessedEndless") : t("kept.unprocessed", { time });
  if (retention.maximum === null) return time;
  if (retention.profile !== "bridge") return t("kept.most", { time });
  return t(kind === "words" ? "kept.bridgeWords" : "kept.bridgePerson", { time });
}

/** Every choice that stores have, with its hardest limit: what the public policy prints. */
export function choicesFor(t: TFunction<"retention">, kind: RetentionKind): string[] {
  if (!isByProfile(kind)) return [];
  return profileNames.map((name) => {
    const { hardest, endless } = profiles[name];
    const line = {
      profile: t(`profiles.${name}.label`),
      kept: keptUnder(t, kind, { profile: name, maximum: endless ? null : hardest }),
    };
    if (!endless) return t("choices.line", line);
    return t("choices.orMaximum", { ...line, time: maximumWords(t, { profile: name, maximum: hardest }) });
  });
}
