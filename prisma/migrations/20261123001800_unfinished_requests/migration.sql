-- The inbox asks whether a request runs out of time on every page: the finished ones are not looked at for it.
CREATE INDEX privacy_requests_unfinished ON privacy_requests (shop_id)
  WHERE state IN ('waiting', 'received', 'running', 'ready');
