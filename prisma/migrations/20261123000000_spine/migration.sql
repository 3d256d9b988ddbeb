
-- CreateTable
CREATE TABLE "shops" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "name" TEXT,
    "currency" TEXT,
    "timezone" TEXT,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "index_key_wrapped" BYTEA NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shops_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shopify_user_id" TEXT NOT NULL,
    "name_sealed" BYTEA,
    "account_owner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_accounts" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "app_scoped_id" TEXT NOT NULL,
    "exchange_user_id" TEXT NOT NULL,
    "profile_sealed" BYTEA NOT NULL,
    "token_sealed" BYTEA,
    "token_issued_at" TIMESTAMPTZ(3),
    "token_expires_at" TIMESTAMPTZ(3),
    "permissions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "subscribed_fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "human_agent" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "last_event_at" TIMESTAMPTZ(3),
    "last_check_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "connected_by" UUID,
    "disconnected_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_accounts_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "connect_attempts" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "return_to" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "connect_attempts_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "external_id_index" BYTEA NOT NULL,
    "handle_index" BYTEA,
    "profile_sealed" BYTEA NOT NULL,
    "profile_state" TEXT NOT NULL DEFAULT 'unknown',
    "profile_fetched_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "person_keys" (
    "shop_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_keys_pkey" PRIMARY KEY ("shop_id","contact_id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "last_message_id" UUID,
    "last_message_at" TIMESTAMPTZ(3),
    "last_customer_message_at" TIMESTAMPTZ(3),
    "unread_count" INTEGER NOT NULL DEFAULT 0,
    "customer_seen_at" TIMESTAMPTZ(3),
    "standby_since" TIMESTAMPTZ(3),
    "ownership_at" TIMESTAMPTZ(3),
    "staff_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "mid_index" BYTEA,
    "direction" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "content_sealed" BYTEA,
    "sent_at" TIMESTAMPTZ(3),
    "edit_number" INTEGER NOT NULL DEFAULT 0,
    "edited_at" TIMESTAMPTZ(3),
    "reaction_sealed" BYTEA,
    "reaction_at" TIMESTAMPTZ(3),
    "unsent_at" TIMESTAMPTZ(3),
    "state" TEXT,
    "failure_code" TEXT,
    "staff_id" UUID,
    "client_token" UUID,
    "part" INTEGER NOT NULL DEFAULT 0,
    "tag" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "message_attempts" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "error_code" TEXT,
    "trace_id" TEXT,

    CONSTRAINT "message_attempts_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "comments" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "comment_index" BYTEA NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "own" BOOLEAN NOT NULL DEFAULT false,
    "commented_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "unsupported_events" (
    "shop_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unsupported_events_pkey" PRIMARY KEY ("shop_id","account_id","kind")
);

-- CreateTable
CREATE TABLE "evidence" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value_index" BYTEA NOT NULL,
    "value_sealed" BYTEA NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "searched_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "links" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "customer_gid" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "detail_sealed" BYTEA NOT NULL,
    "suggested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,

    CONSTRAINT "links_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "link_decisions" (
    "shop_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_decisions_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "customer_snapshots" (
    "shop_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "customer_gid" TEXT NOT NULL,
    "data_sealed" BYTEA,
    "fetched_at" TIMESTAMPTZ(3),
    "stale_since" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "customer_snapshots_pkey" PRIMARY KEY ("shop_id","contact_id","customer_gid")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "topic" TEXT NOT NULL,
    "shop_domain" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "body_sealed" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'received',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_error" TEXT,
    "shop_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shops_domain_key" ON "shops"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "staff_shop_id_shopify_user_id_key" ON "staff"("shop_id", "shopify_user_id");

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "channel_accounts_shop_id_channel_external_id_key" ON "channel_accounts"("shop_id", "channel", "external_id");

-- CreateIndex
CREATE INDEX "contacts_shop_id_handle_index_idx" ON "contacts"("shop_id", "handle_index");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_shop_id_account_id_external_id_index_key" ON "contacts"("shop_id", "account_id", "external_id_index");

-- CreateIndex
CREATE INDEX "conversations_shop_id_last_message_at_id_idx" ON "conversations"("shop_id", "last_message_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "conversations_shop_id_contact_id_key" ON "conversations"("shop_id", "contact_id");

-- CreateIndex
CREATE INDEX "messages_shop_id_conversation_id_sent_at_id_idx" ON "messages"("shop_id", "conversation_id", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "messages_shop_id_mid_index_key" ON "messages"("shop_id", "mid_index");

-- CreateIndex
CREATE UNIQUE INDEX "messages_shop_id_client_token_part_key" ON "messages"("shop_id", "client_token", "part");

-- CreateIndex
CREATE UNIQUE INDEX "message_attempts_shop_id_message_id_number_key" ON "message_attempts"("shop_id", "message_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "comments_shop_id_comment_index_key" ON "comments"("shop_id", "comment_index");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_shop_id_contact_id_kind_value_index_key" ON "evidence"("shop_id", "contact_id", "kind", "value_index");

-- CreateIndex
CREATE INDEX "links_shop_id_customer_gid_idx" ON "links"("shop_id", "customer_gid");

-- CreateIndex
CREATE UNIQUE INDEX "links_shop_id_contact_id_customer_gid_key" ON "links"("shop_id", "contact_id", "customer_gid");

-- CreateIndex
CREATE INDEX "link_decisions_shop_id_link_id_decided_at_idx" ON "link_decisions"("shop_id", "link_id", "decided_at");

-- CreateIndex
CREATE INDEX "customer_snapshots_shop_id_customer_gid_idx" ON "customer_snapshots"("shop_id", "customer_gid");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_source_digest_key" ON "deliveries"("source", "digest");

-- AddForeignKey
ALTER TABLE "person_keys" ADD CONSTRAINT "person_keys_shop_id_contact_id_fkey" FOREIGN KEY ("shop_id", "contact_id") REFERENCES "contacts"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_attempts" ADD CONSTRAINT "message_attempts_shop_id_message_id_fkey" FOREIGN KEY ("shop_id", "message_id") REFERENCES "messages"("shop_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

