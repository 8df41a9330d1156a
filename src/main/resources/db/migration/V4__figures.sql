-- The computed figures. A computation is identified by the content it worked on and becomes visible as a whole.

create table computation (
    id          bigint generated always as identity primary key,
    fingerprint char(64) not null unique,
    complete    boolean  not null default false
);
comment on column computation.fingerprint is 'SHA-256 over the deliveries in force and the definitions';

create table figure (
    computation  bigint not null references computation,
    year         int    not null,
    perimeter    text   not null,
    level        text   not null,
    territory    varchar(3) not null,
    indicator    text   not null,
    value        numeric,
    numerator    numeric,
    denominator  numeric,
    unknown_rate numeric,
    contributors bigint not null,
    status       char(1) not null,
    primary key (computation, year, perimeter, territory, indicator)
);
comment on table figure is 'One row per indicator, territory and year';
