-- Why something was asked, where the law wants the reason on record: a person under the minimum age was reported.
ALTER TABLE privacy_requests ADD COLUMN reason text CHECK (reason IN ('under_age'));
