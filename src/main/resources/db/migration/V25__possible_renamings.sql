-- Beside the reporters that go on under another name, those of which nothing decides it.
alter table renamed_reporter add column certain boolean not null default true;
comment on table renamed_reporter is 'One row per reporter that goes on in the part''s year where another one ends, or may do so';
comment on column renamed_reporter.reporter is 'The producer, then / and the place as its lines name it; the producer alone where they name none';
comment on column renamed_reporter.before is 'The reporter that ends, likewise';
comment on column renamed_reporter.certain is 'Whether the two count as one reporter; where false, neither is part of the constant scope';
