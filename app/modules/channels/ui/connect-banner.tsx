import { Banner } from "@shopify/polaris";
import { describeOutcome } from "./connect-outcomes.ts";

interface Props {
  /** "@handle" that was just connected. */
  connected: string | null;
  /** How the login ended otherwise, or what was found wrong right after it. */
  problem: string | null;
  onDismiss: () => void;
}

/** How a login that just came back from Instagram ended. */
export function ConnectBanner({ connected, problem, onDismiss }: Props) {
  if (problem) {
    const { title, what, todo } = describeOutcome(problem);
    const heading = connected ? `${connected} is connected, but needs attention` : title;
    return (
      <Banner tone="warning" title={heading} onDismiss={onDismiss}>
        {what} {todo}
      </Banner>
    );
  }
  if (!connected) return null;
  return (
    <Banner tone="success" title={`${connected} is connected`} onDismiss={onDismiss}>
      New messages appear in the inbox from now on.
    </Banner>
  );
}
