-- As before (20261125000800_search), with the window that is walked through bounded once on each side: with two lower
-- bounds PostgreSQL read the whole index to find a thousand messages of it.
-- The newest messages that hold every one of some tokens, and one of some others, older than a place.
-- What many messages hold is found among the newest; what few hold, by the index. How many hold it shows among the
-- first thousand. An index scan of what many hold would read each of them before it knows the newest.
CREATE OR REPLACE FUNCTION couplet_search_messages(
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
  nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
  depth integer := 1000;
  floor_at timestamptz;
  floor_id uuid;
  last boolean := false;
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
    -- One bound on each side: beside a second lower one PostgreSQL would begin at whichever stands first.
    IF floor_at IS NULL OR floor_at < since THEN
      floor_at := since;
      floor_id := nobody;
      last := true;
    END IF;
    RETURN QUERY SELECT e.document_id, e.contact_id, e.sent_at FROM public.search_entries e
      WHERE e.shop_id = shop AND e.sent_at IS NOT NULL AND (e.sent_at, e.document_id) < (before, before_id)
        AND (e.sent_at, e.document_id) >= (floor_at, floor_id)
        AND (every IS NULL OR e.tokens @> every) AND (either IS NULL OR e.tokens && either)
      ORDER BY e.sent_at DESC, e.document_id DESC LIMIT wanted;
    GET DIAGNOSTICS hits = ROW_COUNT;
    wanted := wanted - hits;
    IF wanted <= 0 OR last THEN
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
