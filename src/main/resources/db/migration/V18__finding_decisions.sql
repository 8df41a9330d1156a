-- What was looked at and found right, so that it is not told again. Nobody is named.
create table finding_decision (
    year_basis text    not null,
    year       int     not null,
    perimeter  text    not null,
    territory  text    not null,
    indicator  text    not null,
    kind       text    not null,
    value      numeric,
    previous   numeric,
    decided_on date    not null,
    reason     text    not null,
    primary key (year_basis, year, perimeter, territory, indicator, kind)
);
comment on table finding_decision is 'Implausible figures that somebody looked at and decided to publish';
comment on column finding_decision.year_basis is 'How the year is counted: civil, or convention for 3 February to 2 February';
comment on column finding_decision.perimeter is 'The map of regions';
comment on column finding_decision.kind is 'What was odd';
comment on column finding_decision.value is 'The figure that was looked at: another one is told again';
comment on column finding_decision.previous is 'The figure of the year before at that time';
comment on column finding_decision.reason is 'Why it is right, as published with it';
