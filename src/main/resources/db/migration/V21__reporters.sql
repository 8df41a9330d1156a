-- Who reported under another name, and whose deliveries reach a part of the year alone. The rows belong to parts of
-- computations, as those of non_respondent do.
create table renamed_reporter (
    part     bigint not null,
    nth      int    not null,
    reporter text   not null,
    before   text   not null
);
create index on renamed_reporter (part);
comment on table renamed_reporter is 'One row per place that one producer alone named in the part''s year, and another one alone in the year before: it counts as one reporter';
comment on column renamed_reporter.nth is 'Its place in the list, from 0';
comment on column renamed_reporter.reporter is 'The producer, then / and the place as its lines name it';
comment on column renamed_reporter.before is 'The same in the year before';

create table partial_delivery (
    part          bigint not null,
    producer      text   not null,
    months        int    not null,
    months_before int    not null
);
create index on partial_delivery (part);
comment on table partial_delivery is 'One row per producer whose deliveries reach a part of the part''s year alone';
comment on column partial_delivery.months is 'How many of the twelve months of the year they reach';
comment on column partial_delivery.months_before is 'How many of the year before; 0 where the producer delivered nothing of it';
