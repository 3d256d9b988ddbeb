import { Button, Icon, ProgressBar } from "@shopify/polaris";
import { FileIcon, XSmallIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { maxFilesAtOnce } from "#app/modules/media/upload/upload-rules.ts";
import type { Attachment } from "./attachments.ts";
import { faultWords, sizeWords } from "./file-words.ts";

interface Props {
  attachments: readonly Attachment[];
  /** So many were too many. */
  left: number;
  onRetry: (key: string) => void;
  onRemove: (key: string) => void;
}

/** The files that go with the reply: how far each is, and what can be done about it. */
export function AttachedFiles({ attachments, left, onRetry, onRemove }: Props) {
  const { t } = useTranslation("composer");
  return (
    <>
      {attachments.length > 0 && (
        <ul className="composer__files" aria-label={t("files.label")}>
          {attachments.map((attachment) => (
            <AttachedFile
              key={attachment.key}
              attachment={attachment}
              onRetry={() => onRetry(attachment.key)}
              onRemove={() => onRemove(attachment.key)}
            />
          ))}
        </ul>
      )}
      {left > 0 && (
        <p role="status" className="composer__left">
          {t("files.tooMany", { count: maxFilesAtOnce })}
        </p>
      )}
      <ul className="inbox-hidden" aria-live="polite">
        {attachments.map((attachment) => (
          <li key={attachment.key}>{spoken(attachment)}</li>
        ))}
      </ul>
    </>
  );

  function spoken(attachment: Attachment): string {
    const { name } = attachment;
    if (attachment.state === "ready") return t("files.ready", { name });
    return attachment.fault ? `${name}: ${faultWords(t, attachment)}` : t("files.uploading", { name });
  }
}

interface FileProps {
  attachment: Attachment;
  onRetry: () => void;
  onRemove: () => void;
}

function AttachedFile({ attachment, onRetry, onRemove }: FileProps) {
  const { t, i18n } = useTranslation("composer");
  const { name, bytes, state, progress, fault } = attachment;
  const uploading = state === "uploading";
  return (
    <li className="composer__file">
      <Thumb attachment={attachment} />
      <div className="composer__file-words">
        <p className="composer__file-name">{name}</p>
        {uploading && <ProgressBar progress={progress * 100} size="small" tone="primary" animated={false} />}
        {state === "ready" && <p className="composer__length">{sizeWords(bytes, i18n.language)}</p>}
        {fault && <p className="composer__fault">{faultWords(t, attachment)}</p>}
      </div>
      {fault === "unreachable" && (
        <Button size="slim" accessibilityLabel={t("files.retryOf", { name })} onClick={onRetry}>
          {t("files.retry")}
        </Button>
      )}
      <Button
        icon={XSmallIcon}
        variant="tertiary"
        accessibilityLabel={t(uploading ? "files.cancelOf" : "files.removeOf", { name })}
        onClick={onRemove}
      />
    </li>
  );
}

function Thumb({ attachment }: { attachment: Attachment }) {
  if (attachment.preview) return <img className="composer__thumb" src={attachment.preview} alt="" />;
  return (
    <span className="composer__thumb">
      <Icon source={FileIcon} tone="subdued" />
    </span>
  );
}
