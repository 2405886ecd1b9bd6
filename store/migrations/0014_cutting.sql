-- A job that cuts one more card out of a page of an earlier job's files, along an outline that a person drew: where no card
-- was found, or one was passed over. page: counted over all files of the job, zero-based. turned_degrees NULL: the program
-- finds out which way up it is.
CREATE TABLE cutting (
  job_id BIGINT PRIMARY KEY REFERENCES job (id),
  of_job BIGINT NOT NULL REFERENCES job (id),
  page BIGINT NOT NULL,
  outline TEXT NOT NULL,
  turned_degrees BIGINT,
  actor TEXT
);
CREATE INDEX cutting_of_job ON cutting (of_job);
