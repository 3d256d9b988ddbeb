-- Words of messages and of persons, as hashes under a key of the shop: docs/decisions/0030-search.md.
CREATE TABLE search_entries (
  shop_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  -- A message; or the contact, for what they are called and what they bought.
  document_id uuid NOT NULL,
  -- Null for a person.
  sent_at timestamptz(3),
  tokens integer[] NOT NULL,
  PRIMARY KEY (shop_id, contact_id, document_id),
  CONSTRAINT search_entries_contact_of_shop_fkey FOREIGN KEY (shop_id, contact_id)
    REFERENCES contacts (shop_id, id) ON DELETE CASCADE
);
-- Ascending and read backwards: new entries come at its end.
CREATE INDEX search_entries_newest ON search_entries (shop_id, sent_at, document_id) WHERE sent_at IS NOT NULL;
-- New entries wait in the index's list until a job takes them in (couplet_system owns the table for that); the limit
-- is for a worker that lags behind.
CREATE INDEX search_entries_tokens ON search_entries USING gin (tokens) WITH (fastupdate = on, gin_pending_list_limit = 16384);

ALTER TABLE search_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY search_entries_of_shop ON search_entries TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY search_entries_of_system ON search_entries TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON search_entries TO couplet_app, couplet_system;

-- How far a shop's index is. Of a shop without a row everything was indexed when it came.
CREATE TABLE search_indexes (
  shop_id uuid NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  version integer NOT NULL,
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  reached_contact_id uuid,
  reached_id uuid,
  finished_at timestamptz(3),
  PRIMARY KEY (shop_id)
);

ALTER TABLE search_indexes ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_indexes FORCE ROW LEVEL SECURITY;
CREATE POLICY search_indexes_of_shop ON search_indexes TO couplet_app USING (shop_id = couplet_shop()) WITH CHECK (shop_id = couplet_shop());
CREATE POLICY search_indexes_of_system ON search_indexes TO couplet_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON search_indexes TO couplet_app, couplet_system;

-- What was written before today is not indexed yet: version 0 is nobody's.
INSERT INTO search_indexes (shop_id, version) SELECT id, 0 FROM shops;

-- Array operators are not leakproof: under a policy PostgreSQL uses no GIN index for them. The shop's role therefore
-- asks two functions, which act as a role that may read this one table and do nothing else, filter by the shop of
-- the transaction themselves, and give ids.
DO $$ BEGIN CREATE ROLE couplet_search NOLOGIN NOBYPASSRLS; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'couplet_search', 'SET') THEN
    EXECUTE format('GRANT couplet_search TO %I', current_user);
  END IF;
EXCEPTION WHEN unique_violation THEN NULL; END $$;
CREATE POLICY search_entries_of_search ON search_entries FOR SELECT TO couplet_search USING (true);
GRANT USAGE ON SCHEMA public TO couplet_search;
GRANT SELECT ON search_entries TO couplet_search;

-- The newest messages that hold every one of some tokens, and one of some others, older than a place.
-- What many messages hold is found among the newest; what few hold, by the index. How many hold it shows among the
-- first thousand. An index scan of what many hold would read each of them before it knows the newest.
CREATE FUNCTION couplet_search_messages(
  every integer[], either integer[], of_contacts uuid[], since timestamptz, before timestamptz, before_id uuid, wanted integer
) RETURNS TABLE (document_id uuid, contact_id uuid, sent_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  shop CONSTANT uuid := public.couplet_shop();
  depth integer := 1000;
  floor_at timestamptz;
  floor_id uuid;
  hits integer;
  usual integer[];
BEGIN
  IF shop IS NULL THEN
    RETURN;
  END IF;
  IF of_contacts IS NOT NULL THEN
    RETURN QUERY SELECT e.document_id, e.contact_id, e.sent_at FROM public.search_entries e
      WHERE e.shop_id = shop AND e.contact_id = ANY (of_contacts) AND e.sent_at >= since
        AND (e.sent_at, e.document_id) < (before, before_id)
        AND (every IS NULL OR e.tokens @> every) AND (either IS NULL OR e.tokens && either)
      ORDER BY e.sent_at DESC, e.document_id DESC LIMIT wanted;
    RETURN;
  END IF;
  -- Of hundreds of words that a mistyped one may have meant, those that are in use; comparing each costs too much.
  IF cardinality(either) > 16 THEN
    usual := ARRAY(
      SELECT DISTINCT token FROM (
        SELECT e.tokens FROM public.search_entries e WHERE e.shop_id = shop AND e.sent_at IS NOT NULL
        ORDER BY e.sent_at DESC, e.document_id DESC LIMIT 1000
      ) AS newest, unnest(newest.tokens) AS token
      WHERE token = ANY (either));
    IF cardinality(usual) > 0 THEN
      either := usual;
    ELSE
      depth := 0;
    END IF;
  END IF;
  WHILE depth > 0 LOOP
    SELECT e.sent_at, e.document_id INTO floor_at, floor_id FROM public.search_entries e
    WHERE e.shop_id = shop AND e.sent_at IS NOT NULL AND (e.sent_at, e.document_id) < (before, before_id)
    ORDER BY e.sent_at DESC, e.document_id DESC OFFSET depth - 1 LIMIT 1;
    RETURN QUERY SELECT e.document_id, e.contact_id, e.sent_at FROM public.search_entries e
      WHERE e.shop_id = shop AND e.sent_at >= since AND (e.sent_at, e.document_id) < (before, before_id)
        AND (floor_at IS NULL OR (e.sent_at, e.document_id) >= (floor_at, floor_id))
        AND (every IS NULL OR e.tokens @> every) AND (either IS NULL OR e.tokens && either)
      ORDER BY e.sent_at DESC, e.document_id DESC LIMIT wanted;
    GET DIAGNOSTICS hits = ROW_COUNT;
    wanted := wanted - hits;
    IF wanted <= 0 OR floor_at IS NULL OR floor_at < since THEN
      RETURN;
    END IF;
    before := floor_at;
    before_id := floor_id;
    -- One in three hundred: going on costs about what the index would.
    depth := CASE WHEN hits * 300 >= depth THEN depth * 4 ELSE 0 END;
  END LOOP;
  RETURN QUERY SELECT f.document_id, f.contact_id, f.sent_at FROM (
      SELECT e.shop_id, e.document_id, e.contact_id, e.sent_at FROM public.search_entries e
      WHERE (every IS NULL OR e.tokens @> every) AND (either IS NULL OR e.tokens && either) OFFSET 0
    ) AS f
    WHERE f.shop_id = shop AND f.sent_at >= since AND (f.sent_at, f.document_id) < (before, before_id)
    ORDER BY f.sent_at DESC, f.document_id DESC LIMIT wanted;
END $$;

-- Persons whose names, orders or products hold every one of some tokens, and one of some others.
CREATE FUNCTION couplet_search_persons(every integer[], either integer[], wanted integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off
SET jit = off
AS $$
DECLARE
  shop CONSTANT uuid := public.couplet_shop();
BEGIN
  IF shop IS NULL OR (every IS NULL AND either IS NULL) THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT f.contact_id FROM (
      SELECT e.shop_id, e.contact_id, e.sent_at FROM public.search_entries e
      WHERE (every IS NULL OR e.tokens @> every) AND (either IS NULL OR e.tokens && either) OFFSET 0
    ) AS f
    WHERE f.shop_id = shop AND f.sent_at IS NULL LIMIT wanted;
END $$;

REVOKE ALL ON FUNCTION couplet_search_messages, couplet_search_persons FROM PUBLIC;
GRANT EXECUTE ON FUNCTION couplet_search_messages, couplet_search_persons TO couplet_app;

-- Whoever gets a function or a table needs CREATE in the schema at that moment.
GRANT CREATE ON SCHEMA public TO couplet_search, couplet_system;
ALTER FUNCTION couplet_search_messages OWNER TO couplet_search;
ALTER FUNCTION couplet_search_persons OWNER TO couplet_search;
-- Only a table's owner may take waiting entries into its index, which the sweep does.
ALTER TABLE search_entries OWNER TO couplet_system;
REVOKE CREATE ON SCHEMA public FROM couplet_search, couplet_system;
